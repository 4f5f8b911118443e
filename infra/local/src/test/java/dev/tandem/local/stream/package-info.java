@NullMarked
package dev.tandem.local.stream;

import org.jspecify.annotations.NullMarked;
