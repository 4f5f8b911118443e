/** The frames of the protocol as sealed records, and the one codec that reads and writes them. */
@NullMarked
package dev.tandem.protocol;

import org.jspecify.annotations.NullMarked;
