/** Sign-in for development: an issuer of access tokens that believes every name. It answers only to this machine, and only where it is asked to be there. */
@NullMarked
package dev.tandem.local.signin;

import org.jspecify.annotations.NullMarked;
