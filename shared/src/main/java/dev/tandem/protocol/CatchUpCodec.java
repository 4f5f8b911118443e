package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Head;
import dev.tandem.protocol.CatchUp.Entities;
import java.util.List;

/** The ways to the present as JSON (PROTOCOL J3). */
final class CatchUpCodec {
    private CatchUpCodec() {}

    static Json.Obj write(CatchUp catchUp) {
        return switch (catchUp) {
            case CatchUp.Delta(List<Commit> commits, boolean more) ->
                start("delta")
                        .put("commits", ServerMessageCodec.commits(commits))
                        .put("more", more)
                        .build();
            case CatchUp.Snapshot(Entities entities) ->
                entities(start("snapshot"), entities).build();
            case CatchUp.Reset(CatchUp.Reason reason, Entities entities) ->
                entities(start("reset").put("reason", reason.wire()), entities).build();
        };
    }

    static CatchUp read(Form form) {
        return switch (form.text("mode")) {
            case "delta" -> new CatchUp.Delta(ServerFrameReader.commits(form), form.flag("more"));
            case "snapshot" -> new CatchUp.Snapshot(entities(form));
            case "reset" -> new CatchUp.Reset(Wire.value(CatchUp.Reason.class, form, "reason"), entities(form));
            default -> throw form.refuse("mode");
        };
    }

    private static ObjectBuilder entities(ObjectBuilder json, Entities entities) {
        return switch (entities) {
            case Entities.Inline(Head head, List<Entity> items) ->
                json.put("seq", head.seq())
                        .put("digest", head.digest().hex())
                        .put("entities", Json.array(items.stream().map(Wire::of).toList()));
            case Entities.Linked(String href) -> json.put("href", href);
        };
    }

    private static Entities entities(Form form) {
        return form.has("href")
                ? new Entities.Linked(form.text("href"))
                : new Entities.Inline(
                        new Head(form.whole("seq", 0), CommitCodec.digest(form)),
                        form.objects("entities").stream().map(EntityCodec::read).toList());
    }

    private static ObjectBuilder start(String mode) {
        return Json.object().put("mode", mode);
    }
}
