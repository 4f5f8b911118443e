package dev.tandem.functions;

import dev.tandem.functions.store.StoreUnavailable;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Does before a snapshot of the process is taken what its first call would pay for: reads the kinds, loads the code of a read, and makes the store's
 * connection, whose classes and keys are then in the snapshot. A restored process needs nothing: its clock is asked at each call, its random numbers
 * come from the system, and a connection that has died is made anew by the client.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime hooks for SnapStart</a>
 */
final class Priming implements Resource {
    /** No room has this name: it is too short for one that was made here, and nobody is told of it. */
    private static final String NOBODYS_ROOM = "-";

    private final Wiring wiring;

    private Priming(Wiring wiring) {
        this.wiring = wiring;
    }

    /** From now on until the process ends. The result is to be kept: the runtime itself holds it weakly. */
    static Priming of(Wiring wiring) {
        Priming priming = new Priming(wiring);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        wiring.kinds();
        try {
            wiring.ports().rooms().meta(NOBODYS_ROOM);
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
