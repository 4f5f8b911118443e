package dev.tandem.kind;

import dev.tandem.kind.Field.Trait;
import dev.tandem.merge.MergePolicy;
import dev.tandem.merge.Rank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a field may take the place of an older one of its name. */
final class FieldEvolution {
    private final Map<String, String> problems = new TreeMap<>();

    private FieldEvolution() {}

    /** What breaks, by the member of the field that does it. */
    static Map<String, String> check(Field older, Field newer) {
        FieldEvolution evolution = new FieldEvolution();
        evolution.types(older.type(), newer.type());
        evolution.rights(older, newer);
        if (!keepsMeaning(older.merge(), newer.merge())) {
            evolution.note("merge", "changed: what is queued was meant to be merged otherwise");
        }
        return evolution.problems;
    }

    private void rights(Field older, Field newer) {
        if (newer.required() && !older.required()) {
            note("required", "is new: entities there are may have no value");
        }
        if (newer.required() && newer.initial().isEmpty() && older.initial().isPresent()) {
            note("default", "was removed: older clients leave the field to it");
        }
        for (Trait trait : List.of(Trait.SERVER, Trait.AUTHOR)) {
            if (newer.is(trait) && !older.is(trait)) {
                note(trait.word(), "is new: it refuses what others have queued");
            }
        }
        if (older.is(Trait.UNLOCKED) && !newer.is(Trait.UNLOCKED)) {
            note(Trait.UNLOCKED.word(), "was removed: what is queued comes without the lock");
        }
    }

    /** An order may get more values, as long as the older ones keep theirs. */
    private static boolean keepsMeaning(MergePolicy older, MergePolicy newer) {
        if (older instanceof Rank(List<String> before) && newer instanceof Rank(List<String> now)) {
            return now.stream().filter(before::contains).toList().equals(before);
        }
        return older.equals(newer);
    }

    private void types(FieldType older, FieldType newer) {
        switch (older) {
            case FieldType.Line(int max) when newer instanceof FieldType.Line(int now) -> atLeast("max", max, now);
            case FieldType.Text(int max) when newer instanceof FieldType.Text(int now) -> atLeast("max", max, now);
            case FieldType.Anything(int max)
            when newer instanceof FieldType.Anything(int now) -> atLeast("max", max, now);
            case FieldType.Whole(long min, long max)
            when newer instanceof FieldType.Whole(long low, long high) ->
                range(
                        BigDecimal.valueOf(min),
                        BigDecimal.valueOf(max),
                        BigDecimal.valueOf(low),
                        BigDecimal.valueOf(high));
            case FieldType.Decimal(BigDecimal min, BigDecimal max)
            when newer instanceof FieldType.Decimal(BigDecimal low, BigDecimal high) -> range(min, max, low, high);
            case FieldType.Choice choice when newer instanceof FieldType.Choice now -> values(choice, now);
            case FieldType.Reference(String to)
            when newer instanceof FieldType.Reference(String now) -> {
                if (!to.equals(now)) {
                    note("to", "changed: the ids there are name entities of type " + to);
                }
            }
            case FieldType.SetOf(FieldType element, int max)
            when newer instanceof FieldType.SetOf(FieldType now, int most) -> {
                atLeast("max", max, most);
                elements(element, now);
            }
            default -> {
                if (!older.equals(newer)) {
                    note("type", "changed: take a new field and retire this one");
                }
            }
        }
    }

    private void elements(FieldType older, FieldType newer) {
        if (older instanceof FieldType.Line(int length) && newer instanceof FieldType.Line(int now)) {
            atLeast("length", length, now);
        } else if (older.getClass() != newer.getClass()) {
            note("of", "changed: take a new field and retire this one");
        } else {
            types(older, newer);
        }
    }

    private void values(FieldType.Choice older, FieldType.Choice newer) {
        List<String> lost =
                older.values().stream().filter(value -> !newer.takes(value)).toList();
        if (!lost.isEmpty()) {
            note("values", "lost " + String.join(", ", lost) + ": name them in \"retired\"");
        }
        List<String> gone =
                older.retired().stream().filter(value -> !newer.takes(value)).toList();
        if (!gone.isEmpty()) {
            note("retired", "lost " + String.join(", ", gone) + ", which entities may still hold");
        }
    }

    private void atLeast(String member, int older, int newer) {
        if (newer < older) {
            note(member, "is below " + older + ", and entities may hold more");
        }
    }

    private void range(BigDecimal min, BigDecimal max, BigDecimal low, BigDecimal high) {
        if (low.compareTo(min) > 0) {
            note("min", "is above " + min.toPlainString() + ", and entities may hold less");
        }
        if (high.compareTo(max) < 0) {
            note("max", "is below " + max.toPlainString() + ", and entities may hold more");
        }
    }

    private void note(String member, String what) {
        problems.put(member, what);
    }
}
