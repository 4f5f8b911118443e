@NullMarked
package dev.tandem.local.signin;

import org.jspecify.annotations.NullMarked;
