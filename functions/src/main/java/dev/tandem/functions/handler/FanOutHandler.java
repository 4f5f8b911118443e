package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.usecase.PostPart;
import dev.tandem.json.Form;
import dev.tandem.json.Json;

/** Posts a part of a fan-out to the sockets of a large room: called by {@link BroadcastHandler}, which waits for it. */
public final class FanOutHandler extends JsonHandler {
    private final PostPart postPart;

    /** For Lambda. */
    public FanOutHandler() {
        this(Wiring.fromEnvironment(wiring -> wiring.fanningOut().prime()));
    }

    public FanOutHandler(Wiring wiring) {
        postPart = wiring.fanningOut().postPart();
    }

    @Override
    Json handle(Form event) {
        return postPart.post(event);
    }
}
