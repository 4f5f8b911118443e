@NullMarked
package dev.tandem.local.runtime;

import org.jspecify.annotations.NullMarked;
