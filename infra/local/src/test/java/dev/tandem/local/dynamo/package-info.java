@NullMarked
package dev.tandem.local.dynamo;

import org.jspecify.annotations.NullMarked;
