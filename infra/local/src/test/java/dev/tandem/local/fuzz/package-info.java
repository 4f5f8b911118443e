/** The fuzzer of files that people import: CSV, JSON rows, and whole rooms. */
@NullMarked
package dev.tandem.local.fuzz;

import org.jspecify.annotations.NullMarked;
