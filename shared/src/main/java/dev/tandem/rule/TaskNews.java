package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells the role and the person a task is assigned to what other people did with it. What rules do to tasks has events of its own. */
record TaskNews() implements Rule {
    @Override
    public String name() {
        return "task-news";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        return new Consequence.Follow(
                List.of(),
                steps.stream()
                        .filter(step -> step.isOf(TaskBoard.TASK) && step.rule().isEmpty())
                        .flatMap(step -> step.after().stream().flatMap(task -> news(room, step, task).stream()))
                        .toList());
    }

    private static Optional<Event> news(RuleView room, Step step, Entity task) {
        Map<String, Json> data = new TreeMap<>(Map.of(
                "taskId", Json.of(task.key().id()),
                "title", Events.nameOf(task),
                "budgetId", Json.of(Values.text(task, "budgetId").orElse(""))));
        if (step.before().isEmpty()) {
            return Optional.of(event(room, "task-created", task, data));
        }
        data.put("oldStatus", step.was("status"));
        data.put("newStatus", step.is("status"));
        return step.changed("status") ? Optional.of(event(room, "task-status-changed", task, data)) : Optional.empty();
    }

    private static Event event(RuleView room, String name, Entity task, Map<String, Json> data) {
        return Events.of(room.kind(), name, Optional.of(task.key()), TaskBoard.concerned(task), data);
    }
}
