package dev.tandem.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.TextEdit;
import dev.tandem.room.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VersionTest {
    private static final EntityKey KEY = new EntityKey("item", "tent");
    private static final List<String> LETTERS = List.of("a", "é", "ก", "็", "🎒", "👩‍🍳", " ");

    private static Commit commit(long seq, Change change) {
        return new Commit(seq, seq, "anna", "phone", seq, seq, List.of(change), List.of(), Digest.EMPTY);
    }

    /** The versions of the entity, newest first, by walking its chain back from what it is. */
    private static List<Version> walk(Map<Long, Commit> log, Entity now) {
        List<Version> versions = new ArrayList<>();
        long seq = now.seq();
        Map<String, Json> fields = now.fields();
        while (seq > 0) {
            Commit commit = log.getOrDefault(seq, commit(0, new Change.Deleted(KEY, Map.of(), Optional.empty(), 0)));
            Change change = commit.changes().getFirst();
            Version version = Version.of(commit, change, fields);
            versions.add(version);
            fields = version.before();
            seq = change.prev();
        }
        return versions;
    }

    @Test
    void H3_walking_back_gives_every_version_as_the_fold_had_it() {
        int versions = 0;
        int revived = 0;
        int typed = 0;
        for (long seed = 1; seed <= 600; seed++) {
            RandomLog log = new RandomLog(seed);
            for (int i = 0; i < 40; i++) {
                log.next();
            }
            List<Version> walked = walk(log.commits, log.entity());

            assertThat(walked).as("seed %d", seed).hasSize(log.states.size());
            for (Version version : walked) {
                Entity then = log.states.getOrDefault(version.commit().seq(), log.entity());
                assertThat(version.fields())
                        .as("seed %d at %d", seed, then.seq())
                        .isEqualTo(then.fields());
                assertThat(version.deleted()).isEqualTo(then.deleted());
                versions++;
                revived += version.change() instanceof Change.Created created && created.prev() > 0 ? 1 : 0;
                typed += version.change() instanceof Change.Updated updated
                                && !updated.edits().isEmpty()
                        ? 1
                        : 0;
            }
        }
        assertThat(versions).isGreaterThan(10_000);
        assertThat(revived).isGreaterThan(500);
        assertThat(typed).isGreaterThan(500);
    }

    @Test
    void H3_what_a_deleting_commit_changed_first_is_shown_as_the_deletion_found_it() {
        Change deletion = new Change.Deleted(KEY, Map.of("name", Json.of("Tarp")), Optional.empty(), 4);

        Version gone = Version.of(commit(7, deletion), deletion, Map.of());

        assertThat(gone.deleted()).isTrue();
        assertThat(gone.fields()).isEqualTo(Map.of("name", Json.of("Tarp")));
        assertThat(gone.before()).isEqualTo(gone.fields());
    }

    /** A log about one entity that is made, changed, typed in, deleted and brought back, among commits about others. */
    private static final class RandomLog {
        private final SplittableRandom random;
        private final Map<Long, Commit> commits = new HashMap<>();
        private final Map<Long, Entity> states = new HashMap<>();
        private Map<EntityKey, Entity> entities = Map.of();
        private long head;

        RandomLog(long seed) {
            random = new SplittableRandom(seed);
            add(new Change.Created(KEY, Map.of("name", Json.of("Tent")), Optional.empty(), 0));
        }

        Entity entity() {
            return Optional.ofNullable(entities.get(KEY)).orElseThrow();
        }

        void next() {
            head += random.nextInt(3);
            Entity is = entity();
            if (is.deleted()) {
                Map<String, Json> fields = random.nextBoolean() ? is.fields() : Map.of("name", Json.of("Tarp"));
                add(new Change.Created(KEY, fields, Optional.empty(), is.seq()));
            } else if (random.nextInt(8) == 0) {
                add(new Change.Deleted(KEY, is.fields(), Optional.empty(), is.seq()));
            } else {
                update(is);
            }
        }

        private void update(Entity is) {
            Map<String, Json> set = new HashMap<>();
            Map<String, Json> was = new HashMap<>();
            for (String field : List.of("name", "packed", "weight")) {
                if (random.nextInt(3) == 0) {
                    set.put(field, random.nextInt(3) == 0 ? Json.NULL : Json.of(random.nextInt(5)));
                    was.put(field, is.fields().getOrDefault(field, Json.NULL));
                }
            }
            Map<String, List<TextEdit>> edits = random.nextBoolean()
                    ? Map.of("notes", List.of(typed(is), new TextEdit(List.of(), Optional.empty())))
                    : Map.of();
            add(new Change.Updated(KEY, set, was, edits, Optional.empty(), is.seq()));
        }

        private TextEdit typed(Entity is) {
            String text = is.fields().get("notes") instanceof Json.Str(String held) ? held : "";
            List<Edit> edits = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int length = text.codePointCount(0, text.length());
                int at = random.nextInt(length + 1);
                int until = at + random.nextInt(Math.min(4, length - at + 1));
                String removed = text.substring(text.offsetByCodePoints(0, at), text.offsetByCodePoints(0, until));
                Edit edit = new Edit(at, removed, LETTERS.get(random.nextInt(LETTERS.size())));
                text = edit.applyTo(text);
                edits.add(edit);
            }
            return new TextEdit(edits, Optional.empty());
        }

        private void add(Change change) {
            head++;
            Commit commit = commit(head, change);
            commits.put(head, commit);
            entities = Fold.apply(entities, commit);
            states.put(head, entity());
        }
    }
}
