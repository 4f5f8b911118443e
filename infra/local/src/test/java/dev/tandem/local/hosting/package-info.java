@NullMarked
package dev.tandem.local.hosting;

import org.jspecify.annotations.NullMarked;
