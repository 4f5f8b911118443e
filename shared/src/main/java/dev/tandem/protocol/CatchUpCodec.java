package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Head;
import dev.tandem.protocol.CatchUp.Entities;
import java.util.List;
import java.util.Optional;

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
            case CatchUp.Excerpts(String filter, List<Excerpt> commits, boolean more) ->
                start("delta")
                        .put("filter", filter)
                        .put("commits", ExcerptCodec.writeAll(commits))
                        .put("more", more)
                        .build();
            case CatchUp.Filtered(String filter, CatchUp whole) -> {
                ObjectBuilder json = Json.object();
                write(whole).members().forEach(json::put);
                yield json.put("filter", filter).build();
            }
            case CatchUp.Snapshot(Entities entities) ->
                entities(start("snapshot"), entities).build();
            case CatchUp.Reset(CatchUp.Reason reason, Entities entities) ->
                entities(start("reset").put("reason", reason.wire()), entities).build();
        };
    }

    static CatchUp read(Form form) {
        Optional<String> filter = form.optionalText("filter", any -> true);
        if (filter.isPresent() && form.text("mode").equals("delta")) {
            return new CatchUp.Excerpts(filter.get(), ExcerptCodec.readAll(form), form.flag("more"));
        }
        return filter.<CatchUp>map(mark -> new CatchUp.Filtered(mark, whole(form)))
                .orElseGet(() -> whole(form));
    }

    private static CatchUp whole(Form form) {
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
