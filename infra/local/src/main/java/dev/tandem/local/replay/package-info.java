/** Recorded keystrokes, typed again: an editing trace becomes what a few clients would have sent to a room. */
@NullMarked
package dev.tandem.local.replay;

import org.jspecify.annotations.NullMarked;
