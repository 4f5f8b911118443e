/**
 * Whole worlds from one seed: the real functions on simulated rows, a gateway and a stream that fail as the cloud's do, clients that keep the protocol,
 * and one checker of everything that is promised (docs/GUARANTEES.md).
 */
@NullMarked
package dev.tandem.functions.proof;

import org.jspecify.annotations.NullMarked;
