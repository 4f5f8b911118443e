package dev.tandem.functions.log;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call of a function, which every line that is logged meanwhile names.
 *
 * @param function the handler
 * @param id as Lambda's own lines about it say
 */
public record Invocation(String function, String id) {
    private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

    static Optional<Invocation> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does something within this call. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** A task that belongs to the call in which it was made, on whatever thread it is done. */
    public static Runnable carried(Runnable task) {
        return current()
                .<Runnable>map(call -> () -> ScopedValue.where(CURRENT, call).run(task))
                .orElse(task);
    }
}
