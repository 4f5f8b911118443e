/** Letters, and the way they go: what they say is decided here, who carries them lies behind a port. */
@NullMarked
package dev.tandem.functions.mail;

import org.jspecify.annotations.NullMarked;
