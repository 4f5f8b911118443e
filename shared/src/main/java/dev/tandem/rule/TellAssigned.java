package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Audience;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a person that a field of type user now names them (PROTOCOL N1: {@code assigned}). Not of fields that the server writes, not oneself. */
record TellAssigned() implements Rule {
    static final String ASSIGNED = "assigned";

    @Override
    public String name() {
        return ASSIGNED;
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        return new Consequence.Follow(
                List.of(), steps.stream().flatMap(step -> events(room, step)).toList());
    }

    private static Stream<Event> events(RuleView room, Step step) {
        return step.after().stream()
                .flatMap(entity -> people(room.kind(), entity)
                        .filter(field -> step.changed(field.name()))
                        .flatMap(field -> event(room, entity, field).stream()));
    }

    private static Stream<Field> people(Kind kind, Entity entity) {
        return Optional.ofNullable(kind.entities().get(entity.key().type()))
                .map(EntityType::fields)
                .map(Map::values)
                .stream()
                .flatMap(java.util.Collection::stream)
                .filter(field -> field.type() instanceof FieldType.Person && !field.is(Trait.SERVER))
                .sorted(java.util.Comparator.comparing(Field::name));
    }

    private static Optional<Event> event(RuleView room, Entity entity, Field field) {
        return entity.fields().get(field.name()) instanceof Json.Str(String user)
                        && !user.equals(room.author().user())
                ? Optional.of(Events.of(
                        room.kind(),
                        ASSIGNED,
                        Optional.of(entity.key()),
                        List.of(new Audience.Person(user)),
                        Map.of("field", Json.of(field.name()), "name", Events.nameOf(entity))))
                : Optional.empty();
    }
}
