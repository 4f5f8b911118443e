@NullMarked
package dev.tandem.exchange;

import org.jspecify.annotations.NullMarked;
