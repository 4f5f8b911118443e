/**
 * Sign-in for development: an authorization server with the endpoints, tokens and refusals of a Cognito user pool, whose page believes every name. It
 * answers only to this machine.
 */
@NullMarked
package dev.tandem.local.signin;

import org.jspecify.annotations.NullMarked;
