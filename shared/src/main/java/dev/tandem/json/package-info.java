/** JSON as values: a strict reader and a compact writer over jackson-core's streaming parser, nothing else. */
@NullMarked
package dev.tandem.json;

import org.jspecify.annotations.NullMarked;
