@NullMarked
package dev.tandem.local.cli;

import org.jspecify.annotations.NullMarked;
