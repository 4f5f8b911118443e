package dev.tandem.local.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way through a function, and what becomes of it. */
final class Invocation {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String requestId = UUID.randomUUID().toString();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final byte[] event;
    private final Instant deadline;
    private final String arn;
    private final String trace;

    Invocation(byte[] event, Instant deadline, String arn, String trace) {
        this.event = event;
        this.deadline = deadline;
        this.arn = arn;
        this.trace = trace;
    }

    String requestId() {
        return requestId;
    }

    byte[] event() {
        return event;
    }

    Instant deadline() {
        return deadline;
    }

    String arn() {
        return arn;
    }

    String trace() {
        return trace;
    }

    CompletableFuture<byte[]> result() {
        return result;
    }

    void answer(byte[] answer) {
        result.complete(answer);
    }

    void fail(FunctionFailed failure) {
        result.completeExceptionally(failure);
    }

    /** What a runtime said in the body of an error. */
    static FunctionFailed failure(byte[] body, String standIn) {
        try {
            JsonNode report = JSON.readTree(body);
            String type = report.path("errorType").asText();
            return new FunctionFailed(type.isEmpty() ? standIn : type, report.toString());
        } catch (JsonProcessingException notJson) {
            return new FunctionFailed(standIn, "an error that is not JSON");
        } catch (IOException unreadable) {
            return new FunctionFailed(standIn, "an error that is not readable");
        }
    }
}
