package dev.tandem.kind;

import dev.tandem.merge.AnyTrue;
import dev.tandem.merge.Counter;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.merge.Manual;
import dev.tandem.merge.Max;
import dev.tandem.merge.MergePolicies;
import dev.tandem.merge.MergePolicy;
import dev.tandem.merge.Min;
import dev.tandem.merge.Rank;
import dev.tandem.merge.TextMerge;
import dev.tandem.merge.Union;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the merge policy of a field and holds it against the field's type. */
final class MergeReader {
    private static final MergePolicy FALLBACK = new LastWriteWins();

    /** A conflict record keeps three values, and it has to fit beside the entity in one commit. */
    private static final int MOST_BY_HAND = 4_000;

    private MergeReader() {}

    /** Where a field names none. */
    static MergePolicy fallback(FieldType type) {
        return type instanceof FieldType.SetOf ? new Union() : FALLBACK;
    }

    static MergePolicy read(Node node, FieldType type) {
        MergePolicy policy = node.isObject() ? rank(node) : named(node);
        misfit(policy, type).ifPresent(node::note);
        return policy;
    }

    private static MergePolicy named(Node node) {
        Optional<MergePolicy> policy = MergePolicies.named(node.text());
        if (policy.isEmpty()) {
            node.note(
                    "must be last-write-wins, any-true, max, min, counter, set, text, manual or {\"rank\": [values]}");
        }
        return policy.orElse(FALLBACK);
    }

    private static MergePolicy rank(Node node) {
        node.allow(Set.of(Rank.NAME));
        return new Rank(node.need(Rank.NAME).map(Node::words).orElse(List.of()));
    }

    private static Optional<String> misfit(MergePolicy policy, FieldType type) {
        boolean number = type instanceof FieldType.Whole || type instanceof FieldType.Decimal;
        return switch (policy) {
            case LastWriteWins lastWriteWins -> Optional.empty();
            case AnyTrue anyTrue -> unless(type instanceof FieldType.Flag, "any-true needs a boolean");
            case Counter counter -> unless(number, "counter needs an integer or a number");
            case Union union -> unless(type instanceof FieldType.SetOf, "set needs a set");
            case TextMerge text ->
                unless(
                        type instanceof FieldType.Text || type instanceof FieldType.Line,
                        "text needs a text or a string");
            case Manual manual ->
                unless(
                        !(type instanceof FieldType.Position) && Sizes.of(type) <= MOST_BY_HAND,
                        "manual needs another type than position, and values of at most " + MOST_BY_HAND + " bytes");
            case Max max -> unless(number, "max needs an integer or a number");
            case Min min -> unless(number, "min needs an integer or a number");
            case Rank(List<String> order) ->
                unless(isOrderOf(type, order), "rank needs a choice, and names each of its values once");
        };
    }

    private static boolean isOrderOf(FieldType type, List<String> order) {
        return type instanceof FieldType.Choice(List<String> values, List<String> retired)
                && order.size() == values.size() + retired.size()
                && order.containsAll(values)
                && order.containsAll(retired);
    }

    private static Optional<String> unless(boolean fits, String problem) {
        return fits ? Optional.empty() : Optional.of(problem);
    }
}
