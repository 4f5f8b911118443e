package dev.tandem.cdk;

import dev.tandem.local.runtime.Deployment;
import dev.tandem.local.runtime.ExecutionEnvironment;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./tandem bench memory}: how much memory and how much of a processor each deployed function takes, one after the other, with heaps as in functions of
 * two sizes. What a processor's time comes to at each size is reckoned elsewhere ({@code dev.tandem.local.cost}). No test by its name: nothing can fail.
 */
final class MemoryBench {
    /** Megabytes of a function, by which its heap is bounded as Lambda bounds it: a small one shows that there is room. */
    private static final int SMALL = 256;

    private static final int USUAL = 1024;

    private static final int WARMING = 100;
    private static final int WARM = 100;
    private static final String TRACE = "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0";

    @TempDir
    static Path task;

    /**
     * Milliseconds on processors.
     *
     * @param start of the process, until it asks for an event: what a snapshot saves
     * @param first the first event after the restore
     * @param young each of the next hundred, compilers at work
     * @param warm each of the hundred after them
     * @param megabytes at most, until the end
     */
    private record Taken(double start, double first, double young, double warm, long megabytes) {}

    @Test
    void how_much_each_function_takes() throws Exception {
        Unpacking.unpack(Synthesised.JAR, task);
        try (Account account = new Account(new CloudTemplate(Synthesised.stage("dev")), task)) {
            account.warmUp();
            Events.rehearse(account, new Visitor(account.url(), account::signIn));
            Events events = new Events(account);
            for (FunctionName name : FunctionName.values()) {
                Taken small = of(account, events, name, SMALL);
                System.out.println(line(name, of(account, events, name, USUAL), small.megabytes()));
            }
        }
    }

    private static Taken of(Account account, Events events, FunctionName name, int megabytes) throws Exception {
        Deployment it = account.deployment(name, true, account.databaseAddress);
        Deployment sized = new Deployment(
                it.name(),
                it.handler(),
                it.task(),
                it.environment(),
                megabytes,
                it.timeout(),
                it.snapshot(),
                it.lent(),
                it.region(),
                it.options());
        try (ExecutionEnvironment environment = ExecutionEnvironment.start(sized, account.log::add)) {
            environment.awaitInitialised();
            double start = ProcessFigures.processorMillis(environment.pid());
            environment.restore();
            double[] after = new double[3];
            int calls = 0;
            for (int upTo : new int[] {1, 1 + WARMING, 1 + WARMING + WARM}) {
                while (calls < upTo) {
                    environment.invoke(events.next(name), TRACE);
                    calls++;
                }
                after[upTo == 1 ? 0 : upTo == 1 + WARMING ? 1 : 2] = ProcessFigures.processorMillis(environment.pid());
            }
            return new Taken(
                    start,
                    after[0] - start,
                    (after[1] - after[0]) / WARMING,
                    (after[2] - after[1]) / WARM,
                    ProcessFigures.megabytes(environment.pid()));
        }
    }

    private static String line(FunctionName name, Taken taken, long small) {
        return String.format(
                Locale.ROOT,
                "{\"function\":\"%s\",\"start\":%.0f,\"first\":%.0f,\"young\":%.1f,\"warm\":%.1f,\"megabytes\":%d,\"small\":%d}",
                name,
                taken.start(),
                taken.first(),
                taken.young(),
                taken.warm(),
                taken.megabytes(),
                small);
    }
}
