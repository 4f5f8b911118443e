package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Outcome;
import dev.tandem.model.TextEdit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** About how many bytes something takes as JSON; never much less than it does. */
final class Weight {
    /** Names, quotes and braces around a change or an outcome. */
    private static final int FRAME = 64;

    private Weight() {}

    static long ofOutcomes(Collection<Outcome> outcomes) {
        return outcomes.stream().mapToLong(Weight::of).sum();
    }

    static long of(Change change) {
        return FRAME
                + of(change.key())
                + switch (change) {
                    case Change.Created created -> of(created.fields());
                    case Change.Updated updated -> of(updated.set()) + of(updated.was()) + ofEdits(updated.edits());
                    case Change.Deleted deleted -> of(deleted.was());
                };
    }

    private static long ofEdits(Map<String, List<TextEdit>> edits) {
        return edits.values().stream()
                .flatMap(List::stream)
                .mapToLong(edit -> FRAME
                        + edit.applied().stream()
                                .mapToLong(each -> FRAME + of(each.removed()) + of(each.inserted()))
                                .sum()
                        + edit.made().stream()
                                .flatMap(made -> made.splices().stream())
                                .mapToLong(each -> FRAME + of(each.insert()))
                                .sum())
                .sum();
    }

    static long ofEvents(List<Event> events) {
        return events.stream()
                .mapToLong(event -> FRAME + of(event.name()) + event.to().size() * 2L * FRAME + of(event.data()))
                .sum();
    }

    private static long of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied ->
                FRAME
                        + applied.merged().stream()
                                .mapToLong(merged -> 2 * FRAME + of(merged.key()))
                                .sum()
                        + applied.skipped().stream()
                                .mapToLong(part -> FRAME + of(part.key()))
                                .sum();
            case Outcome.Rejected rejected ->
                2 * FRAME + rejected.key().map(Weight::of).orElse(0L) + of(rejected.detail());
            case Outcome.Settled settled -> FRAME;
        };
    }

    private static long of(EntityKey key) {
        return key.type().length() + (long) key.id().length();
    }

    static long of(Map<String, Json> values) {
        long weight = 0;
        for (Map.Entry<String, Json> entry : values.entrySet()) {
            weight += 2 + of(entry.getKey()) + of(entry.getValue());
        }
        return weight;
    }

    private static long of(Json value) {
        return switch (value) {
            case Json.Null none -> 4;
            case Json.Bool flag -> 5;
            case Json.Num number -> 25;
            case Json.Str(var text) -> of(text);
            case Json.Arr(var items) ->
                2 + items.stream().mapToLong(item -> 1 + of(item)).sum();
            case Json.Obj(var members) -> 2 + of(members);
        };
    }

    private static long of(String text) {
        long weight = 2;
        for (int at = 0; at < text.length(); at++) {
            weight += of(text.charAt(at));
        }
        return weight;
    }

    /** As in UTF-8, with the escapes of JSON; each half of a surrogate pair is two of its four bytes. */
    private static long of(int unit) {
        if (unit < 0x80) {
            boolean escaped = unit == '"' || unit == '\\' || unit == '\n' || unit == '\r' || unit == '\t';
            return escaped ? 2 : unit < ' ' ? 6 : 1;
        }
        return unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3;
    }
}
