package dev.tandem.bench;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a run gave.
 *
 * @param commitsPerSecond through the whole write path
 * @param transactionsPerSecond of the same transactions, sent straight
 * @param batchedMutationsPerSecond through the whole write path, 25 mutations a batch
 */
record WritePathFigures(double commitsPerSecond, double transactionsPerSecond, double batchedMutationsPerSecond) {
    double ratioToStore() {
        return commitsPerSecond / transactionsPerSecond;
    }

    Json json() {
        return Json.object()
                .put("bench", "write-path")
                .put("machine", machine())
                .put("commitsPerSecond", Math.round(commitsPerSecond))
                .put("transactionsPerSecond", Math.round(transactionsPerSecond))
                .put("batchedMutationsPerSecond", Math.round(batchedMutationsPerSecond))
                .put("ratioToStore", new Json.Num(new BigDecimal(String.format(Locale.ROOT, "%.3f", ratioToStore()))))
                .build();
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%s%n%-44s %8.0f /s%n%-44s %8.0f /s%n%-44s %8.2f%n%-44s %8.0f /s",
                machine(),
                "updates through the write path",
                commitsPerSecond,
                "the same transactions, sent straight",
                transactionsPerSecond,
                "ratio to the store",
                ratioToStore(),
                "mutations in batches of 25",
                batchedMutationsPerSecond);
    }

    static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch") + ", Java "
                + Runtime.version().feature();
    }
}
