package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/** A commit as JSON (PROTOCOL S1). */
final class CommitCodec {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");

    private CommitCodec() {}

    static Json.Obj write(Commit commit) {
        return end(
                start(commit)
                        .put(
                                "changes",
                                Json.array(commit.changes().stream()
                                        .map(ChangeCodec::write)
                                        .toList())),
                commit);
    }

    /** What comes before the changes. */
    static ObjectBuilder start(Commit commit) {
        return Json.object()
                .put("seq", commit.seq())
                .put("at", commit.at())
                .put(
                        "by",
                        Json.object()
                                .put("user", commit.user())
                                .put("client", commit.client())
                                .build())
                .put("n", Json.array(List.of(Json.of(commit.from()), Json.of(commit.to()))));
    }

    /** What comes after the changes. */
    static Json.Obj end(ObjectBuilder json, Commit commit) {
        if (!commit.rejected().isEmpty()) {
            json.put(
                    "rejected",
                    Json.array(
                            commit.rejected().stream().map(OutcomeCodec::write).toList()));
        }
        if (!commit.events().isEmpty()) {
            json.put(
                    "events",
                    Json.array(commit.events().stream().map(EventCodec::write).toList()));
        }
        if (!commit.undone().isEmpty()) {
            json.put(
                    "undone",
                    Json.array(commit.undone().stream().map(CommitCodec::write).toList()));
        }
        return json.put("digest", commit.digest().hex()).build();
    }

    static Commit read(Form form) {
        return read(
                form, form.objects("changes").stream().map(ChangeCodec::read).toList());
    }

    /** With changes that were read already. */
    static Commit read(Form form, List<Change> changes) {
        List<Json> range = form.items("n");
        if (range.size() != 2) {
            throw form.refuse("n");
        }
        Form by = form.object("by");
        return new Commit(
                form.whole("seq", 1),
                form.whole("at", 0),
                by.text("user"),
                by.text("client"),
                whole(form, range.get(0)),
                whole(form, range.get(1)),
                changes,
                form.optionalObjects("rejected").stream()
                        .map(CommitCodec::rejected)
                        .toList(),
                form.optionalObjects("events").stream().map(EventCodec::read).toList(),
                form.optionalObjects("undone").stream()
                        .map(each -> new Commit.Undone(each.whole("n", 1), each.whole("seq", 1)))
                        .toList(),
                digest(form));
    }

    private static Json.Obj write(Commit.Undone undone) {
        return Json.object().put("n", undone.n()).put("seq", undone.seq()).build();
    }

    static Digest digest(Form form) {
        return Digest.ofHex(form.text("digest", hex -> DIGEST.matcher(hex).matches()));
    }

    private static long whole(Form form, Json value) {
        if (value instanceof Json.Num number && number.isWhole()) {
            return number.asLong();
        }
        throw form.refuse("n");
    }

    private static Outcome.Rejected rejected(Form form) {
        return switch (OutcomeCodec.read(form)) {
            case Outcome.Rejected rejected -> rejected;
            case Outcome.Applied applied -> throw new FormRefused(form.at());
            case Outcome.Settled settled -> throw new FormRefused(form.at());
        };
    }
}
