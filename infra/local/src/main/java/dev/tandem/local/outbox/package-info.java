/** The letters that a laptop does not send: kept in memory, and shown on a page. */
@NullMarked
package dev.tandem.local.outbox;

import org.jspecify.annotations.NullMarked;
