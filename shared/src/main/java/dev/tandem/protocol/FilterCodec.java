package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import dev.tandem.model.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A filter as JSON (PROTOCOL V1). */
final class FilterCodec {
    /** Types, events, crew roles, conditions, and values of a condition. */
    private static final int MOST = 20;
    /** It has to go into a query (R6), where quotes and braces take three times as much. */
    private static final int MOST_BYTES = 2048;

    private static final int LONGEST_VALUE = 128;
    private static final int LONGEST_EVENT = 64;

    private FilterCodec() {}

    /** Refuses members it does not know too: a filter that is not understood is wider than was meant. */
    static Filter read(Form form) {
        form.only(Set.of("types", "events", "crew", "where"));
        Filter filter = new Filter(
                names(form, "types", Ids::isName),
                names(form, "events", event -> !event.isEmpty() && event.length() <= LONGEST_EVENT),
                names(form, "crew", Ids::isName),
                form.has("where") ? where(form) : List.of());
        if (JsonWriter.writeUtf8(write(filter)).length > MOST_BYTES) {
            throw new FormRefused(form.at());
        }
        return filter;
    }

    static Json.Obj write(Filter filter) {
        ObjectBuilder json = Json.object()
                .putIfPresent("types", filter.types().map(FilterCodec::texts))
                .putIfPresent("events", filter.events().map(FilterCodec::texts))
                .putIfPresent("crew", filter.crew().map(FilterCodec::texts));
        return filter.where().isEmpty()
                ? json.build()
                : json.put(
                                "where",
                                Json.array(filter.where().stream()
                                        .map(FilterCodec::write)
                                        .toList()))
                        .build();
    }

    private static Json write(Where where) {
        return Json.object()
                .put("type", where.type())
                .put("field", where.field())
                .put("is", Json.array(where.is()))
                .build();
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }

    private static Optional<List<String>> names(Form form, String name, Predicate<String> isName) {
        return form.has(name)
                ? Optional.of(each(form, name, item -> {
                    if (item instanceof Json.Str(String text) && isName.test(text)) {
                        return Optional.of(text);
                    }
                    return Optional.empty();
                }))
                : Optional.empty();
    }

    private static List<Where> where(Form form) {
        if (form.items("where").size() > MOST) {
            throw form.refuse("where");
        }
        return form.objects("where").stream().map(FilterCodec::condition).toList();
    }

    private static Where condition(Form form) {
        form.only(Set.of("type", "field", "is"));
        List<Json> is = each(form, "is", item -> Optional.of(item).filter(FilterCodec::isValue));
        if (is.isEmpty()) {
            throw form.refuse("is");
        }
        return new Where(form.text("type", Ids::isName), form.text("field", Ids::isName), is);
    }

    private static boolean isValue(Json item) {
        return item instanceof Json.Null
                || item instanceof Json.Bool
                || (item instanceof Json.Str(String text) && text.length() <= LONGEST_VALUE);
    }

    private static <T> List<T> each(Form form, String name, Function<Json, Optional<T>> reading) {
        List<Json> items = form.items(name);
        if (items.size() > MOST) {
            throw form.refuse(name);
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = form.at() + "/" + name + "/" + i;
            read.add(reading.apply(items.get(i)).orElseThrow(() -> new FormRefused(at)));
        }
        return read;
    }
}
