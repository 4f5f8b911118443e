/**
 * What can be done, one class for each act: it loads, decides and writes. Nothing here knows which store or gateway is behind the ports, reads
 * the environment, or takes time and chance from anywhere but its constructor.
 */
@NullMarked
package dev.tandem.functions.usecase;

import org.jspecify.annotations.NullMarked;
