package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.merge.text.Spliced;
import dev.tandem.merge.text.Splices;
import dev.tandem.merge.text.TextDiff;
import dev.tandem.merge.text.TextHistory;
import dev.tandem.merge.text.TextHistory.Entry;
import dev.tandem.merge.text.TextHistory.Other;
import dev.tandem.merge.text.TextHistory.Own;
import dev.tandem.merge.text.TextHistory.Unseen;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.room.History.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of one text since a base, told from the log and from what the batch did to it so far (PROTOCOL T2). */
final class TextPast {
    private final String text;
    private final long base;
    private final long since;
    private final List<Entry> entries = new ArrayList<>();
    private boolean unclear;

    private TextPast(String text, long base, long since) {
        this.text = text;
        this.base = base;
        this.since = since;
    }

    static TextPast of(Deed deed, Entity entity, String field, long base) {
        EntityKey key = entity.key();
        Optional<Entity> found = deed.working().found(key);
        long written = found.map(each -> History.written(each, field)).orElse(0L);
        // Nothing happened to it after the commit that wrote it last.
        long since = Math.min(deed.history().since(), written);
        TextPast past = new TextPast(text(entity.fields().getOrDefault(field, Json.NULL)), base, since);
        String before =
                found.filter(Entity::deleted).map(each -> text(each, field)).orElse("");
        long seq = deed.working().seq();
        Stream<Past> pending = deed.working().done(key).stream().map(change -> new Past(seq, true, change));
        for (Past each : Stream.concat(deed.history().of(key).stream(), pending).toList()) {
            before = past.add(each, field, before);
        }
        return past;
    }

    /** What the author had not seen; nothing where that cannot be known. */
    Optional<Unseen> unseen() {
        return !unclear && new TextHistory(since, entries).from(base) instanceof Unseen unseen
                ? Optional.of(unseen)
                : Optional.empty();
    }

    /** The text as its author had it when making something on the base; nothing where that cannot be known. */
    Optional<String> seen() {
        Optional<String> seen = Optional.of(text);
        for (Entry entry : sinceBase().reversed()) {
            for (TextEdit edit : entry.edits().reversed()) {
                seen = seen.flatMap(now -> spliced(now, Splices.invert(edit.applied())));
            }
        }
        for (Entry entry : sinceBase()) {
            if (entry instanceof Own own) {
                for (TextEdit edit : own.edits()) {
                    List<Splice> made =
                            edit.made().map(TextEdit.Made::splices).orElseGet(() -> Splices.of(edit.applied()));
                    seen = seen.flatMap(now -> spliced(now, made));
                }
            }
        }
        return seen;
    }

    private List<Entry> sinceBase() {
        return entries.stream().filter(entry -> entry.seq() > base).toList();
    }

    private static Optional<String> spliced(String text, List<Splice> splices) {
        return Splices.apply(text, splices) instanceof Spliced.Applied applied
                ? Optional.of(applied.text())
                : Optional.empty();
    }

    /** @return the text of a tombstone after it, which is what a later creation begins with */
    private String add(Past past, String field, String before) {
        switch (past.change()) {
            case Change.Updated updated
            when updated.edits().containsKey(field) ->
                entries.add(entry(past, updated.edits().getOrDefault(field, List.of())));
            case Change.Updated updated
            when updated.set().containsKey(field) ->
                replaced(
                        past,
                        text(past.was(field, Optional.empty())),
                        text(updated.set().getOrDefault(field, Json.NULL)));
            case Change.Updated _ -> {}
            // What was never there had no text; what was deleted comes back over the text that it had.
            case Change.Created created ->
                begun(
                        past,
                        created.prev() == 0 ? "" : before,
                        text(created.fields().getOrDefault(field, Json.NULL)));
            case Change.Deleted deleted -> {
                return text(deleted.was().getOrDefault(field, Json.NULL));
            }
        }
        return before;
    }

    /** The author who wrote it as a whole had the whole from then on, whatever was there before. */
    private void replaced(Past past, String was, String is) {
        if (past.made() && past.seq() > base) {
            entries.removeIf(entry -> entry.seq() > base);
            unclear = false;
        } else {
            whole(past, was, is);
        }
    }

    /** Who revives a text that others had changed may have sent something else than what came of it. */
    private void begun(Past past, String was, String is) {
        unclear |= past.made() && past.seq() > base && sinceBase().stream().anyMatch(Other.class::isInstance);
        whole(past, was, is);
    }

    private void whole(Past past, String was, String is) {
        List<Splice> splices = TextDiff.between(was, is);
        if (!splices.isEmpty() && Splices.apply(was, splices) instanceof Spliced.Applied applied) {
            entries.add(entry(past, List.of(new TextEdit(applied.edits(), Optional.empty()))));
        }
    }

    private static Entry entry(Past past, List<TextEdit> edits) {
        return past.made() ? new Own(past.seq(), edits) : new Other(past.seq(), edits);
    }

    private static String text(Entity entity, String field) {
        return text(entity.fields().getOrDefault(field, Json.NULL));
    }

    static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : "";
    }
}
