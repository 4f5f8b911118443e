package dev.tandem.local.soak;

import dev.tandem.functions.proof.Checker;
import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.Violation;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.kind.Kinds;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the checker says of a history, and how much there was to judge.
 *
 * @param counts in the order in which they are told
 * @param met what happened meanwhile and how often, where somebody counted it
 */
record Judgement(String name, Map<String, Long> counts, Map<String, Long> met, List<Violation> violations) {
    private static final int SHOWN = 10;

    static Judgement of(String name, List<Happening> history, Map<String, Long> met) {
        Tally tally = new Tally();
        history.forEach(tally::add);
        return new Judgement(name, tally.counts(), new TreeMap<>(met), Checker.check(Kinds.bundled(), history));
    }

    /** Nothing is broken, and something could have been. */
    boolean isGood() {
        return violations.isEmpty() && !isEmpty();
    }

    private boolean isEmpty() {
        return counts.getOrDefault("commits", 0L) == 0 || counts.getOrDefault("shown", 0L) == 0;
    }

    Json.Obj json() {
        return numbers(counts)
                .put("history", name)
                .put("met", numbers(met).build())
                .put("violations", (long) violations.size())
                .put(
                        "broken",
                        texts(violations.stream()
                                .map(Violation::invariant)
                                .distinct()
                                .sorted()
                                .toList()))
                .put(
                        "first",
                        texts(violations.stream()
                                .limit(SHOWN)
                                .map(Violation::toString)
                                .toList()))
                .build();
    }

    private static ObjectBuilder numbers(Map<String, Long> numbers) {
        ObjectBuilder object = Json.object();
        numbers.forEach(object::put);
        return object;
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder(name).append(": ").append(told(counts));
        if (!met.isEmpty()) {
            text.append("\n  met: ").append(told(met));
        }
        if (isEmpty()) {
            text.append("\n  nothing in it could be judged: a room has to be founded, decided in, and shown");
        }
        violations.stream().limit(SHOWN).forEach(each -> text.append("\n  ").append(each));
        return text.append("\n  %,d violations".formatted(violations.size())).toString();
    }

    private static String told(Map<String, Long> numbers) {
        return String.join(
                " · ",
                numbers.entrySet().stream()
                        .map(each -> "%s %,d".formatted(each.getKey(), each.getValue()))
                        .toList());
    }

    /** What is about a room of which nobody knows how it began is judged by nobody, so it does not count. */
    private static final class Tally {
        private final Set<String> rooms = new HashSet<>();
        private final Set<String> people = new HashSet<>();
        private final Set<String> clients = new HashSet<>();
        private long mutations;
        private long commits;
        private long told;
        private long shown;
        private long ended;

        private void add(Happening happening) {
            switch (happening) {
                case Happening.Founded it -> rooms.add(it.room());
                case Happening.Issued it
                when rooms.contains(it.room()) -> {
                    people.add(it.user());
                    clients.add(it.client());
                    mutations++;
                }
                case Happening.Decided it when rooms.contains(it.room()) -> commits++;
                case Happening.Told it when rooms.contains(it.room()) -> told++;
                case Happening.Showed it when rooms.contains(it.room()) -> shown++;
                case Happening.Matched it when rooms.contains(it.room()) -> shown++;
                case Happening.Ended it when rooms.contains(it.room()) -> ended++;
                default -> {}
            }
        }

        private Map<String, Long> counts() {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("rooms", (long) rooms.size());
            counts.put("people", (long) people.size());
            counts.put("clients", (long) clients.size());
            counts.put("mutations", mutations);
            counts.put("commits", commits);
            counts.put("told", told);
            counts.put("shown", shown);
            counts.put("ended", ended);
            return counts;
        }
    }
}
