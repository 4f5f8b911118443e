/** The log read for people: what happened, and what an entity was. Readings only; they decide nothing. */
@NullMarked
package dev.tandem.history;

import org.jspecify.annotations.NullMarked;
