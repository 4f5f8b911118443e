package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Excerpt.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a filtered client gets of the log as JSON (PROTOCOL V2, V3). */
final class ExcerptCodec {
    private ExcerptCodec() {}

    static Json.Obj write(Excerpt excerpt) {
        return switch (excerpt) {
            case Excerpt.Skip(long from, long to) ->
                Json.object()
                        .put("skip", Json.array(List.of(Json.of(from), Json.of(to))))
                        .build();
            case Excerpt.Part(Commit commit, List<Move> moves, boolean partial) -> {
                ObjectBuilder json = CommitCodec.start(commit)
                        .put(
                                "changes",
                                Json.array(Stream.concat(
                                                commit.changes().stream().map(ChangeCodec::write),
                                                moves.stream().map(ExcerptCodec::write))
                                        .toList()));
                if (partial) {
                    json.put("partial", true);
                }
                yield CommitCodec.end(json, commit);
            }
        };
    }

    static Json writeAll(List<Excerpt> excerpts) {
        return Json.array(excerpts.stream().map(ExcerptCodec::write).toList());
    }

    static List<Excerpt> readAll(Form form) {
        return form.objects("commits").stream().map(ExcerptCodec::read).toList();
    }

    private static Excerpt read(Form form) {
        if (form.has("skip")) {
            List<Json> ends = form.items("skip");
            if (ends.size() == 2
                    && ends.get(0) instanceof Json.Num from
                    && ends.get(1) instanceof Json.Num to
                    && from.isWhole()
                    && to.isWhole()) {
                return new Excerpt.Skip(from.asLong(), to.asLong());
            }
            throw form.refuse("skip");
        }
        List<Change> changes = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (Form change : form.objects("changes")) {
            switch (change.text("op")) {
                case "enter" -> moves.add(new Move.Enter(EntityCodec.read(change.object("entity"))));
                case "leave" -> moves.add(new Move.Leave(ChangeCodec.key(change)));
                default -> changes.add(ChangeCodec.read(change));
            }
        }
        return new Excerpt.Part(CommitCodec.read(form, changes), moves, form.flag("partial"));
    }

    private static Json write(Move move) {
        return switch (move) {
            case Move.Enter(Entity entity) ->
                Json.object()
                        .put("op", "enter")
                        .put("entity", EntityCodec.write(entity))
                        .build();
            case Move.Leave(EntityKey key) -> ChangeCodec.start("leave", key).build();
        };
    }
}
