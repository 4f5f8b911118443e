@NullMarked
package dev.tandem.privacy;

import org.jspecify.annotations.NullMarked;
