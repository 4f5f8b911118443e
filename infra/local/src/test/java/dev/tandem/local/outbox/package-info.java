@NullMarked
package dev.tandem.local.outbox;

import org.jspecify.annotations.NullMarked;
