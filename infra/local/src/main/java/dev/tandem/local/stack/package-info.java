/** The whole of Tandem in one process: the deployed functions between the gateway, the embedded database and its stream. */
@NullMarked
package dev.tandem.local.stack;

import org.jspecify.annotations.NullMarked;
