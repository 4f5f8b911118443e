/** Simulated people edit one room through the real functions while everything goes wrong; in the end all of them must agree. */
@NullMarked
package dev.tandem.functions.convergence;

import org.jspecify.annotations.NullMarked;
