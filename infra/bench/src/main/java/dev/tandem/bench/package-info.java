/** Measurements: every figure of speed is a ratio of two things measured in the same run on the same machine. */
@NullMarked
package dev.tandem.bench;

import org.jspecify.annotations.NullMarked;
