@NullMarked
package dev.tandem.local.profile;

import org.jspecify.annotations.NullMarked;
