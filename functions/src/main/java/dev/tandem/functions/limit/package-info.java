/** How much of what is served in which time (PROTOCOL Q1): pure arithmetic, and a memory that belongs to one function instance. */
@NullMarked
package dev.tandem.functions.limit;

import org.jspecify.annotations.NullMarked;
