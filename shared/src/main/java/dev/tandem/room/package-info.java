/** Decides mutations, folds commits, keeps the digest. Pure functions of (state, batch, now). */
@NullMarked
package dev.tandem.room;

import org.jspecify.annotations.NullMarked;
