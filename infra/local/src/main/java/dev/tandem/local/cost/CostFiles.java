package dev.tandem.local.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that follow from counting: in a checkout. */
public final class CostFiles {
    static final Path COUNTS = Path.of("infra/local/src/main/resources/dev/tandem/local/cost/operations.json");
    static final Path DOCUMENT = Path.of("docs/COST.md");
    static final Path PLOT = Path.of("docs").resolve(CostDocument.PLOT);
    static final Path MEMORY_PLOT = Path.of("docs").resolve(MemoryPart.PLOT);

    private CostFiles() {}

    /** Counts anew, and writes all of them. */
    public static void write(Path checkout) throws IOException, InterruptedException {
        Operations counted = Counting.count();
        CostModel model = new CostModel(counted, Prices.committed(), Appetites.committed());
        Files.writeString(checkout.resolve(COUNTS), counted.text());
        Files.writeString(checkout.resolve(DOCUMENT), CostDocument.of(model));
        Files.writeString(checkout.resolve(PLOT), CostDocument.plot(model));
        Files.writeString(checkout.resolve(MEMORY_PLOT), CostDocument.memoryPlot(model));
    }
}
