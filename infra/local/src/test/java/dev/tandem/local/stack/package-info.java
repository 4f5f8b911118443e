@NullMarked
package dev.tandem.local.stack;

import org.jspecify.annotations.NullMarked;
