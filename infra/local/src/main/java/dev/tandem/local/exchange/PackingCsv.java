package dev.tandem.local.exchange;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the items of a packing list as CSV that {@link ImportFile} reads back. Weights are grams. */
public final class PackingCsv {
    private static final List<String> COLUMNS = List.of(
            "category", "name", "quantity", "packed", "essential", "weight", "unit", "bag", "traveler", "notes");

    private final Map<EntityKey, Entity> entities;

    private PackingCsv(List<Entity> entities) {
        this.entities = entities.stream().collect(Collectors.toMap(Entity::key, Function.identity()));
    }

    /** The whole file; a byte order mark tells spreadsheets that it is UTF-8. */
    public static String write(List<Entity> entities) {
        PackingCsv csv = new PackingCsv(entities);
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Entity item : csv.items()) {
                printer.printRecord(csv.cells(item));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private List<Entity> items() {
        Comparator<Entity> byCategory = Comparator.comparing(item -> sortKey(holder(item, "category")));
        return entities.values().stream()
                .filter(entity -> entity.key().type().equals("item"))
                .sorted(byCategory.thenComparing(PackingCsv::sortKey))
                .toList();
    }

    private List<String> cells(Entity item) {
        return Stream.of(
                        name(holder(item, "category")),
                        text(item, "name"),
                        text(item, "quantity"),
                        flag(item, "packed"),
                        flag(item, "essential"),
                        text(item, "weight"),
                        item.fields().containsKey("weight") ? "g" : "",
                        name(holder(item, "bag")),
                        name(holder(item, "traveler")),
                        text(item, "notes"))
                .map(PackingCsv::harmless)
                .toList();
    }

    /** A cell that begins like a formula would be computed by a spreadsheet: a leading apostrophe makes it text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private java.util.Optional<Entity> holder(Entity item, String type) {
        return item.fields().get(type + "Id") instanceof Json.Str(String id)
                ? java.util.Optional.ofNullable(entities.get(new EntityKey(type, id)))
                : java.util.Optional.empty();
    }

    private static String name(java.util.Optional<Entity> holder) {
        return holder.map(found -> text(found, "name")).orElse("");
    }

    /** In the order of the page: by position, then by id; what has no category comes last. */
    private static String sortKey(java.util.Optional<Entity> entity) {
        return entity.map(PackingCsv::sortKey).orElse("~");
    }

    private static String sortKey(Entity entity) {
        return text(entity, "position") + " " + entity.key().id();
    }

    private static String flag(Entity entity, String field) {
        return entity.fields().get(field) instanceof Json.Bool(boolean set) && set ? "yes" : "";
    }

    private static String text(Entity entity, String field) {
        return switch (entity.fields().get(field)) {
            case Json.Str(String value) -> value;
            case Json.Num(var value) -> value.toPlainString();
            case null, default -> "";
        };
    }
}
