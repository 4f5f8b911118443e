package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.BODY;
import static dev.tandem.functions.store.dynamo.Attribute.NAME;
import static dev.tandem.functions.store.dynamo.Attribute.USER;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.privacy.Alias;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows with somebody under another name. */
final class Renaming {
    /** Attributes that say who, in rows of every sort; the first is the one that {@code name} belongs to. */
    private static final List<String> WHO = List.of(USER, "createdBy", "endedBy");

    private Renaming() {}

    /** A row of a room; nothing for one of its members, who have names of their own. */
    static Optional<Row> of(Alias alias, Row row) {
        String sk = row.key().sk();
        if (sk.startsWith(Keys.MEMBER)) {
            return Optional.empty();
        }
        if (sk.startsWith(Keys.LOG)) {
            return Optional.of(body(row, RoomRows.of("", alias.in(RoomRows.commit(row)))));
        }
        if (sk.startsWith(Keys.ENTITY)) {
            return Optional.of(body(row, RoomRows.of("", alias.in(RoomRows.entity(row)))));
        }
        if (sk.startsWith(Keys.RECEIPT)) {
            return Optional.of(attributes(alias, body(row, RoomRows.of("", alias.in(RoomRows.receipt(row))))));
        }
        return Optional.of(attributes(alias, row));
    }

    /** A notification of somebody else, where it is about this room. */
    static Optional<Row> ofNote(Alias alias, String room, Row row) {
        Json.Obj note = (Json.Obj) JsonReader.FILES.read(row.text(BODY));
        if (!note.findText("room").equals(Optional.of(room))) {
            return Optional.empty();
        }
        Map<String, Json> renamed = new TreeMap<>(note.members());
        Map<String, Json> parts = new TreeMap<>(note.members());
        parts.keySet().retainAll(List.of("by", "data"));
        renamed.putAll(alias.in(parts));
        return Optional.of(
                renamed.equals(note.members()) ? row : row.with(BODY, JsonWriter.write(new Json.Obj(renamed))));
    }

    /** The row with the other's body, where that says something else. */
    private static Row body(Row row, Row renamed) {
        return row.with(BODY, renamed.text(BODY));
    }

    private static Row attributes(Alias alias, Row row) {
        Row renamed = row;
        for (String name : WHO) {
            if (row.optionalText(name).equals(Optional.of(alias.user()))) {
                renamed = renamed.with(name, alias.alias());
                renamed = name.equals(USER) && row.optionalText(NAME).isPresent()
                        ? renamed.with(NAME, alias.alias())
                        : renamed;
            }
        }
        return renamed;
    }
}
