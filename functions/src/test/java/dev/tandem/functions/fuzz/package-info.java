/**
 * Fuzzers of what reads others' bytes. Each is a class with {@code fuzzerTestOneInput(byte[])}, as Jazzer calls it, and {@code seeds()} to begin with;
 * crashers are kept in {@code src/test/resources/fuzz/<name>}, each named after what was wrong. {@code ./tandem fuzz} runs them for as long as one likes.
 */
@NullMarked
package dev.tandem.functions.fuzz;

import org.jspecify.annotations.NullMarked;
