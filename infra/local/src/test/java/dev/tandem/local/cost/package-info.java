@NullMarked
package dev.tandem.local.cost;

import org.jspecify.annotations.NullMarked;
