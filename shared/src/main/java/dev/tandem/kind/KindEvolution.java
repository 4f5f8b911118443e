package dev.tandem.kind;

import dev.tandem.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Whether a kind file may take the place of an older one. Rooms, logs and queues outlive it: what an older client has stored or queued
 * must stay acceptable and keep its meaning. Quotas may change either way: a room above a lower one keeps what it has, and only grows no further.
 */
public final class KindEvolution {
    private final List<String> problems = new ArrayList<>();

    private KindEvolution() {}

    /**
     * What the newer file breaks, each as {@code /json/pointer: what}; empty where nothing.
     *
     * @param older the file that rooms were made with
     * @param newer the file that is to take its place
     */
    public static List<String> check(Kind older, Kind newer) {
        KindEvolution evolution = new KindEvolution();
        evolution.kinds(older, newer);
        return List.copyOf(evolution.problems);
    }

    private void kinds(Kind older, Kind newer) {
        if (!older.name().equals(newer.name())) {
            note("/kind", "was " + older.name() + ": this is another kind");
            return;
        }
        if (newer.version() <= older.version() && !older.equals(newer)) {
            note("/version", "must be above " + older.version());
        }
        if (!older.titleField().equals(newer.titleField())) {
            note("/titleField", "changed: rooms keep their titles in the old one");
        }
        older.crew().stream()
                .filter(role -> !newer.crew().contains(role))
                .forEach(role -> note("/crew", "lost " + role + ", which members may have"));
        kept(
                "/events",
                older.events().keySet(),
                newer.events().keySet(),
                "was removed: people may still be told of it");
        kept(
                "/entities",
                older.entities().keySet(),
                newer.entities().keySet(),
                "was removed: rooms hold such entities and older clients write them");
        both(older.entities(), newer.entities(), (from, to) -> types("/entities/" + from.name(), from, to));
        newer.entities().values().stream()
                .filter(type -> type.singleton() && !older.entities().containsKey(type.name()))
                .forEach(type ->
                        note("/entities/" + type.name(), "is a new singleton, which rooms there are do not have"));
    }

    private void types(String at, EntityType older, EntityType newer) {
        if (older.singleton() != newer.singleton()) {
            note(at + "/singleton", "changed");
        }
        if (older.deleteConflict() != newer.deleteConflict()) {
            note(at + "/deleteConflict", "changed: what is queued was meant otherwise");
        }
        if (newer.lock().isPresent() && !older.lock().equals(newer.lock())) {
            note(at + "/lock", "changed: what is queued comes without it");
        }
        if (newer.serverMade() && !older.serverMade()) {
            note(at + "/server", "refuses what is queued");
        }
        narrowed(at + "/permissions/create", older.create(), newer.create());
        narrowed(at + "/permissions/update", older.update(), newer.update());
        narrowed(at + "/permissions/delete", older.delete(), newer.delete());
        if (older.authorDeletes() && !newer.authorDeletes()) {
            note(at + "/permissions/delete", "refuses what author has queued");
        }
        kept(
                at + "/fields",
                older.fields().keySet(),
                newer.fields().keySet(),
                "was removed: let it stay with \"retired\": true");
        both(
                older.fields(),
                newer.fields(),
                (from, to) -> FieldEvolution.check(from, to)
                        .forEach((member, what) -> note(at + "/fields/" + from.name() + "/" + member, what)));
        newer.fields().values().stream()
                .filter(field -> !older.fields().containsKey(field.name()))
                .filter(field -> field.required() && field.initial().isEmpty())
                .forEach(field -> note(
                        at + "/fields/" + field.name(),
                        "is new and required: older clients do not name it, so it needs a default"));
    }

    private void narrowed(String at, Set<Role> older, Set<Role> newer) {
        older.stream()
                .filter(role -> !newer.contains(role))
                .sorted()
                .forEach(role -> note(at, "refuses what " + role.wire() + " has queued"));
    }

    private void kept(String at, Set<String> older, Set<String> newer, String otherwise) {
        older.stream().filter(name -> !newer.contains(name)).sorted().forEach(name -> note(at + "/" + name, otherwise));
    }

    private static <T> void both(Map<String, T> older, Map<String, T> newer, BiConsumer<T, T> check) {
        older.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> Optional.ofNullable(newer.get(each.getKey()))
                        .ifPresent(to -> check.accept(each.getValue(), to)));
    }

    private void note(String at, String what) {
        problems.add(at + ": " + what);
    }
}
