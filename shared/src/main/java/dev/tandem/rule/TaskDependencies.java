package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A task waits for those it depends on. Where one of them is done, changes or goes, a {@code blocked} task that waits for nothing else becomes
 * {@code todo}, and a {@code todo} task that has to wait becomes {@code blocked}. Nothing may wait for itself.
 */
record TaskDependencies() implements Rule {
    /** A refusal has to stay small. */
    private static final int LONGEST_PATH = 20;

    private static final Set<String> READS_FOR = Set.of("status", "dependsOn", "budgetId", "trigger");

    /** Touches after which tasks may have to start or to wait. */
    static Reads readsFor(Touch touch) {
        boolean relevant = switch (touch.key().type()) {
            case TaskBoard.TASK, TaskBoard.BUDGET ->
                Values.comesOrGoes(touch) || touch.values().keySet().stream().anyMatch(READS_FOR::contains);
            default -> false;
        };
        return relevant ? Reads.types(TaskBoard.TASK, TaskBoard.BUDGET) : Reads.NOTHING;
    }

    @Override
    public String name() {
        return "task-dependencies";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return readsFor(touch);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> relevant = steps.stream()
                .filter(step -> step.isOf(TaskBoard.TASK))
                .filter(step -> READS_FOR.stream().anyMatch(step::changed))
                .toList();
        if (relevant.isEmpty()) {
            return Consequence.nothing();
        }
        TaskBoard board = TaskBoard.of(room);
        return cycle(board, relevant).orElseGet(() -> startOrWait(room, board, relevant));
    }

    private static Optional<Consequence> cycle(TaskBoard board, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.changed("dependsOn"))
                .filter(step -> !board.cycle(step.key().id()).isEmpty())
                .findFirst()
                .map(step -> new Consequence.Refuse(
                        RejectCode.CYCLE,
                        Optional.of(step.key()),
                        Optional.of("dependsOn"),
                        Map.of(
                                "path",
                                Values.array(
                                        board.cycle(step.key().id()).stream().limit(LONGEST_PATH)))));
    }

    private static Consequence startOrWait(RuleView room, TaskBoard board, List<Step> steps) {
        SequencedMap<Entity, String> affected = new LinkedHashMap<>();
        steps.forEach(step -> affected(board, step)
                .forEach(task -> affected.putIfAbsent(task, step.key().id())));
        List<Effect> effects = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        affected.forEach((task, cause) -> {
            Json status = Values.of(task, "status");
            boolean waits = board.waits(task);
            if (status.equals(TaskBoard.TODO) && waits) {
                effects.add(new Effect.Set(task.key(), Map.of("status", TaskBoard.BLOCKED)));
            } else if (status.equals(TaskBoard.BLOCKED) && !waits && !isBlockedByHand(task, steps)) {
                effects.add(new Effect.Set(task.key(), Map.of("status", TaskBoard.TODO)));
                events.add(enabled(room, task, cause));
            }
        });
        return new Consequence.Follow(effects, events);
    }

    /** The task itself where it waits for something else than before; those that wait for it where it came to be done, or ceased to be. */
    private static List<Entity> affected(TaskBoard board, Step step) {
        List<Entity> affected = new ArrayList<>();
        if (step.changed("dependsOn") || step.changed("budgetId") || step.changed("trigger")) {
            Optional.ofNullable(board.tasks().get(step.key().id())).ifPresent(affected::add);
        }
        if (step.was("status").equals(TaskBoard.DONE) != step.is("status").equals(TaskBoard.DONE)) {
            affected.addAll(board.dependentsOn(step.key().id()));
        }
        return affected;
    }

    /** Whoever makes a task that is blocked and waits for no other has a reason of their own. */
    private static boolean isBlockedByHand(Entity task, List<Step> steps) {
        return Values.elements(Values.of(task, "dependsOn")).isEmpty()
                && steps.stream()
                        .anyMatch(step ->
                                step.key().equals(task.key()) && step.before().isEmpty());
    }

    private static Event enabled(RuleView room, Entity task, String cause) {
        Map<String, Json> data =
                Map.of("taskId", Json.of(task.key().id()), "title", Events.nameOf(task), "enabledBy", Json.of(cause));
        return Events.of(room.kind(), "task-enabled", Optional.of(task.key()), TaskBoard.concerned(task), data);
    }
}
