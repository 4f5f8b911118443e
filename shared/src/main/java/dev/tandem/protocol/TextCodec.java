package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.model.TextEdit.Made;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splices and edits of text as JSON (PROTOCOL T): {@code [at, remove, "insert"]}, and {@code [at, "removed", "inserted"]} once applied. */
final class TextCodec {
    private TextCodec() {}

    static Json splices(List<Splice> splices) {
        return Json.array(splices.stream()
                .map(splice ->
                        Json.array(List.of(Json.of(splice.at()), Json.of(splice.remove()), Json.of(splice.insert()))))
                .toList());
    }

    /** @param where the object that holds them, for the refusal of what is none */
    static List<Splice> splices(Form where, List<Json> items) {
        return items.stream().map(item -> splice(where, item)).toList();
    }

    private static Splice splice(Form where, Json item) {
        if (item instanceof Json.Arr(List<Json> parts)
                && parts.size() == 3
                && parts.get(2) instanceof Json.Str(String insert)) {
            return new Splice(count(where, parts.get(0)), count(where, parts.get(1)), insert);
        }
        throw where.refuse("splices");
    }

    static Json.Obj write(Map<String, List<TextEdit>> edits) {
        ObjectBuilder json = Json.object();
        new TreeMap<>(edits)
                .forEach((field, list) -> json.put(
                        field, Json.array(list.stream().map(TextCodec::write).toList())));
        return json.build();
    }

    private static Json write(TextEdit edit) {
        ObjectBuilder json = Json.object()
                .put(
                        "did",
                        Json.array(edit.applied().stream()
                                .map(each -> Json.array(
                                        List.of(Json.of(each.at()), Json.of(each.removed()), Json.of(each.inserted()))))
                                .toList()));
        edit.made()
                .ifPresent(made -> json.put(
                        "made",
                        Json.object()
                                .put("base", made.base())
                                .put("splices", splices(made.splices()))
                                .build()));
        return json.build();
    }

    static Map<String, List<TextEdit>> read(Form form) {
        Map<String, List<TextEdit>> edits = new TreeMap<>();
        form.names()
                .forEach(field -> edits.put(
                        field, form.objects(field).stream().map(TextCodec::edit).toList()));
        return edits;
    }

    private static TextEdit edit(Form form) {
        return new TextEdit(
                form.items("did").stream().map(item -> edit(form, item)).toList(),
                form.optionalObject("made")
                        .map(made -> new Made(made.whole("base", 0), splices(made, made.items("splices")))));
    }

    private static Edit edit(Form where, Json item) {
        if (item instanceof Json.Arr(List<Json> parts)
                && parts.size() == 3
                && parts.get(1) instanceof Json.Str(String removed)
                && parts.get(2) instanceof Json.Str(String inserted)) {
            return new Edit(count(where, parts.get(0)), removed, inserted);
        }
        throw where.refuse("did");
    }

    private static int count(Form where, Json value) {
        if (value instanceof Json.Num number
                && number.isWhole()
                && number.asLong() >= 0
                && number.asLong() <= Integer.MAX_VALUE) {
            return (int) number.asLong();
        }
        throw where.refuse("splices");
    }
}
