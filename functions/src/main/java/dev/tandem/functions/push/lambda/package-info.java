/** Parts of a fan-out, posted by another function of Lambda. */
@NullMarked
package dev.tandem.functions.push.lambda;

import org.jspecify.annotations.NullMarked;
