/** How frames reach sockets, and who else posts them: ports; {@code push.apigateway} and {@code push.lambda} hold the real ones. */
@NullMarked
package dev.tandem.functions.push;

import org.jspecify.annotations.NullMarked;
