/**
 * WebSocket Lambdas of others on the gateway: a file names routes, functions and where their code is; the code runs in this process, each environment
 * with classes of its own, or in another one that is called. {@code docs/EMULATOR.md} explains the file.
 */
@NullMarked
package dev.tandem.local.hosting;

import org.jspecify.annotations.NullMarked;
