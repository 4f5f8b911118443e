package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is going to stand in the fields of one entity: values as a whole, {@link Json.Null} for none, and texts that change in places. */
record Standing(Map<String, Json> set, Map<String, TextEdit> edits, Map<String, Json> texts) {
    Standing() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    boolean isEmpty() {
        return set.isEmpty() && edits.isEmpty();
    }

    void set(String field, Json value) {
        set.put(field, value);
    }

    /** @param text what the edit leads to */
    void edit(String field, TextEdit edit, Json text) {
        edits.put(field, edit);
        texts.put(field, text);
    }

    Map<String, List<TextEdit>> editLists() {
        Map<String, List<TextEdit>> lists = new TreeMap<>();
        edits.forEach((field, edit) -> lists.put(field, List.of(edit)));
        return lists;
    }

    /** Every value as it is going to stand, texts included. */
    Map<String, Json> values() {
        Map<String, Json> values = new TreeMap<>(set);
        values.putAll(texts);
        return values;
    }
}
