package dev.tandem.functions;

import dev.tandem.functions.store.StoreUnavailable;
import java.util.Map;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Does before a snapshot of the process is taken what its first call would pay for: loads the code of a read, and makes the store's connection, whose
 * classes and keys are then in the snapshot. It reads what the function's role allows: a read that is refused ends the start. A restored process needs nothing: its clock is asked at each call, its random numbers
 * come from the system, and a connection that has died is made anew by the client.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime hooks for SnapStart</a>
 */
final class Priming implements Resource {
    private final Wiring wiring;
    private final Consumer<Wiring> first;

    private Priming(Wiring wiring, Consumer<Wiring> first) {
        this.wiring = wiring;
        this.first = first;
    }

    /** From now on until the process ends. The result is to be kept: the runtime itself holds it weakly. */
    static Priming of(Wiring wiring, Consumer<Wiring> first) {
        Priming priming = new Priming(wiring, first);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            first.accept(wiring);
        } catch (StoreUnavailable unavailable) {
            // The function works without; its first call after a restore is slower.
            wiring.log().warn("not-primed", Map.of());
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // See above.
    }
}
