package dev.tandem.bench;

import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.dynamo.AfterTransaction;
import dev.tandem.local.dynamo.LocalDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The write path against its ceiling: the same updates, once through load, decide and commit, and once as the bare transactions they
 * came to, sent straight to the same kind of database. Rounds of both alternate; the median counts.
 */
final class WritePath {
    private static final Tables TABLES = new Tables("bench-");
    private static final int ROUNDS = 5;
    private static final int UPDATES = 1_500;

    private WritePath() {}

    static WritePathFigures measure(Consumer<String> progress) {
        List<Double> whole = new ArrayList<>();
        List<Double> straight = new ArrayList<>();
        List<Double> batched = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Queue<TransactWriteItemsRequest> sent = new ConcurrentLinkedQueue<>();
            double commits = throughTheWritePath(1, UPDATES, sent);
            double transactions = straight(sent);
            double mutations = throughTheWritePath(25, UPDATES / 10, new ConcurrentLinkedQueue<>()) * 25;
            progress.accept(String.format(
                    Locale.ROOT, "round %d of %d: %.0f against %.0f /s", round, ROUNDS, commits, transactions));
            if (round > 0) { // the first one warms up
                whole.add(commits);
                straight.add(transactions);
                batched.add(mutations);
            }
        }
        return new WritePathFigures(median(whole), median(straight), median(batched));
    }

    private static double throughTheWritePath(int batch, int updates, Queue<TransactWriteItemsRequest> sent) {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(TABLES)) {
            BenchRoom room = BenchRoom.on(AfterTransaction.of(dynamo.client(), sent::add), TABLES);
            sent.clear();
            return perSecond(updates, () -> room.update(batch));
        }
    }

    private static double straight(Queue<TransactWriteItemsRequest> sent) {
        try (LocalDynamo dynamo = LocalDynamo.inMemory(TABLES)) {
            DynamoDbClient client = dynamo.client();
            BenchRoom.on(client, TABLES);
            return perSecond(sent.size(), () -> client.transactWriteItems(sent.remove()));
        }
    }

    private static double perSecond(int times, Runnable act) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            act.run();
        }
        return times * 1e9 / (System.nanoTime() - start);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
