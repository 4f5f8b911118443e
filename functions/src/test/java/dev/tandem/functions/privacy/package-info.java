/** Everything about a person, and nothing about one any more (PROTOCOL R19). */
@NullMarked
package dev.tandem.functions.privacy;

import org.jspecify.annotations.NullMarked;
