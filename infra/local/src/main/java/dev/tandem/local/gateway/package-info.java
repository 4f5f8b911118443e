/**
 * A gateway with the habits of Amazon API Gateway: a WebSocket API, its management API, an HTTP API and static pages,
 * on one machine.
 *
 * <p>{@link dev.tandem.local.gateway.Gateway} binds the ports, {@link dev.tandem.local.gateway.GatewaySettings} says
 * what is served. Functions are {@link dev.tandem.local.LambdaFunction}s; the gateway knows nothing else about what
 * stands behind it. Each habit, its test and its source are listed in {@code docs/EMULATOR.md}.
 *
 * <p>Sockets belong to event loops, which never wait; functions run on virtual threads.
 */
@NullMarked
package dev.tandem.local.gateway;

import org.jspecify.annotations.NullMarked;
