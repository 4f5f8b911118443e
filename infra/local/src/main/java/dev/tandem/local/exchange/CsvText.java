package dev.tandem.local.exchange;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The entities of a room on their way into the cells of a table. */
final class CsvText {
    private final Map<EntityKey, Entity> entities;

    CsvText(List<Entity> entities) {
        this.entities = entities.stream().collect(Collectors.toMap(Entity::key, Function.identity()));
    }

    /** The whole file; a byte order mark tells spreadsheets that it is UTF-8. */
    static String write(List<String> columns, Stream<List<String>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (List<String> row : rows.toList()) {
                printer.printRecord(row.stream().map(CsvText::harmless).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    /** A cell that begins like a formula would be computed by a spreadsheet: a leading apostrophe makes it text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** Those of a type in the order of the page: by position, then by id. */
    Stream<Entity> of(String type) {
        return entities.values().stream()
                .filter(entity -> entity.key().type().equals(type))
                .sorted(Comparator.comparing(CsvText::sortKey));
    }

    static String sortKey(Entity entity) {
        return cell(entity, "position") + " " + entity.key().id();
    }

    /** What a reference leads to. */
    Optional<Entity> target(Entity entity, String field, String type) {
        return entity.fields().get(field) instanceof Json.Str(String id)
                ? Optional.ofNullable(entities.get(new EntityKey(type, id)))
                : Optional.empty();
    }

    /** A field of what a reference leads to; empty where it leads to nothing. */
    String cellOf(Entity entity, String field, String type, String name) {
        return target(entity, field, type).map(found -> cell(found, name)).orElse("");
    }

    /** A field of all that a set of references leads to, in the order of the text, with semicolons between them. */
    String cellsOf(Entity entity, String field, String type, String name) {
        return entity.fields().get(field) instanceof Json.Arr(List<Json> ids)
                ? ids.stream()
                        .flatMap(id -> id instanceof Json.Str(String text)
                                ? Optional.ofNullable(entities.get(new EntityKey(type, text))).stream()
                                : Stream.of())
                        .map(found -> cell(found, name))
                        .sorted()
                        .collect(Collectors.joining("; "))
                : "";
    }

    /** A field as text; yes or nothing for a flag. */
    static String cell(Entity entity, String field) {
        return switch (entity.fields().get(field)) {
            case Json.Str(String value) -> value;
            case Json.Num(var value) -> value.toPlainString();
            case Json.Bool(boolean value) -> value ? "yes" : "";
            case null, default -> "";
        };
    }

    /** A moment as text. */
    static String moment(Entity entity, String field) {
        return entity.fields().get(field) instanceof Json.Num at && at.isWhole()
                ? Instant.ofEpochMilli(at.asLong()).toString()
                : "";
    }
}
