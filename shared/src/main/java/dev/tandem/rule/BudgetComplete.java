package dev.tandem.rule;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells, once, that everything of a budget is bought: nothing of it is missing now, and something was before. */
record BudgetComplete() implements Rule {
    @Override
    public String name() {
        return "budget-complete";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Kitchen.readsFor(touch);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> items = steps.stream()
                .filter(step -> step.isOf(Kitchen.ITEM))
                .filter(step -> step.changed("isPurchased") || step.changed("budgetIds"))
                .toList();
        if (items.isEmpty()) {
            return Consequence.nothing();
        }
        List<Entity> now = room.living(Kitchen.ITEM);
        List<Entity> before = before(now, items);
        Stream<String> budgets = items.stream()
                .flatMap(step -> Stream.concat(step.before().stream(), step.after().stream()))
                .flatMap(item -> budgets(item).stream())
                .distinct()
                .sorted();
        return new Consequence.Follow(
                List.of(),
                budgets.filter(budget -> isComplete(now, budget) && !isComplete(before, budget))
                        .flatMap(budget -> complete(room, budget).stream())
                        .toList());
    }

    private static List<Entity> before(List<Entity> now, List<Step> items) {
        Set<EntityKey> changed = items.stream().map(Step::key).collect(toUnmodifiableSet());
        return Stream.concat(
                        now.stream().filter(item -> !changed.contains(item.key())),
                        items.stream().flatMap(step -> step.before().stream()))
                .toList();
    }

    private static boolean isComplete(List<Entity> items, String budget) {
        List<Entity> ofBudget =
                items.stream().filter(item -> budgets(item).contains(budget)).toList();
        return !ofBudget.isEmpty() && ofBudget.stream().allMatch(Kitchen::isBought);
    }

    private static List<String> budgets(Entity item) {
        return Values.elements(Values.of(item, "budgetIds"));
    }

    private static Optional<Event> complete(RuleView room, String id) {
        return room.living(TaskBoard.BUDGET).stream()
                .filter(budget -> budget.key().id().equals(id))
                .findFirst()
                .map(budget -> Events.of(
                        room.kind(),
                        "budget-complete",
                        Optional.of(budget.key()),
                        List.of(),
                        Map.of("budgetId", Json.of(id), "title", Events.nameOf(budget))));
    }
}
