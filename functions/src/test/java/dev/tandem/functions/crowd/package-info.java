/** Many people at one room of each kind, on the simulated store: whatever overtakes whatever, the rules of the kind hold. */
@NullMarked
package dev.tandem.functions.crowd;

import org.jspecify.annotations.NullMarked;
