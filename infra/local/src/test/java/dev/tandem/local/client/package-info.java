@NullMarked
package dev.tandem.local.client;

import org.jspecify.annotations.NullMarked;
