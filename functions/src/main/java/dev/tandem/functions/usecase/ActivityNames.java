package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.history.Activity;
import dev.tandem.history.Naming;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names that the log does not say with a change are those of the entities as they are, or last were; comments and conflicts are called by what they are
 * about. Two reads at most for a page.
 */
final class ActivityNames {
    private final RoomStore rooms;

    ActivityNames(RoomStore rooms) {
        this.rooms = rooms;
    }

    List<Activity> complete(Kind kind, String room, List<Activity> activities) {
        Map<EntityKey, Entity> themselves = entities(
                room,
                activities.stream()
                        .filter(each -> each.name().isEmpty() && each.on().isEmpty())
                        .map(Activity::key));
        List<Activity> placed = activities.stream()
                .map(each -> byItself(kind, each, themselves))
                .toList();
        Map<EntityKey, Entity> others = entities(
                room, placed.stream().filter(each -> each.name().isEmpty()).flatMap(each -> each.on().stream()));
        return placed.stream().map(each -> byAnother(kind, each, others)).toList();
    }

    private Map<EntityKey, Entity> entities(String room, Stream<EntityKey> keys) {
        List<EntityKey> wanted = keys.distinct().toList();
        return wanted.isEmpty() ? Map.of() : rooms.entities(room, wanted);
    }

    private static Activity byItself(Kind kind, Activity activity, Map<EntityKey, Entity> entities) {
        return Optional.ofNullable(entities.get(activity.key()))
                .map(Entity::fields)
                .map(fields -> activity.completed(
                        Naming.name(kind, activity.key(), fields), Naming.on(activity.key(), fields)))
                .orElse(activity);
    }

    private static Activity byAnother(Kind kind, Activity activity, Map<EntityKey, Entity> entities) {
        Optional<String> name = activity.on()
                .flatMap(on -> Optional.ofNullable(entities.get(on)))
                .flatMap(entity -> Naming.name(kind, entity.key(), entity.fields()));
        return activity.completed(name, Optional.empty());
    }
}
