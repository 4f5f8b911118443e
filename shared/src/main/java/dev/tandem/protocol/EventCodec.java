package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Audience;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Optional;

/** Events of a commit as JSON (PROTOCOL N1). */
final class EventCodec {
    private EventCodec() {}

    static Json.Obj write(Event event) {
        ObjectBuilder json = Json.object()
                .put("event", event.name())
                .putText("type", event.about().map(EntityKey::type))
                .putText("id", event.about().map(EntityKey::id))
                .put(
                        "to",
                        Json.array(event.to().stream()
                                .map(to -> Json.of(to.wire()))
                                .toList()));
        return event.data().isEmpty()
                ? json.build()
                : json.put("data", event.data()).build();
    }

    static Event read(Form form) {
        return new Event(
                form.text("event"),
                form.has("type") ? Optional.of(ChangeCodec.key(form)) : Optional.empty(),
                audiences(form),
                form.optionalValues("data"));
    }

    private static List<Audience> audiences(Form form) {
        return form.items("to").stream()
                .map(item -> item instanceof Json.Str(String wire)
                        ? Audience.of(wire).orElseThrow(() -> form.refuse("to"))
                        : refuse(form))
                .toList();
    }

    private static Audience refuse(Form form) {
        throw form.refuse("to");
    }
}
