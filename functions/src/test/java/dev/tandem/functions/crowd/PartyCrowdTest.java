package dev.tandem.functions.crowd;

import static dev.tandem.functions.crowd.Ops.delete;
import static dev.tandem.functions.crowd.Ops.key;
import static dev.tandem.functions.crowd.Ops.living;
import static dev.tandem.functions.crowd.Ops.make;
import static dev.tandem.functions.crowd.Ops.set;
import static dev.tandem.functions.crowd.Ops.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartyCrowdTest {
    private static final int INTERLEAVINGS = 220;

    @Test
    void a_task_whose_dependencies_are_done_at_the_same_moment_is_enabled_exactly_once() {
        List<Integer> conflicts = Seeds.run(INTERLEAVINGS, seed -> {
            int dependencies = 2 + (int) (seed % 3);
            Crowd crowd = new Crowd(seed, "party-budget").with(board(dependencies));
            for (int i = 0; i < dependencies; i++) {
                String task = "task" + i;
                crowd.busy(crowd.person("p" + i), 1, () -> List.of(set("task", task, "status", "done")));
            }
            Person other = crowd.person("other");
            crowd.busy(
                    other,
                    3,
                    () -> List.of(set(
                            "task", "cook", "title", "Cook " + crowd.random().nextInt())));
            crowd.run();

            Entity cook = Objects.requireNonNull(crowd.state().get(key("task", "cook")));
            assertThat(text(cook, "status")).isEqualTo("todo");
            assertThat(crowd.states()).allSatisfy(PartyCrowdTest::nobodyStartsTooEarly);
            assertThat(crowd.events("task-enabled"))
                    .extracting(event -> event.data().get("taskId"))
                    .containsExactly(Json.of("cook"));
            return crowd.conflicts();
        });

        assertThat(conflicts.stream().filter(count -> count > 0).count())
                .as("runs in which people met")
                .isGreaterThan(conflicts.size() / 2L);
    }

    private static void nobodyStartsTooEarly(Map<EntityKey, Entity> state) {
        assertThat(living(state, "task"))
                .filteredOn(task -> text(task, "status").equals("todo"))
                .allSatisfy(task -> assertThat(dependencies(state, task))
                        .allMatch(each -> text(each, "status").equals("done")));
    }

    private static Operation[] board(int dependencies) {
        List<Operation> tasks = new ArrayList<>();
        List<String> ids =
                IntStream.range(0, dependencies).mapToObj(i -> "task" + i).toList();
        ids.forEach(id -> tasks.add(make("task", id, "title", id)));
        tasks.add(make("task", "cook", "title", "Cook", "dependsOn", ids));
        return tasks.toArray(Operation[]::new);
    }

    @Test
    void a_board_that_everybody_changes_at_once_has_no_circle_and_nobody_waits_for_what_is_done() {
        List<List<Outcome>> outcomes = Seeds.run(INTERLEAVINGS, seed -> {
            Crowd crowd = new Crowd(seed, "party-budget")
                    .with(
                            make("task", "t0", "title", "t0"),
                            make("task", "t1", "title", "t1"),
                            make("task", "t2", "title", "t2"),
                            make("task", "t3", "title", "t3"));
            for (int i = 0; i < 4; i++) {
                crowd.busy(crowd.person("p" + i), 5, () -> List.of(anyTaskEdit(crowd.random())));
            }
            crowd.run();

            for (Map<EntityKey, Entity> state : crowd.states()) {
                living(state, "task")
                        .forEach(task -> assertThat(waitsFor(state, task, new ArrayList<>()))
                                .as("%s waits for itself", task.key())
                                .isFalse());
            }
            List<Entity> tasks = living(crowd.state(), "task");
            assertThat(tasks)
                    .filteredOn(task -> text(task, "status").equals("blocked"))
                    // One that came back without those it waited for is somebody's to decide.
                    .filteredOn(task -> !dependencies(crowd.state(), task).isEmpty())
                    .allSatisfy(task -> assertThat(dependencies(crowd.state(), task))
                            .anySatisfy(each -> assertThat(text(each, "status")).isNotEqualTo("done")));
            assertThat(tasks)
                    .filteredOn(task -> text(task, "status").equals("todo"))
                    .allSatisfy(task -> assertThat(dependencies(crowd.state(), task))
                            .allSatisfy(each -> assertThat(text(each, "status")).isEqualTo("done")));
            return crowd.outcomes();
        });

        if (Seeds.areMany()) {
            assertThat(outcomes.stream()
                            .flatMap(List::stream)
                            .filter(outcome -> outcome instanceof Outcome.Rejected rejected
                                    && rejected.code() == RejectCode.CYCLE))
                    .as("circles that were refused")
                    .hasSizeGreaterThan(INTERLEAVINGS / 10);
        }
    }

    /** Nobody says blocked or todo by hand, so that what is so is so by the rule. */
    private static Operation anyTaskEdit(RandomGenerator random) {
        String task = "t" + random.nextInt(4);
        String other = "t" + random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0, 1 -> set("task", task, "dependsOn", List.of(other));
            case 2 -> set("task", task, "dependsOn", List.of());
            case 3 -> make("task", "t" + random.nextInt(100), "title", "more", "dependsOn", List.of(task));
            case 4 -> delete("task", task);
            default -> set("task", task, "status", "done");
        };
    }

    private static List<Entity> dependencies(Map<EntityKey, Entity> state, Entity task) {
        return task.fields().get("dependsOn") instanceof Json.Arr(List<Json> ids)
                ? ids.stream()
                        .map(id -> Objects.requireNonNull(state.get(key("task", ((Json.Str) id).value()))))
                        .toList()
                : List.of();
    }

    private static boolean waitsFor(Map<EntityKey, Entity> state, Entity task, List<EntityKey> path) {
        if (path.contains(task.key())) {
            return true;
        }
        List<EntityKey> on = new ArrayList<>(path);
        on.add(task.key());
        return dependencies(state, task).stream().anyMatch(each -> waitsFor(state, each, on));
    }
}
