package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the log, as far as it was loaded, says about single entities. */
final class History {
    private final long head;
    private final long since;
    private final Map<EntityKey, List<Past>> byKey;

    private History(long head, long since, Map<EntityKey, List<Past>> byKey) {
        this.head = head;
        this.since = since;
        this.byKey = byKey;
    }

    /**
     * A change as the batch's client sees it.
     *
     * @param own whether it is in a commit of that client
     */
    record Past(long seq, boolean own, Change change) {
        /** Whether that client itself made the change: what a rule did in its commit it has not seen. */
        boolean made() {
            return own && change.rule().isEmpty();
        }

        /** Whether it wrote the field, where {@code before} came before it; a delete keeps what was there. */
        boolean writes(String field, Optional<Past> before) {
            return switch (change) {
                case Change.Created created ->
                    created.fields().containsKey(field) || !was(field, before).equals(Json.NULL);
                case Change.Updated updated ->
                    updated.set().containsKey(field) || updated.edits().containsKey(field);
                case Change.Deleted deleted -> false;
            };
        }

        /** What it replaced: of what came back, what its tombstone held, as far as that is known. */
        Json was(String field, Optional<Past> before) {
            return switch (change) {
                case Change.Updated updated -> updated.was().getOrDefault(field, Json.NULL);
                case Change.Deleted deleted -> deleted.was().getOrDefault(field, Json.NULL);
                case Change.Created created ->
                    before.filter(past -> past.change() instanceof Change.Deleted)
                            .map(past -> past.was(field, Optional.empty()))
                            .orElse(Json.NULL);
            };
        }
    }

    static History of(RoomState state, String client) {
        long head = state.head().seq();
        long since = head;
        while (state.log().containsKey(since)) {
            since--;
        }
        Map<EntityKey, List<Past>> byKey = new HashMap<>();
        for (long seq = since + 1; seq <= head; seq++) {
            Commit commit = state.log().get(seq);
            if (commit != null) {
                boolean own = commit.client().equals(client);
                commit.changes()
                        .forEach(change -> byKey.computeIfAbsent(change.key(), key -> new ArrayList<>())
                                .add(new Past(commit.seq(), own, change)));
            }
        }
        return new History(head, since, byKey);
    }

    long head() {
        return head;
    }

    /** The position after which nothing is missing. */
    long since() {
        return since;
    }

    /**
     * A position after which nothing happened to a field. A field that an entity never had since it was made, or came back, has no such position of its own:
     * it is as old as the oldest that has.
     */
    static long written(Entity entity, String field) {
        Long at = entity.fseq().get(field);
        return at != null
                ? at
                : entity.fseq().values().stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(0);
    }

    /** What became of an entity after {@link #since}, in order. */
    List<Past> of(EntityKey key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The lowest base of those splices that the client made itself and that came to the log after a position. */
    OptionalLong oldestOwnBase(EntityKey key, String field, long after) {
        return of(key).stream()
                .filter(past -> past.seq() > after && past.made())
                .flatMap(past -> past.change() instanceof Change.Updated updated
                        ? updated.edits().getOrDefault(field, List.of()).stream()
                        : Stream.<TextEdit>empty())
                .flatMap(edit -> edit.made().stream())
                .mapToLong(TextEdit.Made::base)
                .min();
    }
}
