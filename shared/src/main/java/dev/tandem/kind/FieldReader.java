package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.kind.Field.Trait;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads one field of a kind file. */
final class FieldReader {
    private FieldReader() {}

    static Field read(String name, Node node) {
        FieldType type =
                node.need("type").map(word -> FieldTypeReader.read(node, word)).orElseGet(FieldType.Flag::new);
        Optional<Node> initial = node.find("default");
        Field field = new Field(
                name,
                type,
                node.find("required").map(Node::flag).orElse(false),
                initial.map(Node::json),
                node.find("merge")
                        .map(merge -> MergeReader.read(merge, type))
                        .orElseGet(() -> MergeReader.fallback(type)),
                traits(node));
        initial.ifPresent(given -> checkInitial(field, given));
        checkTraits(field, node);
        return field;
    }

    private static Set<Trait> traits(Node node) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            // The retired values of a choice stand under the same name.
            node.find(trait.word())
                    .filter(given -> !(trait == Trait.RETIRED && given.isArray()))
                    .filter(Node::flag)
                    .ifPresent(given -> traits.add(trait));
        }
        return traits;
    }

    private static void checkTraits(Field field, Node node) {
        boolean required = field.required() && field.initial().isEmpty();
        for (Trait trait : Set.of(Trait.SERVER, Trait.RETIRED)) {
            if (required && field.is(trait)) {
                node.find("required").ifPresent(given -> given.note("is for fields that everybody fills"));
            }
        }
        if (field.type() instanceof FieldType.Anything && !field.is(Trait.SERVER)) {
            node.find("type").ifPresent(given -> given.note("any is for fields with \"server\": true"));
        }
        if (field.is(Trait.SERVER) && (field.is(Trait.AUTHOR) || field.is(Trait.UNLOCKED))) {
            node.find(Trait.SERVER.word()).ifPresent(given -> given.note("leaves nobody else to change it"));
        }
    }

    private static void checkInitial(Field field, Node given) {
        if (field.type() instanceof FieldType.Choice choice
                && given.json() instanceof Json.Str(String value)
                && choice.retired().contains(value)) {
            given.note("is retired");
        }
        withoutInitial(field.type())
                .ifPresentOrElse(
                        given::note,
                        () -> field.check(given.json())
                                .ifPresent(problem -> given.note("does not fit the field: " + problem.wire())));
    }

    /** Who or what somebody means is not known before the room is. */
    private static Optional<String> withoutInitial(FieldType type) {
        return switch (type) {
            case FieldType.Reference reference -> Optional.of("a reference has no default");
            case FieldType.Person person -> Optional.of("a user has no default");
            case FieldType.SetOf(FieldType element, int max) -> withoutInitial(element);
            case FieldType.Line _,
                    FieldType.Text _,
                    FieldType.Whole _,
                    FieldType.Decimal _,
                    FieldType.Flag _,
                    FieldType.Day _,
                    FieldType.Choice _,
                    FieldType.Position _,
                    FieldType.Moment _,
                    FieldType.Anything _ -> Optional.empty();
        };
    }
}
