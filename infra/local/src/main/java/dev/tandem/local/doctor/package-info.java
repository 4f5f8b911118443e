/**
 * Looks whether a deployment or a local stack works, from end to end, as a client of it: over its public protocol only (docs/PROTOCOL.md).
 *
 * <p>{@link dev.tandem.local.doctor.Examination} goes through the steps; what is wrong is one of {@link dev.tandem.local.doctor.Ailment}, with a
 * sentence that says what to do. What it makes, one room, it deletes.
 */
@NullMarked
package dev.tandem.local.doctor;

import org.jspecify.annotations.NullMarked;
