package dev.tandem.local.exchange;

import dev.tandem.exchange.Drafts;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A party in one table: the column {@code kind} says what a line is, and lines name each other by their titles. */
final class PartySheet {
    private static final String[] TITLE = {"title", "name"};
    private static final String[] DATE = {"date", "due", "day"};
    private static final String[] NOTES = {"notes", "note", "comment"};

    private final Drafts drafts;
    private final Map<String, Consumer<Table.Line>> kinds = new LinkedHashMap<>();

    private PartySheet(Drafts drafts) {
        this.drafts = drafts;
        kinds.put("party", this::party);
        kinds.put("budget", this::budget);
        kinds.put("task", this::task);
        kinds.put("schedule", this::dish);
        kinds.put("dish", this::dish);
        kinds.put("ingredient", this::ingredient);
        kinds.put("shopping", this::shopping);
    }

    static Reading read(Kind kind, Table table, boolean skipBad) {
        for (String needed : List.of("kind", "title")) {
            if (!table.has(needed)) {
                return new Reading.Unfit(List.of(new Problem(table.header(), "missing-column", needed)));
            }
        }
        PartySheet sheet = new PartySheet(new Drafts(kind));
        table.problems().forEach(sheet.drafts::wrong);
        table.lines().forEach(sheet::line);
        if (table.lines().isEmpty()) {
            sheet.drafts.wrong(new Problem(0, "no-items", ""));
        }
        return sheet.drafts.reading(skipBad, false);
    }

    private void line(Table.Line line) {
        String what = line.cell("kind").orElse("").toLowerCase(Locale.ROOT);
        Optional.ofNullable(kinds.get(what))
                .ifPresentOrElse(
                        read -> read.accept(line), () -> drafts.wrong(new Problem(line.place(), "unknown-type", what)));
    }

    private void party(Table.Line line) {
        fields("party", line)
                .take("name", TITLE)
                .take("date", DATE)
                .take("place", "place")
                .take("notes", NOTES)
                .into(drafts, "party", Map.of());
    }

    private void budget(Table.Line line) {
        fields("budget", line)
                .take("title", TITLE)
                .take("status", "status")
                .take("eventDate", DATE)
                .take("guests", "guests", "servings")
                .take("total", "total", "amount")
                .take("notes", NOTES)
                .into(drafts, key("budget", title(line)), Map.of());
    }

    private void task(Table.Line line) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        references.put("dependsOn", keys("task", line.cell("dependson", "after")));
        references.put("budgetId", keys("budget", line.cell("budget")));
        fields("task", line)
                .take("title", TITLE)
                .take("status", "status")
                .take("assigneeRole", "role")
                .take("assignee", "person", "assignee")
                .take("trigger", "trigger")
                .take("due", DATE)
                .take("notes", NOTES)
                .into(drafts, key("task", title(line)), named(references));
    }

    private void dish(Table.Line line) {
        fields("schedule", line)
                .take("dish", TITLE)
                .take("servings", "servings", "guests")
                .take("startsAt", "startsat", "time")
                .take("cook", "person", "cook")
                .take("status", "status")
                .take("notes", NOTES)
                .into(
                        drafts,
                        key("schedule", title(line)),
                        named(Map.of("budgetId", keys("budget", line.cell("budget")))));
    }

    private void ingredient(Table.Line line) {
        String key = "ingredient " + line.place().line();
        product(fields("ingredient", line), line)
                .take("name", TITLE)
                .take("quantity", "quantity", "qty")
                .take("unit", "unit")
                .take("available", "available")
                .into(drafts, key, named(Map.of("scheduleId", keys("schedule", line.cell("dish", "schedule")))));
    }

    private void shopping(Table.Line line) {
        String key = "shoppingItem " + line.place().line();
        product(fields("shoppingItem", line), line)
                .take("productName", TITLE)
                .take("requiredQuantity", "quantity", "qty")
                .take("unit", "unit")
                .take("isPurchased", "purchased", "bought")
                .take("purchasedQuantity", "purchasedquantity", "boughtquantity")
                .take("purchaseNotes", NOTES)
                .into(drafts, key, named(Map.of("budgetIds", keys("budget", line.cell("budget")))));
    }

    private RowFields fields(String type, Table.Line line) {
        return new RowFields(drafts.type(type), line);
    }

    /** One product in all dishes: what has no id of its own goes by its name. */
    private static RowFields product(RowFields fields, Table.Line line) {
        return line.cell("product", "productid").isPresent()
                ? fields.take("productId", "product", "productid")
                : title(line)
                        .map(name -> fields.set("productId", Json.of(slug(name))))
                        .orElse(fields);
    }

    private static String slug(String name) {
        String slug = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
        return slug.substring(0, slug.offsetByCodePoints(0, Math.min(64, slug.codePointCount(0, slug.length()))));
    }

    private static Optional<String> title(Table.Line line) {
        return line.cell(TITLE);
    }

    private static String key(String type, Optional<String> title) {
        return type + " " + title.orElse("").strip().toLowerCase(Locale.ROOT);
    }

    /** Of the titles in a cell, with semicolons between them. */
    private static List<String> keys(String type, Optional<String> cell) {
        return cell.stream()
                .flatMap(titles -> Arrays.stream(titles.split(";")))
                .filter(title -> !title.isBlank())
                .map(title -> key(type, Optional.of(title)))
                .distinct()
                .toList();
    }

    private static Map<String, List<String>> named(Map<String, List<String>> references) {
        Map<String, List<String>> named = new LinkedHashMap<>(references);
        named.values().removeIf(List::isEmpty);
        return named;
    }
}
