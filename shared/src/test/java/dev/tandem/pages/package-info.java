@NullMarked
package dev.tandem.pages;

import org.jspecify.annotations.NullMarked;
