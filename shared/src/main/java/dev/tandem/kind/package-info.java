/** The kinds of room: entity types, fields, limits, permissions and merge policies, read from one JSON file each. */
@NullMarked
package dev.tandem.kind;

import org.jspecify.annotations.NullMarked;
