package dev.tandem.local.hosting;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.LocalContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * A function whose code runs in this process. As in Lambda, an environment handles one event at a time and has static fields of its own; while all are
 * busy, one more is made, up to the concurrency of the function. What comes then waits, where Lambda would refuse it.
 */
final class Environments implements LambdaFunction, AutoCloseable {
    private final String name;
    private final URL[] classPath;
    private final String handler;
    private final Semaphore places;
    private final Deque<Environment> free = new ConcurrentLinkedDeque<>();

    private Environments(String name, URL[] classPath, String handler, int concurrency) {
        this.name = name;
        this.classPath = classPath.clone();
        this.handler = handler;
        this.places = new Semaphore(concurrency);
    }

    private record Environment(CodeLoader code, Handler handler) {}

    /**
     * Loads a function; its first environment is made at once.
     *
     * @throws HandlerRefused where the handler is not in the class path
     */
    static Environments of(String name, List<URL> classPath, String handler, int concurrency) {
        var environments = new Environments(name, classPath.toArray(URL[]::new), handler, concurrency);
        environments.free.push(environments.make());
        return environments;
    }

    @Override
    public byte[] invoke(byte[] event) throws Exception {
        places.acquire();
        try {
            Environment found = free.poll();
            Environment environment = found == null ? make() : found;
            try {
                return handle(environment, event);
            } finally {
                free.push(environment);
            }
        } finally {
            places.release();
        }
    }

    private byte[] handle(Environment environment, byte[] event) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(environment.code());
        try {
            return environment.handler().handle(event, new LocalContext(name));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Environment make() {
        CodeLoader code = new CodeLoader(classPath);
        try {
            return new Environment(code, Handler.load(code, handler));
        } catch (RuntimeException refused) {
            close(code);
            throw refused;
        }
    }

    /** Gives the files back; what is being handled goes on with what it has loaded. */
    @Override
    public void close() {
        new ArrayList<>(free).forEach(environment -> close(environment.code()));
    }

    private static void close(CodeLoader code) {
        try {
            code.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
