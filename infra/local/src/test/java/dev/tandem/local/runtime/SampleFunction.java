package dev.tandem.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.crac.Core;
import org.crac.Resource;

/** Somebody's function: does what the event says. It runs in a process of its own. */
public final class SampleFunction implements RequestStreamHandler, Resource {
    private int calls;
    private boolean snapshot;
    private boolean restored;

    public SampleFunction() {
        if (System.getenv("REFUSE_TO_START") != null) {
            throw new IllegalStateException("no table");
        }
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        snapshot = true;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        if (System.getenv("REFUSE_TO_WAKE") != null) {
            throw new IllegalStateException("no connection");
        }
        restored = true;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream result, Context context) throws IOException {
        String asked = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        calls++;
        String said = switch (asked) {
            case "\"count\"" -> Integer.toString(calls);
            case "\"hooks\"" -> "[" + snapshot + "," + restored + "]";
            case "\"who\"" ->
                "[\"%s\",\"%s\",%d]"
                        .formatted(
                                context.getFunctionName(),
                                context.getInvokedFunctionArn(),
                                context.getRemainingTimeInMillis());
            case "\"variable\"" -> "\"" + System.getenv("GREETING") + " " + System.getenv("USER") + "\"";
            case "\"long\"" -> "\"" + "x".repeat(6 * 1024 * 1024) + "\"";
            case "\"throw\"" -> throw new IllegalArgumentException("not that");
            case "\"exit\"" -> exit();
            case "\"hang\"" -> hang();
            default -> asked;
        };
        result.write(said.getBytes(StandardCharsets.UTF_8));
    }

    private static String exit() {
        System.out.println("leaving");
        Runtime.getRuntime().halt(3);
        return "";
    }

    private static String hang() throws IOException {
        try {
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
