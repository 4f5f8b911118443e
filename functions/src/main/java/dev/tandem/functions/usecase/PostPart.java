package dev.tandem.functions.usecase;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.util.Set;

/** Posts a part of a fan-out that another invocation divided ({@link Division}). It reads nothing and decides nothing. */
public final class PostPart {
    private static final String GONE = "gone";
    private static final String WHOLE = "whole";

    private final FanOut fanOut;

    public PostPart(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    /**
     * Posts all of it.
     *
     * @return {@code {"gone":["a="],"whole":true}}, the connections that are closed, and whether it reached all that are not
     * @throws FormRefused where it is no part; nothing was posted then
     */
    public Json post(Form event) {
        FanOut.Delivery delivery = fanOut.deliver(Part.of(event).posts());
        return Json.object()
                .put(
                        GONE,
                        Json.array(delivery.gone().stream()
                                .map(each -> Json.of(each))
                                .toList()))
                .put(WHOLE, delivery.whole())
                .build();
    }

    /** What {@link #post} answered; an answer that says nothing closes nothing. */
    static FanOut.Delivery delivery(String answer) {
        try {
            Form form = Form.of(JsonReader.EVENTS.read(answer));
            return new FanOut.Delivery(Set.copyOf(form.optionalTexts(GONE)), form.flag(WHOLE));
        } catch (JsonRefused | FormRefused unreadable) {
            return new FanOut.Delivery(Set.of(), false);
        }
    }
}
