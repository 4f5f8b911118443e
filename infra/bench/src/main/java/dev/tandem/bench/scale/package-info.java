/** How far it goes: rooms and accounts of growing size under the limits of AWS, in virtual time. */
@NullMarked
package dev.tandem.bench.scale;

import org.jspecify.annotations.NullMarked;
