/**
 * The cloud's weather, on a machine where it would never be felt: {@link dev.tandem.local.profile.LatencyProfile} makes things take as long as they do
 * there, {@link dev.tandem.local.profile.FaultProfile} makes them go wrong as they may there. Both follow from a seed, and are off unless asked for.
 */
@NullMarked
package dev.tandem.local.profile;

import org.jspecify.annotations.NullMarked;
