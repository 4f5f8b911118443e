package dev.tandem.functions.proof;

import dev.tandem.json.Form;
import java.util.List;

/** What docs/GUARANTEES.md says of the stack that is killed. */
final class SoakFigures {
    private SoakFigures() {}

    static List<String> lines(Form figures) {
        return List.of(
                "### The whole stack, killed\n",
                "**%,d mutations acknowledged in %,d minutes: %,d lost, %,d doubled, %,d clients diverged, %,d violations** (seed %,d)."
                        .formatted(
                                figures.whole("acknowledged", 0),
                                figures.whole("minutes", 0),
                                figures.whole("lost", 0),
                                figures.whole("doubled", 0),
                                figures.whole("diverged", 0),
                                figures.whole("violations", 0),
                                figures.whole("seed", 0)),
                "",
                "%,d clients in %,d rooms over real sockets, %,d commits, %,d times a client was looked at after one; the stack was killed %,d times and started again on the same data."
                        .formatted(
                                figures.whole("clients", 0),
                                figures.whole("rooms", 0),
                                figures.whole("commits", 0),
                                figures.whole("applied", 0),
                                figures.whole("kills", 0)),
                "",
                "What went wrong and what it met: " + Figures.counts(figures.values("met")) + ".",
                "",
                "Operations: " + Figures.counts(figures.values("operations")) + ". Commits by kind: "
                        + Figures.counts(figures.values("kinds")) + ".");
    }
}
