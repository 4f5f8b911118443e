@NullMarked
package dev.tandem.notification;

import org.jspecify.annotations.NullMarked;
