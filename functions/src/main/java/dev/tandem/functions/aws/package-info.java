/** What those drivers share that ask a service of AWS without a client of its own. */
@NullMarked
package dev.tandem.functions.aws;

import org.jspecify.annotations.NullMarked;
