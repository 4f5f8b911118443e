/** Where rooms, connections and tickets are kept: ports only. {@code store.dynamo} holds the real ones. */
@NullMarked
package dev.tandem.functions.store;

import org.jspecify.annotations.NullMarked;
