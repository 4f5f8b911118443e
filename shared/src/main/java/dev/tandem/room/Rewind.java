package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.TextEdit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes later commits off an entity: what it was at a position before them. */
public final class Rewind {
    private Rewind() {}

    /** What can be said of an entity without looking at older commits. */
    public sealed interface Past {
        /** It was not there. */
        record Absent() implements Past {}

        /**
         * It was there with these values.
         *
         * @param seq the commit that last wrote it
         * @param open fields that were written since: who wrote them last before that, only older commits say
         */
        record Present(long seq, Map<String, Json> fields, Set<String> open) implements Past {
            public Present {
                fields = Map.copyOf(fields);
                open = Set.copyOf(open);
            }
        }

        /** It was deleted or revived since: only its older commits tell, from this one on back; 0 where the log does not name one. */
        record Older(long seq) implements Past {}
    }

    /**
     * What it was before some changes.
     *
     * @param now the entity after them, its tombstone included
     * @param later all changes of it since, newest first, at least one
     */
    public static Past before(Entity now, List<Change> later) {
        Map<String, Json> fields = new HashMap<>(now.fields());
        Set<String> open = new HashSet<>();
        for (Change change : later) {
            switch (change) {
                case Change.Updated updated -> {
                    takeOff(updated, fields);
                    open.addAll(updated.set().keySet());
                    open.addAll(updated.edits().keySet());
                }
                case Change.Created created -> {
                    long before = created.prev();
                    // What it revived was dead already, unless it died after the position too.
                    boolean diedLater = later.stream().anyMatch(each -> each instanceof Change.Deleted);
                    return before == 0 || !diedLater ? new Past.Absent() : new Past.Older(before);
                }
                case Change.Deleted deleted -> {
                    return deleted.prev() == 0 ? new Past.Absent() : new Past.Older(deleted.prev());
                }
            }
        }
        long seq = later.getLast().prev();
        return seq == 0 ? new Past.Older(0) : new Past.Present(seq, fields, open);
    }

    private static void takeOff(Change.Updated change, Map<String, Json> fields) {
        change.was().forEach((field, value) -> put(fields, field, value));
        change.edits().forEach((field, edits) -> {
            String text = fields.get(field) instanceof Json.Str(String held) ? held : "";
            for (TextEdit edit : edits.reversed()) {
                for (Edit each : edit.applied().reversed()) {
                    text = each.inverse().applyTo(text);
                }
            }
            put(fields, field, text.isEmpty() ? Json.NULL : Json.of(text));
        });
    }

    private static void put(Map<String, Json> fields, String field, Json value) {
        if (value instanceof Json.Null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
    }
}
