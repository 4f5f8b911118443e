/** Frames to sockets through API Gateway's management API. */
@NullMarked
package dev.tandem.functions.push.apigateway;

import org.jspecify.annotations.NullMarked;
