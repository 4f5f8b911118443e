/** Who somebody is, and what a room lets them do. */
@NullMarked
package dev.tandem.functions.access;

import org.jspecify.annotations.NullMarked;
