/** What every module is held to; the others take it from the test jar of this one. */
@NullMarked
package dev.tandem.gate;

import org.jspecify.annotations.NullMarked;
