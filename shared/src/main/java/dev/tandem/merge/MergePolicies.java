package dev.tandem.merge;

import java.util.List;
import java.util.Optional;

/** Every merge policy there is. Those that need no more than their name are made here; {@link Rank} is made with its order. */
public final class MergePolicies {
    private static final List<MergePolicy> PLAIN = List.of(
            new LastWriteWins(),
            new AnyTrue(),
            new Max(),
            new Min(),
            new Counter(),
            new Union(),
            new TextMerge(),
            new Manual());

    private MergePolicies() {}

    /**
     * The policy that a kind file names with a single word.
     *
     * @return nothing for an unknown name, and for {@link Rank#NAME}: {@code new Rank(order)} makes that one
     */
    public static Optional<MergePolicy> named(String name) {
        return PLAIN.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
