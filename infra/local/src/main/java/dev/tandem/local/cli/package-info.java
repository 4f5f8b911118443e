/**
 * The command line. {@code ./tandem} builds what is stale and calls {@link dev.tandem.local.Main}; each command is one class here.
 *
 * <p>Results go to standard output, everything else to standard error. The exit status is 0; 1 where what was asked for cannot be done; 2 where
 * the command line is wrong. Refusals are one line: {@code tandem: code: sentence}.
 */
@NullMarked
package dev.tandem.local.cli;

import org.jspecify.annotations.NullMarked;
