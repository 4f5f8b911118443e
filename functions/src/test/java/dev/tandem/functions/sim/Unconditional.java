package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.Write;

/** A mistake that is planted in several ways: a write that asks nothing of the row it is for. */
public final class Unconditional {
    private Unconditional() {}

    public static Write of(Write write) {
        return switch (write) {
            case Write.Put put -> new Write.Put(put.row(), Condition.ALWAYS);
            case Write.Update update -> new Write.Update(update.key(), update.values(), Condition.ALWAYS);
            case Write.Raise raise -> new Write.Raise(raise.key(), raise.name(), Condition.ALWAYS);
            case Write.Delete delete -> new Write.Delete(delete.key(), Condition.ALWAYS);
            case Write.Check check -> new Write.Check(check.key(), Condition.ALWAYS);
        };
    }
}
