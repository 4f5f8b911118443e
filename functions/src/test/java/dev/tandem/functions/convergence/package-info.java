/** What people with filters are shown, and people who are being removed are not, through the real functions while everything goes wrong. */
@NullMarked
package dev.tandem.functions.convergence;

import org.jspecify.annotations.NullMarked;
