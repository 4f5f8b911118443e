package dev.tandem.local.exchange;

import dev.tandem.exchange.Draft;
import dev.tandem.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How orders fill rooms. Up to {@value #MOST} make one. More are divided by the quarter, the month or the year of their date, and a period of more than
 * that many into parts. Every room gets all customers and goods.
 */
public enum Periods {
    QUARTER,
    MONTH,
    YEAR,
    NONE;

    /** Orders of one room: with their lines a person still finds her way, and a browser reads them in a moment. */
    static final int MOST = 250;

    private static final String UNDATED = "without a date";

    /**
     * A room's share.
     *
     * @param label what sets it apart; empty where it is the only one
     */
    public record Part(String label, List<Draft> drafts) {
        public Part {
            drafts = List.copyOf(drafts);
        }
    }

    /** The shares, the oldest first. */
    public List<Part> parts(List<Draft> drafts) {
        SortedMap<String, List<Draft>> periods = new TreeMap<>();
        drafts.stream()
                .filter(draft -> draft.type().equals(OrderDrafts.ORDER))
                .sorted(Comparator.comparing(Periods::date))
                .forEach(order -> periods.computeIfAbsent(label(date(order)), none -> new ArrayList<>())
                        .add(order));
        Map<String, String> labels = new HashMap<>();
        List<String> rooms = new ArrayList<>();
        periods.forEach((period, orders) -> {
            int parts = this == NONE ? 1 : (orders.size() + MOST - 1) / MOST;
            for (int i = 0; i < orders.size(); i++) {
                String label = parts == 1 ? period : "%s, part %d".formatted(period, i / MOST + 1);
                labels.put(orders.get(i).key(), label);
                if (i % MOST == 0 && (parts > 1 || i == 0)) {
                    rooms.add(label);
                }
            }
        });
        if (rooms.size() < 2) {
            return List.of(new Part("", drafts));
        }
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.sort(Comparator.comparing(draft -> draft.type().equals(OrderDrafts.ORDER) ? date(draft) : ""));
        return rooms.stream()
                .map(room -> new Part(room, share(sorted, labels, room)))
                .toList();
    }

    /** What is of no order belongs to every room. */
    private static List<Draft> share(List<Draft> drafts, Map<String, String> labels, String room) {
        List<Draft> others = drafts.stream()
                .filter(draft ->
                        !draft.type().equals(OrderDrafts.ORDER) && !draft.type().equals(OrderDrafts.LINE))
                .toList();
        List<Draft> orders = drafts.stream()
                .filter(draft -> room.equals(labels.get(draft.key())))
                .toList();
        List<Draft> lines = drafts.stream()
                .filter(draft -> draft.references().getOrDefault("orderId", List.of()).stream()
                        .anyMatch(order -> room.equals(labels.get(order))))
                .toList();
        List<Draft> share = new ArrayList<>(others);
        share.addAll(orders);
        share.addAll(lines);
        return share;
    }

    private static String date(Draft order) {
        return order.fields().get("orderedOn") instanceof Json.Str(String day) ? day : "";
    }

    private String label(String day) {
        if (this == NONE) {
            return "";
        }
        if (day.isEmpty()) {
            return UNDATED;
        }
        int month = Integer.parseInt(day, 5, 7, 10);
        String year = day.substring(0, 4);
        return switch (this) {
            case QUARTER -> "%s Q%d".formatted(year, (month + 2) / 3);
            case MONTH -> day.substring(0, 7);
            case YEAR -> year;
            case NONE -> "";
        };
    }

    /** The word that people write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there are so many orders that one room is not enough. */
    public static boolean areNeeded(List<Draft> drafts) {
        return drafts.stream()
                        .filter(draft -> draft.type().equals(OrderDrafts.ORDER))
                        .count()
                > MOST;
    }
}
