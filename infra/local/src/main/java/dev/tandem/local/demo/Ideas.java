package dev.tandem.local.demo;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Intake;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What somebody who packs might do next: mostly tick, sometimes correct, now and then add, move or drop something. */
final class Ideas {
    private static final List<String> THINGS = List.of(
            "Fishing line",
            "Ukulele",
            "Deck of cards",
            "Binoculars",
            "Hammock",
            "Spare laces",
            "Duct tape",
            "Bird guide",
            "Thermos",
            "Sauna hat",
            "Notebook",
            "Watercolours",
            "Spare glasses",
            "Wool blanket",
            "Cinnamon buns",
            "Bear spray",
            "Kite",
            "Tea lights",
            "Hand warmers",
            "Clothes pegs");
    private static final List<String> REMARKS = List.of(
            "Ask Dora for hers",
            "Already in the car",
            "Check before Friday",
            "Borrow from the neighbours",
            "Washed and dry",
            "One is broken",
            "ใส่ถุงกันน้ำ",
            "Too heavy?");

    private final Kind kind = DemoList.kind();
    private final RandomGenerator random;

    Ideas(RandomGenerator random) {
        this.random = random;
    }

    /** The next idea for a list, which holds at least one item. */
    Idea next(Collection<Entity> living) {
        List<Entity> items = of("item", living);
        Entity item = items.get(random.nextInt(items.size()));
        int chance = random.nextInt(100);
        if (chance < 60) {
            return set(
                    item, "packed", Json.of(!Json.of(true).equals(item.fields().get("packed"))));
        } else if (chance < 72) {
            return set(item, "quantity", Json.of(1L + random.nextInt(6)));
        } else if (chance < 80) {
            return set(item, "notes", Json.of(REMARKS.get(random.nextInt(REMARKS.size()))));
        } else if (chance < 90) {
            return move(item, living);
        }
        return chance < 96 ? add(living) : drop(items);
    }

    private Idea move(Entity item, Collection<Entity> living) {
        List<Entity> categories = of("category", living);
        return categories.isEmpty()
                ? set(item, "essential", Json.of(true))
                : set(
                        item,
                        "categoryId",
                        Json.of(categories
                                .get(random.nextInt(categories.size()))
                                .key()
                                .id()));
    }

    private Idea add(Collection<Entity> living) {
        Draft thing = Draft.of("item", "new", Map.of("name", Json.of(THINGS.get(random.nextInt(THINGS.size())))));
        String id = UUID.randomUUID().toString();
        return new Idea(id, "name", Intake.operations(kind, List.of(thing), List.copyOf(living), () -> id));
    }

    /** Only what was added on the way, so that the list stays the one it is. */
    private Idea drop(List<Entity> items) {
        List<Entity> extras = items.stream()
                .filter(item -> item.fields().get("name") instanceof Json.Str(String name) && THINGS.contains(name))
                .toList();
        Entity item = extras.isEmpty() ? items.getFirst() : extras.get(random.nextInt(extras.size()));
        return extras.isEmpty()
                ? set(item, "packed", Json.of(true))
                : new Idea(item.key().id(), "name", List.of(new Operation.Delete(item.key())));
    }

    private static Idea set(Entity item, String field, Json value) {
        EntityKey key = item.key();
        return new Idea(key.id(), field, List.of(new Operation.Update(key, Map.of(field, value))));
    }

    private static List<Entity> of(String type, Collection<Entity> living) {
        return living.stream()
                .filter(entity -> entity.key().type().equals(type) && !entity.deleted())
                .sorted(java.util.Comparator.comparing(Entity::key))
                .toList();
    }
}
