@NullMarked
package dev.tandem.local.demo;

import org.jspecify.annotations.NullMarked;
