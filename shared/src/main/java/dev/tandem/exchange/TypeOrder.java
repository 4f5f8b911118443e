package dev.tandem.exchange;

import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.Kind;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** In which order types are made, so that entities of one type stay in the order they have among each other: what a type needs comes first. */
record TypeOrder(Kind kind) {
    private static final int LAST = 1_000;

    /** A rank: lower comes first. */
    int rank(EntityType type) {
        return Pointers.isRecord(type.name()) ? LAST : rank(type, Set.of());
    }

    private int rank(EntityType type, Set<String> asking) {
        Set<String> asked = new HashSet<>(asking);
        asked.add(type.name());
        return Stream.concat(targets(type), parts(type).flatMap(TypeOrder::targets))
                .filter(target -> !asked.contains(target))
                .mapToInt(target ->
                        1 + rank(Objects.requireNonNull(kind.entities().get(target)), asked))
                .max()
                .orElse(0);
    }

    private static Stream<String> targets(EntityType type) {
        return type.fields().values().stream().flatMap(field -> field.type().target().stream());
    }

    /** Types whose entities are made together with those of a type. */
    private Stream<EntityType> parts(EntityType whole) {
        return kind.entities().values().stream()
                .filter(type -> type.lock()
                        .filter(lock -> lock instanceof LockBy.Of(String field)
                                && Objects.requireNonNull(type.fields().get(field))
                                        .type()
                                        .target()
                                        .filter(whole.name()::equals)
                                        .isPresent())
                        .isPresent());
    }
}
