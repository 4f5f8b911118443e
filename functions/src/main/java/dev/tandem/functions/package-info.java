/** The Lambda functions: {@link dev.tandem.functions.Wiring} builds them, {@link dev.tandem.functions.Config} says with what. */
@NullMarked
package dev.tandem.functions;

import org.jspecify.annotations.NullMarked;
