package dev.tandem.exchange;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What rooms can begin with: the files that {@code /templates/index.json} names, beside it on the class path. Each is a room file whose texts are given
 * by language.
 */
public final class Templates {
    /** Language tags that every text of a template is given in. */
    public static final Set<String> LANGUAGES = Set.of("en", "th");

    private static final Map<String, Template> ALL = read();

    private Templates() {}

    /**
     * One of them.
     *
     * @param title by language tag
     * @param description by language tag
     * @param entities as in a room file, with objects of texts by language tag where a field holds one text
     */
    public record Template(
            String id, String kind, Map<String, Json> title, Map<String, Json> description, List<Json> entities) {
        public Template {
            title = Map.copyOf(title);
            description = Map.copyOf(description);
            entities = List.copyOf(entities);
        }

        /** The room file in one of the {@link #LANGUAGES}. */
        public Json.Obj file(String language) {
            return Json.object()
                    .put("kind", kind)
                    .put(
                            "entities",
                            Json.array(entities.stream()
                                    .map(entity -> inLanguage(entity, language))
                                    .toList()))
                    .build();
        }
    }

    /** All, in the order of the index. */
    public static List<Template> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<Template> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    private static Json inLanguage(Json value, String language) {
        return switch (value) {
            case Json.Obj texts
            when texts.members().keySet().equals(LANGUAGES) ->
                texts.find(language).orElse(Json.NULL);
            case Json.Obj(Map<String, Json> members) -> {
                var each = Json.object();
                members.forEach((name, member) -> each.put(name, inLanguage(member, language)));
                yield each.build();
            }
            case Json.Arr(List<Json> items) ->
                Json.array(
                        items.stream().map(item -> inLanguage(item, language)).toList());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }

    private static Map<String, Template> read() {
        return Form.of(resource("index.json")).optionalTexts("templates").stream()
                .map(name -> template(Form.of(resource(name))))
                .collect(Collectors.toMap(Template::id, each -> each, (one, other) -> one, LinkedHashMap::new));
    }

    private static Template template(Form file) {
        return new Template(
                file.text("id"),
                file.text("kind"),
                file.values("title"),
                file.values("description"),
                file.items("entities"));
    }

    private static Json resource(String name) {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No template " + name);
            }
            return JsonReader.FILES.read(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("template " + name, broken);
        }
    }
}
