/**
 * A client of Tandem in Java, over its public protocol only (docs/PROTOCOL.md): for the command line, the demo and the tests.
 *
 * <p>{@link dev.tandem.local.client.Api} speaks REST; {@link dev.tandem.local.client.RoomClient} keeps a socket open in one room, comes back
 * when it breaks, and gets each mutation decided once.
 */
@NullMarked
package dev.tandem.local.client;

import org.jspecify.annotations.NullMarked;
