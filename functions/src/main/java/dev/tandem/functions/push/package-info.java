/** How frames reach sockets: a port; {@code push.apigateway} holds the real one. */
@NullMarked
package dev.tandem.functions.push;

import org.jspecify.annotations.NullMarked;
