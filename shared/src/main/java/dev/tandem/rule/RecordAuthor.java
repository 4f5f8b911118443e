package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who makes an entity is its {@code author}, where its type has such a field of type user that only the server writes. */
record RecordAuthor() implements Rule {
    private static final String AUTHOR = "author";

    @Override
    public String name() {
        return "author";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        Map<String, Json> author = Map.of(AUTHOR, Json.of(room.author().user()));
        return Consequence.of(steps.stream()
                .filter(step -> step.before().isEmpty() && step.after().isPresent())
                .filter(step -> hasAuthor(room.kind(), step) && step.is(AUTHOR) instanceof Json.Null)
                .map(step -> (Effect) new Effect.Set(step.key(), author))
                .toList());
    }

    private static boolean hasAuthor(Kind kind, Step step) {
        return Optional.ofNullable(kind.entities().get(step.key().type()))
                .flatMap(type -> Optional.ofNullable(type.fields().get(AUTHOR)))
                .filter(RecordAuthor::isWrittenByTheServer)
                .isPresent();
    }

    private static boolean isWrittenByTheServer(Field field) {
        return field.type() instanceof FieldType.Person && field.is(Trait.SERVER);
    }
}
