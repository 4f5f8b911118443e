/** Merge policies: what happens when two people change one field. */
@NullMarked
package dev.tandem.merge;

import org.jspecify.annotations.NullMarked;
