/** What of a room reaches whom: filters of clients, and what they leave of commits and snapshots (PROTOCOL V). */
@NullMarked
package dev.tandem.subscription;

import org.jspecify.annotations.NullMarked;
