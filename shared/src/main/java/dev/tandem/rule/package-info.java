/** Domain rules: what a change causes in the same commit. */
@NullMarked
package dev.tandem.rule;

import org.jspecify.annotations.NullMarked;
