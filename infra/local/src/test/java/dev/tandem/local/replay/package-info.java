@NullMarked
package dev.tandem.local.replay;

import org.jspecify.annotations.NullMarked;
