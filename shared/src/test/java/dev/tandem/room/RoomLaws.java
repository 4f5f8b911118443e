package dev.tandem.room;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.merge.TextMerge;
import dev.tandem.merge.Union;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Conflict;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** What holds of every room after every batch, whatever was sent. */
final class RoomLaws {
    private RoomLaws() {}

    static void holdFor(TestRoom room) {
        assertThat(Fold.replay(room.log()))
                .as("entities are the fold of the log")
                .isEqualTo(room.entities());
        assertThat(room.head().digest())
                .as("the digest is that of the entities")
                .isEqualTo(Digests.of(room.entities().values()));
        assertThat(room.head().extent())
                .as("the extent is that of the entities")
                .contains(Extents.of(room.kind(), room.entities().values()));
        assertThat(room.log())
                .extracting(Commit::seq)
                .as("the log is dense")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, room.log().size()).boxed().toList());
        room.entities().values().forEach(entity -> isSound(room, entity));
        room.entities().values().forEach(entity -> isOpenForAReason(room, entity));
        chains(room);
    }

    /** Whoever has only the log can check it: each change names the version it replaces. */
    private static void chains(TestRoom room) {
        Map<EntityKey, Long> versions = new HashMap<>();
        Set<EntityKey> living = new HashSet<>();
        Digest digest = Digest.EMPTY;
        for (Commit commit : room.log()) {
            for (Change change : commit.changes()) {
                EntityKey key = change.key();
                assertThat(change.prev()).as("prev of %s", change).isEqualTo(versions.getOrDefault(key, 0L));
                digest = Digests.next(
                        digest, version(key, change.prev(), living), version(key, commit.seq(), Set.of(key)));
                if (change instanceof Change.Deleted) {
                    digest = Digests.next(digest, version(key, commit.seq(), Set.of(key)), Optional.empty());
                    living.remove(key);
                } else {
                    living.add(key);
                }
                versions.put(key, commit.seq());
            }
            assertThat(commit.digest()).as("digest of %d", commit.seq()).isEqualTo(digest);
        }
    }

    private static Optional<Entity> version(EntityKey key, long seq, Set<EntityKey> living) {
        return living.contains(key)
                ? Optional.of(new Entity(key, seq, false, Map.of(), Map.of(), Map.of()))
                : Optional.empty();
    }

    /** K2: it says what stands, and there is something to decide. */
    private static void isOpenForAReason(TestRoom room, Entity entity) {
        if (!entity.deleted()) {
            Conflict.of(entity).ifPresent(conflict -> {
                Entity on = room.find(conflict.on()).orElseThrow();
                assertThat(on.deleted()).as("a conflict about %s", on.key()).isFalse();
                assertThat(on.fields().getOrDefault(conflict.field(), Json.NULL))
                        .isEqualTo(conflict.theirs());
                assertThat(conflict.mine()).isNotEqualTo(conflict.theirs());
            });
        }
    }

    private static void isSound(TestRoom room, Entity entity) {
        EntityType type =
                Objects.requireNonNull(room.kind().entities().get(entity.key().type()));
        assertThat(entity.fseq().keySet()).containsAll(entity.fields().keySet());
        assertThat(entity.stamps().keySet())
                .isEqualTo(new HashSet<>(entity.fseq().values()));
        assertThat(entity.fseq().values()).allMatch(seq -> seq <= entity.seq());
        for (Field field : type.fields().values()) {
            Json value = entity.fields().get(field.name());
            assertThat(value == null ? Optional.empty() : field.check(value)).isEmpty();
            assertThat(value != null || !field.required()).isTrue();
            assertThat(Json.of("").equals(value) && field.merge() instanceof TextMerge)
                    .isFalse();
            if (value instanceof Json.Arr(List<Json> items)) {
                assertThat(items).isSortedAccordingTo(Union.ORDER);
            }
            if (!entity.deleted() && value != null) {
                Named.targets(type, field.name(), value)
                        .forEach(target -> assertThat(room.find(target))
                                .as("references point to what lives")
                                .isPresent()
                                .get()
                                .matches(it -> !it.deleted()));
            }
        }
        assertThat(!type.singleton() || !entity.deleted()).isTrue();
        assertThat(type.fields().keySet()).containsAll(entity.fields().keySet());
    }

    /** What a decision says of itself, against the room it was made on. */
    static void holdFor(Decision decision, RoomState state) {
        Receipt before = state.receipt();
        Receipt after = decision.receipt();
        assertThat(after.outcomes())
                .extracting(Outcome::n)
                .as("receipts are dense")
                .containsExactlyElementsOf(LongStream.rangeClosed(before.last() + 1, after.last())
                        .boxed()
                        .toList());
        assertThat(after.seq()).isEqualTo(decision.commit().map(Commit::seq).orElse(0L));
        assertThat(after.outcomes()).allSatisfy(outcome -> {
            if (outcome instanceof Outcome.Applied applied) {
                assertThat(applied.seq().isEmpty()
                                || applied.seq().equals(decision.commit().map(Commit::seq)))
                        .isTrue();
            }
        });
        decision.commit().ifPresent(commit -> isHonest(commit, decision, state));
        assertThat(decision.replaced())
                .isEqualTo(versions(decision.written().stream().map(Entity::key).collect(toSet()), state));
        assertThat(decision.read()).isEqualTo(versions(decision.read().keySet(), state));
        assertThat(decision.read().keySet()).noneMatch(decision.replaced()::containsKey);
    }

    private static void isHonest(Commit commit, Decision decision, RoomState state) {
        Receipt after = decision.receipt();
        assertThat(List.of(commit.from(), commit.to()))
                .isEqualTo(List.of(state.receipt().last() + 1, after.last()));
        assertThat(commit.rejected())
                .isEqualTo(after.outcomes().stream()
                        .filter(Outcome.Rejected.class::isInstance)
                        .toList());
        assertThat(commit.changes()).isNotEmpty().extracting(Change::key).doesNotHaveDuplicates();
        assertThat(decision.written())
                .extracting(Entity::key)
                .containsExactlyElementsOf(
                        commit.changes().stream().map(Change::key).toList());
        Map<EntityKey, Entity> folded = Fold.apply(state.entities(), commit);
        decision.written().forEach(entity -> assertThat(entity).isEqualTo(folded.get(entity.key())));
        commit.changes()
                .forEach(change ->
                        isTrueOf(change, Optional.ofNullable(state.entities().get(change.key()))));
    }

    private static void isTrueOf(Change change, Optional<Entity> before) {
        boolean lived = before.isPresent() && !before.get().deleted();
        switch (change) {
            case Change.Created created -> assertThat(lived).isFalse();
            case Change.Deleted deleted -> {}
            case Change.Updated updated -> {
                assertThat(lived).isTrue();
                assertThat(updated.set().size() + updated.edits().size()).isPositive();
                assertThat(updated.set())
                        .doesNotContainKeys(updated.edits().keySet().toArray(String[]::new));
                assertThat(updated.was().keySet()).isEqualTo(updated.set().keySet());
                updated.was().forEach((field, value) -> {
                    assertThat(value).isEqualTo(before.orElseThrow().fields().getOrDefault(field, Json.NULL));
                    assertThat(value).isNotEqualTo(updated.set().get(field));
                });
            }
        }
    }

    /** A merge was reported only where another client really wrote that field after the base. */
    static void holdsForMerges(TestRoom room, String client, long base, Outcome.Applied applied) {
        for (Outcome.Merged merged : applied.merged()) {
            assertThat(room.log())
                    .as("another client wrote %s after %d", merged, base)
                    .anyMatch(commit -> commit.seq() > base
                            && !commit.client().equals(client)
                            && commit.changes().stream().anyMatch(change -> writes(change, merged)));
        }
    }

    private static boolean writes(Change change, Outcome.Merged merged) {
        return change.key().equals(merged.key())
                && switch (change) {
                    // What comes back without a field had one, maybe.
                    case Change.Created created -> created.fields().containsKey(merged.field()) || created.prev() > 0;
                    case Change.Updated updated ->
                        updated.set().containsKey(merged.field())
                                || updated.edits().containsKey(merged.field());
                    // The same batch may have emptied the field before it deleted the entity.
                    case Change.Deleted deleted -> true;
                };
    }

    private static Map<EntityKey, Long> versions(Set<EntityKey> keys, RoomState state) {
        Map<EntityKey, Long> seqs = state.entities().values().stream().collect(toMap(Entity::key, Entity::seq));
        Map<EntityKey, Long> versions = new HashMap<>();
        keys.forEach(key -> versions.put(key, seqs.getOrDefault(key, 0L)));
        return versions;
    }
}
