/** JSON as values: a strict reader and a compact writer over jackson-core, nothing else. */
@NullMarked
package dev.tandem.json;

import org.jspecify.annotations.NullMarked;
