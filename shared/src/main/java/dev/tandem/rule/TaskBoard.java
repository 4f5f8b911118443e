package dev.tandem.rule;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Entity;
import dev.tandem.model.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The tasks of a party and what they wait for. */
record TaskBoard(SequencedMap<String, Entity> tasks, Map<String, Entity> budgets) {
    static final String TASK = "task";
    static final String BUDGET = "budget";
    static final Json TODO = Json.of("todo");
    static final Json BLOCKED = Json.of("blocked");
    static final Json DONE = Json.of("done");

    /** How a budget goes on; one that is cancelled has reached none of it. */
    private static final List<String> STAGES = List.of("draft", "proposed", "approved", "completed");

    static TaskBoard of(RuleView room) {
        return new TaskBoard(byId(room.living(TASK)), byId(room.living(BUDGET)));
    }

    private static SequencedMap<String, Entity> byId(List<Entity> entities) {
        return entities.stream()
                .collect(toMap(entity -> entity.key().id(), identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** Whether a task cannot start yet: something it depends on is not done, or its budget is not as far as its trigger says. */
    boolean waits(Entity task) {
        boolean unfinished = dependencies(task)
                .anyMatch(dependency -> !Values.of(dependency, "status").equals(DONE));
        return unfinished
                || budgetOf(task)
                        .filter(budget -> !hasReached(Values.of(budget, "status"), Values.of(task, "trigger")))
                        .isPresent();
    }

    /** Whether a budget of this status has come to a trigger; true where there is none. */
    static boolean hasReached(Json status, Json trigger) {
        return Values.text(trigger)
                .map(stage -> STAGES.indexOf(stage)
                        <= Values.text(status).map(STAGES::indexOf).orElse(-1))
                .orElse(true);
    }

    List<Entity> dependentsOn(String task) {
        return tasks.values().stream()
                .filter(each -> Values.elements(Values.of(each, "dependsOn")).contains(task))
                .toList();
    }

    List<Entity> ofBudget(String budget) {
        return tasks.values().stream()
                .filter(each -> Values.of(each, "budgetId").equals(Json.of(budget)))
                .toList();
    }

    /** Whom a task concerns: the role and the person it is assigned to. */
    static List<Audience> concerned(Entity task) {
        Stream<Audience> role = Values.text(task, "assigneeRole")
                .map(name ->
                        Role.of(name).<Audience>map(Audience.InRole::new).orElseGet(() -> new Audience.InCrew(name)))
                .stream();
        Stream<Audience> person = Values.text(task, "assignee").<Audience>map(Audience.Person::new).stream();
        return Stream.concat(role, person).toList();
    }

    /** The shortest way from a task through what it depends on back to itself, both ends included; empty where there is none. */
    List<String> cycle(String from) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String at = open.remove();
            for (String next : dependenciesOf(at)) {
                if (next.equals(from)) {
                    return way(from, at, cameFrom);
                }
                if (cameFrom.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(String from, String last, Map<String, String> cameFrom) {
        List<String> back = new ArrayList<>(List.of(from));
        for (String at = last; !at.equals(from); at = cameFrom.getOrDefault(at, from)) {
            back.add(at);
        }
        back.add(from);
        Collections.reverse(back);
        return back;
    }

    private List<String> dependenciesOf(String task) {
        return Optional.ofNullable(tasks.get(task)).stream()
                .flatMap(this::dependencies)
                .map(each -> each.key().id())
                .toList();
    }

    private Stream<Entity> dependencies(Entity task) {
        return Values.elements(Values.of(task, "dependsOn")).stream()
                .flatMap(id -> Optional.ofNullable(tasks.get(id)).stream());
    }

    private Optional<Entity> budgetOf(Entity task) {
        return Values.text(task, "budgetId").flatMap(id -> Optional.ofNullable(budgets.get(id)));
    }
}
