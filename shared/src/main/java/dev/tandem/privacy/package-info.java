/** What a room keeps, with somebody under another name. */
@NullMarked
package dev.tandem.privacy;

import org.jspecify.annotations.NullMarked;
