/** Tests that try to break in: who may do what, whose things are whose, and what hostile input does. All are tagged {@code security}. */
@NullMarked
package dev.tandem.functions.security;

import org.jspecify.annotations.NullMarked;
