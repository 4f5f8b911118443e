/**
 * A simulated world: the real store logic over simulated rows, in virtual time, with the faults DynamoDB Local never shows. The same seed gives
 * the same run.
 */
@NullMarked
package dev.tandem.functions.sim;

import org.jspecify.annotations.NullMarked;
