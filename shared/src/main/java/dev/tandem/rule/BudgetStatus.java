package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.rule.Consequence.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A budget that comes to a status triggers those of its tasks that wait for it: a {@code blocked} task whose {@code trigger} is reached now, and which
 * depends on nothing unfinished, becomes {@code todo}. Where the budget goes back, a {@code todo} task whose trigger lies ahead again is blocked.
 */
record BudgetStatus() implements Rule {
    @Override
    public String name() {
        return "budget-status";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return TaskDependencies.readsFor(touch);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Effect> effects = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (Step step : steps) {
            Optional<Entity> budget = step.after().filter(after -> step.isOf(TaskBoard.BUDGET));
            if (budget.isPresent() && step.before().isPresent() && step.changed("status")) {
                TaskBoard board = TaskBoard.of(room);
                List<Entity> turned = board.ofBudget(step.key().id()).stream()
                        .filter(task -> isTurned(step, task))
                        .toList();
                List<Entity> triggered = turned.stream()
                        .filter(task -> isBlocked(task) && !board.waits(task))
                        .toList();
                triggered.forEach(task -> effects.add(set(task, TaskBoard.TODO)));
                turned.stream()
                        .filter(task -> Values.of(task, "status").equals(TaskBoard.TODO) && board.waits(task))
                        .forEach(task -> effects.add(set(task, TaskBoard.BLOCKED)));
                events.add(changed(room, step, budget.get(), triggered));
            }
        }
        return new Consequence.Follow(effects, events);
    }

    /** Whether the budget passed the task's trigger, in either direction. */
    private static boolean isTurned(Step budget, Entity task) {
        Json trigger = Values.of(task, "trigger");
        return TaskBoard.hasReached(budget.was("status"), trigger)
                != TaskBoard.hasReached(budget.is("status"), trigger);
    }

    private static boolean isBlocked(Entity task) {
        return Values.of(task, "status").equals(TaskBoard.BLOCKED);
    }

    private static Effect set(Entity task, Json status) {
        return new Effect.Set(task.key(), Map.of("status", status));
    }

    private static Event changed(RuleView room, Step step, Entity budget, List<Entity> triggered) {
        Map<String, Json> data = Map.of(
                "budgetId", Json.of(step.key().id()),
                "title", Events.nameOf(budget),
                "oldStatus", step.was("status"),
                "newStatus", step.is("status"),
                "triggeredTasks",
                        Values.array(triggered.stream().map(task -> task.key().id())));
        return Events.of(room.kind(), "budget-status-changed", Optional.of(step.key()), List.of(), data);
    }
}
