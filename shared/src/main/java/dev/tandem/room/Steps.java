package dev.tandem.room;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.rule.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What became of each entity since somebody last asked. */
final class Steps {
    private record Begun(Optional<Entity> before, Optional<String> rule) {}

    private final Map<EntityKey, Begun> begun = new LinkedHashMap<>();

    /** Something is about to happen to an entity. A person's part in it outweighs a rule's, and a later rule's an earlier one's. */
    void add(EntityKey key, Optional<Entity> before, Optional<String> rule) {
        Begun first = begun.get(key);
        begun.put(
                key,
                first == null
                        ? new Begun(before.filter(entity -> !entity.deleted()), rule)
                        : new Begun(first.before(), first.rule().flatMap(earlier -> rule)));
    }

    /** One step for each entity that is not as it was. */
    List<Step> take(Function<EntityKey, Optional<Entity>> living) {
        List<Step> steps = begun.entrySet().stream()
                .map(each -> new Step(
                        each.getKey(),
                        each.getValue().before(),
                        living.apply(each.getKey()),
                        each.getValue().rule()))
                .filter(step -> !fields(step.before()).equals(fields(step.after())))
                .toList();
        begun.clear();
        return steps;
    }

    private static Optional<Map<String, dev.tandem.json.Json>> fields(Optional<Entity> entity) {
        return entity.map(Entity::fields);
    }
}
