/** What happened, as lines of JSON. */
@NullMarked
package dev.tandem.functions.log;

import org.jspecify.annotations.NullMarked;
