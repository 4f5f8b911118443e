/** Files to entities and back: pure mappings, so that the command line only reads, submits and prints. */
@NullMarked
package dev.tandem.local.exchange;

import org.jspecify.annotations.NullMarked;
