@NullMarked
package dev.tandem.history;

import org.jspecify.annotations.NullMarked;
