package dev.tandem.local.runtime;

import dev.tandem.local.LambdaFunction;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A deployed function with one execution environment, which is started by the first event and anew after it has died. Events that come at once wait for
 * each other, as they do in the cloud where a function's concurrency is limited to one.
 */
public final class DeployedFunction implements LambdaFunction, AutoCloseable {
    private final Deployment deployment;
    private final Consumer<String> log;
    private final RandomGenerator random;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable ExecutionEnvironment current;
    private boolean closed;

    /**
     * It is started by its first event.
     *
     * @param log takes what the function writes, a line each
     * @param random for the identifiers of traces
     */
    public DeployedFunction(Deployment deployment, Consumer<String> log, RandomGenerator random) {
        this.deployment = deployment;
        this.log = log;
        this.random = random;
    }

    public Deployment deployment() {
        return deployment;
    }

    @Override
    public byte[] invoke(byte[] event) throws FunctionFailed, InterruptedException {
        turn.lockInterruptibly();
        try {
            return environment().invoke(event, trace());
        } finally {
            turn.unlock();
        }
    }

    /**
     * The running environment, which is started and restored where there is none.
     *
     * @throws FunctionFailed where it cannot be started
     */
    public ExecutionEnvironment environment() throws FunctionFailed, InterruptedException {
        turn.lockInterruptibly();
        try {
            if (closed) {
                throw new FunctionFailed("ResourceNotFoundException", deployment.name() + " is closed");
            }
            ExecutionEnvironment running = current;
            if (running == null || !running.isAlive()) {
                if (running != null) {
                    running.close();
                }
                running = ExecutionEnvironment.start(deployment, log);
                current = running;
                running.awaitInitialised();
                running.restore();
            }
            return running;
        } finally {
            turn.unlock();
        }
    }

    /** A new trace, as the header {@code X-Amzn-Trace-Id} has it. */
    private String trace() {
        HexFormat hex = HexFormat.of();
        byte[] root = new byte[12];
        byte[] parent = new byte[8];
        random.nextBytes(root);
        random.nextBytes(parent);
        int seconds = (int) (System.currentTimeMillis() / 1000);
        return "Root=1-" + hex.toHexDigits(seconds) + "-" + hex.formatHex(root) + ";Parent=" + hex.formatHex(parent)
                + ";Sampled=1";
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            if (current != null) {
                current.close();
            }
        } finally {
            turn.unlock();
        }
    }
}
