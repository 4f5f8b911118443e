package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Texts and splices of few letters, so that places meet: Latin, Thai with marks, emoji with joiners, skin and flags, combining marks. */
final class RandomSplices {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "\n",
            " ",
            "ก",
            "ำ",
            "่",
            "ที่",
            "น้ำ",
            "e\u0301",
            "\u0301",
            "é",
            "😀",
            "👩\u200D🚀",
            "👍🏽",
            "🇹🇭",
            "\u200D",
            "𝒳");

    private RandomSplices() {}

    static String text(SplittableRandom random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Up to {@code most} splices, the first of them made on {@code text}. */
    static List<Splice> on(String text, SplittableRandom random, int most) {
        List<Splice> splices = new ArrayList<>();
        String now = text;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            Splice splice = splice(now, random);
            splices.add(splice);
            now = after(now, List.of(splice));
        }
        return splices;
    }

    static Splice splice(String text, SplittableRandom random) {
        int length = CodePoints.length(text);
        int at = random.nextInt(length + 1);
        int remove = random.nextBoolean() ? 0 : random.nextInt(Math.min(4, length - at) + 1);
        return new Splice(at, remove, remove > 0 && random.nextBoolean() ? "" : text(random, 2));
    }

    static String after(String text, List<Splice> splices) {
        return applied(text, splices).text();
    }

    static List<Edit> edits(String text, List<Splice> splices) {
        return applied(text, splices).edits();
    }

    private static Spliced.Applied applied(String text, List<Splice> splices) {
        Spliced spliced = Splices.apply(text, splices);
        assertThat(spliced).as("%s on '%s'", splices, text).isInstanceOf(Spliced.Applied.class);
        return (Spliced.Applied) spliced;
    }
}
