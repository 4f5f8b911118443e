package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.json.Form;
import dev.tandem.json.Json;

/** Called by a clock, every minute or so: does what is left of things that ended. What the event says does not matter. */
public final class SweepHandler extends JsonHandler {
    private final Wiring wiring;

    /** For Lambda. */
    public SweepHandler() {
        this(Wiring.fromEnvironment());
    }

    public SweepHandler(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    Json handle(Form event) {
        return Json.object().put("left", wiring.rooms().purge().sweep()).build();
    }
}
