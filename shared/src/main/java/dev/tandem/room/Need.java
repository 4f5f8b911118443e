package dev.tandem.room;

import dev.tandem.model.EntityKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to be loaded before a batch can be decided.
 *
 * @param keys single entities
 * @param types entity types of which every entity is needed, because a rule looks through them
 * @param locks entities whose lock rows are needed
 * @param after all commits after this position are needed, because texts are moved over them or a conflict asks what was there
 * @param commits single commits, because they are taken back
 */
public record Need(
        Set<EntityKey> keys, Set<String> types, Set<EntityKey> locks, Optional<Long> after, Set<Long> commits) {
    /** Nothing. */
    public static final Need NOTHING = new Need(Set.of(), Set.of());

    public Need {
        keys = Set.copyOf(keys);
        types = Set.copyOf(types);
        locks = Set.copyOf(locks);
        commits = Set.copyOf(commits);
    }

    /** Entities only. */
    public Need(Set<EntityKey> keys, Set<String> types) {
        this(keys, types, Set.of(), Optional.empty(), Set.of());
    }

    /** Both. */
    public Need and(Need other) {
        return new Need(
                union(keys, other.keys),
                union(types, other.types),
                union(locks, other.locks),
                Stream.concat(after.stream(), other.after.stream()).min(Long::compare),
                union(commits, other.commits));
    }

    /** What it asks for beyond another. */
    public Need without(Need other) {
        return new Need(
                difference(keys, other.keys),
                difference(types, other.types),
                difference(locks, other.locks),
                after.filter(from -> other.after.filter(asked -> asked <= from).isEmpty()),
                difference(commits, other.commits));
    }

    private static <T> Set<T> difference(Set<T> one, Set<T> other) {
        Set<T> rest = new HashSet<>(one);
        rest.removeAll(other);
        return rest;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
