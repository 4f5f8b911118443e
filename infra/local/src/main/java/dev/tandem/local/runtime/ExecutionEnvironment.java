package dev.tandem.local.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One process in which a function runs, an event at a time, from its start to its end. Where the function has a snapshot, the process waits where the
 * snapshot would be taken until {@link #restore}.
 */
public final class ExecutionEnvironment implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Deployment deployment;
    private final RuntimeApi api;
    private final Process process;

    private ExecutionEnvironment(Deployment deployment, RuntimeApi api, Process process) {
        this.deployment = deployment;
        this.api = api;
        this.process = process;
    }

    /**
     * Starts the process; it is not waited for.
     *
     * @param log takes what the function writes, a line each
     */
    public static ExecutionEnvironment start(Deployment deployment, Consumer<String> log) {
        try {
            RuntimeApi api = RuntimeApi.open(deployment.lent());
            ProcessBuilder command = new ProcessBuilder(command(deployment))
                    .directory(deployment.task().toFile())
                    .redirectErrorStream(true);
            command.environment().clear();
            command.environment().putAll(variables(deployment, api.address()));
            Process process = command.start();
            Thread.ofVirtual().start(() -> read(process, api, log));
            return new ExecutionEnvironment(deployment, api, process);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What Lambda's own start of a Java function does; its own cache of classes belongs to its own build of the machine. */
    private static List<String> command(Deployment deployment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        if (!deployment.snapshot()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Xmx" + deployment.megabytes() * 85 / 100 + "m");
        command.add("-Xshare:auto");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.add(RuntimeClient.nativePart());
        command.addAll(deployment.options());
        command.addAll(List.of("-cp", RuntimeClient.classPath(), RuntimeClient.MAIN, deployment.handler()));
        return command;
    }

    /** Those that the function was given, and those that Lambda reserves. */
    private static Map<String, String> variables(Deployment deployment, String api) {
        return new Variables(deployment, api).all();
    }

    private static void read(Process process, RuntimeApi api, Consumer<String> log) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(log);
        } catch (IOException | UncheckedIOException gone) {
            // Nothing is written any more.
        }
        api.ended("the process of the function ended with "
                + process.onExit().join().exitValue());
    }

    /**
     * Waits until the function is constructed, and its snapshot would be taken.
     *
     * @throws FunctionFailed where it could not be
     */
    public void awaitInitialised() throws FunctionFailed, InterruptedException {
        within(START, api.initialised());
    }

    /**
     * Wakes it from its snapshot where it has one, and waits until it takes events.
     *
     * @throws FunctionFailed where it could not
     */
    public void restore() throws FunctionFailed, InterruptedException {
        api.restore();
        within(START, api.ready());
    }

    /**
     * Has an event handled.
     *
     * @throws FunctionFailed where the function failed, or took too long: it has ended then
     */
    public byte[] invoke(byte[] event, String trace) throws FunctionFailed, InterruptedException {
        Instant deadline = Instant.now().plus(deployment.timeout());
        return within(deployment.timeout(), api.invoke(new Invocation(event, deadline, deployment.arn(), trace)));
    }

    private <T> T within(Duration time, Future<T> result) throws FunctionFailed, InterruptedException {
        try {
            result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            close();
            throw new FunctionFailed("Sandbox.Timedout", deployment.name() + " took longer than " + time);
        } catch (ExecutionException failed) {
            // Told by the line below.
        }
        return RuntimeApi.await(result);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as Lambda ends an environment that it does not need: at once. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
    }
}
