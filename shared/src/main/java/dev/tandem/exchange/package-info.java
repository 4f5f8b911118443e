/** Files to entities and back: pure mappings, so that whoever has a file only reads, submits and tells. */
@NullMarked
package dev.tandem.exchange;

import org.jspecify.annotations.NullMarked;
