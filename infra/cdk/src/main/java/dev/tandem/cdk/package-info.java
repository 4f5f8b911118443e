/** The cloud: what `cdk deploy` makes. Tables come from the same declaration that the local stack and the tests use. */
@NullMarked
package dev.tandem.cdk;

import org.jspecify.annotations.NullMarked;
