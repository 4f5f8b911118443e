package dev.tandem.subscription;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether a filter names only what a kind has (PROTOCOL V1): what is misspelt would never match, and nobody would know why. */
public record FilterCheck(Kind kind) {
    /** The first place that is wrong, as a JSON pointer within the filter, or nothing. */
    public Optional<String> wrong(Filter filter) {
        return unknown("/types/", filter.types(), kind.entities().keySet())
                .or(() -> unknown("/events/", filter.events(), kind.events().keySet()))
                .or(() -> unknown("/crew/", filter.crew(), kind.crew()))
                .or(() -> wrong(filter.where()));
    }

    private static Optional<String> unknown(String at, Optional<List<String>> named, Collection<String> known) {
        List<String> names = named.orElse(List.of());
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                return Optional.of(at + i);
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(List<Where> where) {
        for (int i = 0; i < where.size(); i++) {
            Optional<String> place = wrong(where.get(i));
            if (place.isPresent()) {
                return Optional.of("/where/" + i + place.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(Where where) {
        EntityType type = kind.entities().get(where.type());
        if (type == null) {
            return Optional.of("/type");
        }
        Field field = type.fields().get(where.field());
        if (field == null || !isSelectable(field.type())) {
            return Optional.of("/field");
        }
        for (int i = 0; i < where.is().size(); i++) {
            Json value = where.is().get(i);
            if (!(value instanceof Json.Null) && field.check(value).isPresent()) {
                return Optional.of("/is/" + i);
            }
        }
        return Optional.empty();
    }

    private static boolean isSelectable(FieldType type) {
        return switch (type) {
            case FieldType.Choice _, FieldType.Reference _, FieldType.Person _, FieldType.Flag _ -> true;
            case FieldType.Line _,
                    FieldType.Text _,
                    FieldType.Whole _,
                    FieldType.Decimal _,
                    FieldType.Day _,
                    FieldType.Position _,
                    FieldType.Moment _,
                    FieldType.SetOf _,
                    FieldType.Anything _ -> false;
        };
    }
}
