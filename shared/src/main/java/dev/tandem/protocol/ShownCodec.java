package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Optional;

/** The frames that only filtered clients get, as JSON (PROTOCOL V). */
final class ShownCodec {
    private ShownCodec() {}

    static Json.Obj write(ObjectBuilder json, ServerMessage.Excerpts excerpts) {
        json.put("room", excerpts.room())
                .put("epoch", excerpts.epoch())
                .put("filter", excerpts.filter())
                .put("commits", ExcerptCodec.writeAll(excerpts.commits()))
                .putWhole("head", excerpts.head());
        return excerpts.more() ? json.put("more", true).build() : json.build();
    }

    static ServerMessage excerpts(Form form, Optional<String> ref) {
        return new ServerMessage.Excerpts(
                ref,
                form.text("room"),
                form.text("epoch"),
                form.text("filter"),
                ExcerptCodec.readAll(form),
                form.optionalWhole("head", 0),
                form.flag("more"));
    }

    static Json.Obj write(ObjectBuilder json, ServerMessage.Subscribed subscribed) {
        json.put("room", subscribed.room()).put("epoch", subscribed.epoch()).putText("filter", subscribed.filter());
        return switch (subscribed.shown()) {
            case Shown.Whole(long seq, List<Entity> entities) ->
                json.put("seq", seq).put("entities", entities(entities)).build();
            case Shown.Linked(String href) -> json.put("href", href).build();
            case Shown.Difference(long since, long seq, List<Entity> entities, List<EntityKey> gone) ->
                json.put("since", since)
                        .put("seq", seq)
                        .put("entities", entities(entities))
                        .put(
                                "gone",
                                Json.array(gone.stream().map(ShownCodec::key).toList()))
                        .build();
        };
    }

    static ServerMessage subscribed(Form form, Optional<String> ref) {
        return new ServerMessage.Subscribed(
                ref, form.text("room"), form.text("epoch"), form.optionalText("filter", any -> true), shown(form));
    }

    private static Shown shown(Form form) {
        if (form.has("href")) {
            return new Shown.Linked(form.text("href"));
        }
        List<Entity> entities =
                form.objects("entities").stream().map(EntityCodec::read).toList();
        return form.has("since")
                ? new Shown.Difference(
                        form.whole("since", 0),
                        form.whole("seq", 0),
                        entities,
                        form.objects("gone").stream().map(ChangeCodec::key).toList())
                : new Shown.Whole(form.whole("seq", 0), entities);
    }

    private static Json entities(List<Entity> entities) {
        return Json.array(entities.stream().map(EntityCodec::write).toList());
    }

    private static Json key(EntityKey key) {
        return Json.object().put("type", key.type()).put("id", key.id()).build();
    }
}
