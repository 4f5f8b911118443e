@NullMarked
package dev.tandem.local.exchange;

import org.jspecify.annotations.NullMarked;
