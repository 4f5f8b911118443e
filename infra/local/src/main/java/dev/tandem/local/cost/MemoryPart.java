package dev.tandem.local.cost;

import dev.tandem.local.cost.Appetites.Appetite;
import java.util.Locale;
import java.util.stream.Collectors;

/** The part of docs/COST.md about the memory of functions. */
final class MemoryPart {
    /** Where its plot is, from the document. */
    static final String PLOT = "images/memory.svg";

    private final MemoryModel model;
    private final Appetites appetites;

    MemoryPart(MemoryModel model, Appetites appetites) {
        this.model = model;
        this.appetites = appetites;
    }

    String text() {
        return """
                ## How much memory a function has
                %,d MB, all of them. Lambda gives a share of a processor with memory, a whole one with 1,769 MB: what functions compute gets faster at the same price, what they wait for gets dearer.
                So it is measured what they compute (`./tandem bench memory`: the deployed jar in Lambda's runtime client, processor time by the system's count; %s, %s; an arm64 processor of
                Lambda's is another one), and reckoned what that comes to with the calls that are counted below:

                | memory | of a processor | an update's function, warm | telling nine others | the first update after a restore | time of a million updates |
                |---|---|---|---|---|---|
                %s
                ![Time of an update and price of a million, by memory](%s)

                The size is the largest at which an update is still a quarter faster than with half of it; a test holds the deployment to that. No function was seen to take more than %s MB with the
                heap of a function of 1,024 MB; with that of one of 256 MB all did the same work.

                | function | start, which a snapshot saves | first event | each of the next hundred | each of the hundred after | most |
                |---|---|---|---|---|---|
                %s
                Milliseconds of a processor. Functions stay with the JDK's first compiler ([decision 23](decisions/0023-functions-stay-with-the-first-compiler.md)).
                """.formatted(
                CostModel.MEGABYTES,
                appetites.measured(),
                appetites.machine(),
                MemoryModel.SIZES.stream().map(model::at).map(MemoryPart::row).collect(Collectors.joining()),
                PLOT,
                number(model.most()),
                appetites.functions().stream().map(MemoryPart::row).collect(Collectors.joining()));
    }

    private static String row(MemoryModel.At at) {
        String mark = at.megabytes() == CostModel.MEGABYTES ? "**" : "";
        return "| %s%,d MB%s | %s | %s ms | %s ms | %s ms | %s |\n"
                .formatted(
                        mark,
                        at.megabytes(),
                        mark,
                        String.format(Locale.ROOT, "%.2f", at.share()),
                        number(at.update()),
                        number(at.told()),
                        number(at.woken()),
                        CostDocument.usd(at.dollars()));
    }

    private static String row(Appetite each) {
        return "| %s | %s | %s | %s | %s | %s MB |\n"
                .formatted(
                        each.function().toLowerCase(Locale.ROOT),
                        number(each.start()),
                        number(each.first()),
                        small(each.young()),
                        small(each.warm()),
                        number(each.most()));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String small(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
