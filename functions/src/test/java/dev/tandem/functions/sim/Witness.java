package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Write;
import java.util.List;

/** Sees what happens to the rows themselves, at no time of its own. What it sees is the truth that no reader has. */
public interface Witness {
    /** The conditions of all of these held at this moment; each shows from its own moment on. */
    default void decided(Table table, List<Write> writes) {}

    /** A row shows this from now on. */
    default void shown(Table table, Write write) {}
}
