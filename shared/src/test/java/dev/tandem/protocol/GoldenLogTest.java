package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.protocol.CatchUp.Entities;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The golden frames tell one story: their log, entities and digests belong together. */
final class GoldenLogTest {
    @Test
    void S7_the_digest_of_each_commit_is_that_of_the_entities_after_it() {
        List<Commit> log = log();

        assertThat(log).extracting(Commit::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(log)
                .allSatisfy(
                        commit -> assertThat(Digests.of(living(commit.seq()))).isEqualTo(commit.digest()));
    }

    @Test
    void S6_the_entities_of_each_catch_up_are_the_fold_of_the_log() {
        List<Entities.Inline> snapshots = snapshots();

        assertThat(snapshots).hasSizeGreaterThanOrEqualTo(3);
        assertThat(snapshots).allSatisfy(snapshot -> {
            assertThat(snapshot.entities())
                    .containsExactlyInAnyOrderElementsOf(living(snapshot.head().seq()));
            assertThat(snapshot.head().digest()).isEqualTo(Digests.of(snapshot.entities()));
        });
    }

    private static List<Entity> living(long seq) {
        List<Commit> until =
                log().stream().filter(commit -> commit.seq() <= seq).toList();
        return Fold.replay(until).values().stream()
                .filter(entity -> !entity.deleted())
                .toList();
    }

    private static List<Commit> log() {
        for (Golden.Frame golden : Golden.server()) {
            if (golden.file().equals("server-changes-whole-log.json")
                    && message(golden) instanceof ServerMessage.Changes changes) {
                return changes.commits();
            }
        }
        throw new AssertionError("no golden log");
    }

    private static List<Entities.Inline> snapshots() {
        List<Entities.Inline> snapshots = new ArrayList<>();
        for (Golden.Frame golden : Golden.server()) {
            if (message(golden) instanceof ServerMessage.Joined joined) {
                entities(joined.catchUp()).ifPresent(snapshots::add);
            }
        }
        return snapshots;
    }

    private static Optional<Entities.Inline> entities(CatchUp catchUp) {
        Entities entities = switch (catchUp) {
            case CatchUp.Delta delta -> new Entities.Linked("");
            case CatchUp.Excerpts _, CatchUp.Filtered _ -> new Entities.Linked("");
            case CatchUp.Snapshot snapshot -> snapshot.entities();
            case CatchUp.Reset reset -> reset.entities();
        };
        return entities instanceof Entities.Inline inline ? Optional.of(inline) : Optional.empty();
    }

    private static ServerMessage message(Golden.Frame golden) {
        return ServerFrameReader.read(JsonWriter.write(golden.frame())).orElseThrow();
    }
}
