package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.merge.Counter;
import dev.tandem.merge.Union;
import dev.tandem.merge.text.First;
import dev.tandem.merge.text.Spliced;
import dev.tandem.merge.text.Splices;
import dev.tandem.model.Change;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.Operation;
import dev.tandem.model.Part;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gives the fields of a living entity back what one change took from them. */
record UndoneFields(Deed deed, Operation.Undo undo, EntityType type, Entity entity, Change.Updated change) {
    Optional<Refusal> apply() {
        Standing standing = new Standing();
        TreeMap<String, Json> back = new TreeMap<>();
        // In order: what is skipped is told, and every process has to tell it alike.
        change.set().keySet().stream().filter(this::isWanted).sorted().forEach(field -> {
            Optional<Json> value = value(Objects.requireNonNull(type.fields().get(field)));
            value.ifPresentOrElse(had -> back.put(field, had), () -> skip(field));
        });
        // What it pointed to may be gone by now.
        Optional<Refusal> refusal = new Given(deed.working()).settle(type, entity.key(), back);
        back.forEach((field, value) -> {
            if (!value.equals(held(field))) {
                standing.set(field, value);
            }
        });
        change.edits().keySet().stream().filter(this::isWanted).sorted().forEach(field -> text(field, standing));
        return refusal.or(() -> deed.update(entity, standing));
    }

    private boolean isWanted(String field) {
        boolean named = undo.only().isEmpty()
                || undo.only().stream()
                        .anyMatch(part -> part.key().equals(entity.key())
                                && part.field()
                                        .filter(name -> !name.equals(field))
                                        .isEmpty());
        return named && type.fields().containsKey(field) && !isServers(type, field);
    }

    static boolean isServers(EntityType type, String name) {
        Field field = type.fields().get(name);
        return field != null && field.is(Field.Trait.SERVER);
    }

    private Json held(String field) {
        return entity.fields().getOrDefault(field, Json.NULL);
    }

    private void skip(String field) {
        deed.skip(new Part(entity.key(), Optional.of(field)));
    }

    /** What the field is going to hold; nothing where it was changed since, or can hold it no more. */
    private Optional<Json> value(Field field) {
        Json gave = change.set().getOrDefault(field.name(), Json.NULL);
        Json had = change.was().getOrDefault(field.name(), Json.NULL);
        Json held = held(field.name());
        if (held.equals(gave) || held.equals(had)) {
            return fitting(field, had);
        }
        return switch (field.merge()) {
            case Counter counter -> fitting(field, sum(held, had, gave));
            case Union union -> fitting(field, membership(held, had, gave));
            default -> undo.anyway() ? fitting(field, had) : Optional.empty();
        };
    }

    private static Optional<Json> fitting(Field field, Json value) {
        boolean fits = value instanceof Json.Null
                ? !field.required()
                : field.check(value).isEmpty();
        return fits ? Optional.of(value) : Optional.empty();
    }

    private static Json sum(Json held, Json had, Json gave) {
        return number(held)
                .plus(number(had).value())
                .flatMap(sum -> sum.plus(number(gave).value().negate()))
                .<Json>map(sum -> sum)
                .orElse(held);
    }

    private static Json.Num number(Json value) {
        return value instanceof Json.Num number ? number : new Json.Num(BigDecimal.ZERO);
    }

    private static Json membership(Json held, Json had, Json gave) {
        List<Json> members = new ArrayList<>(Membership.items(held));
        members.removeIf(each ->
                Membership.items(gave).contains(each) && !Membership.items(had).contains(each));
        Membership.items(had).stream()
                .filter(each -> !Membership.items(gave).contains(each) && !members.contains(each))
                .forEach(members::add);
        members.sort(Union.ORDER);
        return Json.array(members);
    }

    /** The opposite of its edits, moved over everything since. */
    private void text(String field, Standing standing) {
        List<Edit> did = applied(change.edits().getOrDefault(field, List.of()));
        Optional<List<Splice>> since = since(field);
        if (since.isEmpty()) {
            skip(field);
            return;
        }
        List<Splice> opposite = Splices.transform(Splices.invert(did), since.get(), First.THEIRS);
        String text = TextPast.text(held(field));
        Field declared = Objects.requireNonNull(type.fields().get(field));
        if (Splices.apply(text, opposite) instanceof Spliced.Applied(String result, List<Edit> edits)
                && fitting(declared, result.isEmpty() ? Json.NULL : Json.of(result))
                        .isPresent()) {
            if (!edits.isEmpty()) {
                standing.edit(
                        field, new TextEdit(edits, Optional.empty()), result.isEmpty() ? Json.NULL : Json.of(result));
            }
        } else {
            skip(field);
        }
    }

    private static List<Edit> applied(List<TextEdit> edits) {
        return edits.stream().flatMap(edit -> edit.applied().stream()).toList();
    }

    /** By a commit of the log: what the batch itself did before is known, whatever was loaded. */
    private boolean isWrittenSince(String field) {
        return deed.working()
                .found(entity.key())
                .filter(loaded -> History.written(loaded, field) > undo.seq())
                .isPresent();
    }

    /** What was done to the text after the commit; nothing where it was written as a whole meanwhile, or where the log is not at hand. */
    private Optional<List<Splice>> since(String field) {
        if (isWrittenSince(field) && deed.history().since() > undo.seq()) {
            return Optional.empty();
        }
        Stream<Change> logged = deed.history().of(entity.key()).stream()
                .filter(past -> past.seq() > undo.seq())
                .map(History.Past::change);
        List<Edit> edits = new ArrayList<>();
        for (Change each : Stream.concat(logged, deed.working().done(entity.key()).stream())
                .toList()) {
            if (!(each instanceof Change.Updated updated) || updated.set().containsKey(field)) {
                return Optional.empty();
            }
            edits.addAll(applied(updated.edits().getOrDefault(field, List.of())));
        }
        return Optional.of(Splices.of(edits));
    }
}
