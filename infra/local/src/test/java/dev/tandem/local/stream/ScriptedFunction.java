package dev.tandem.local.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A function that remembers the sequence numbers of each batch, and answers as a script says. */
final class ScriptedFunction implements LambdaFunction {
    private final Script script;
    private final LinkedBlockingQueue<List<String>> asked = new LinkedBlockingQueue<>();

    private ScriptedFunction(Script script) {
        this.script = script;
    }

    /** What to answer to a batch. */
    @FunctionalInterface
    interface Script {
        String answer(List<String> batch) throws Exception;
    }

    static ScriptedFunction answering(Script script) {
        return new ScriptedFunction(script);
    }

    /** Fails with every batch that holds a record. */
    static ScriptedFunction failingOn(String poison) {
        return new ScriptedFunction(batch -> {
            if (batch.contains(poison)) {
                throw new IllegalStateException("poison");
            }
            return "";
        });
    }

    static String failures(String... sequenceNumbers) {
        return List.of(sequenceNumbers).stream()
                .map("{\"itemIdentifier\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }

    @Override
    public byte[] invoke(byte[] event) throws Exception {
        List<String> batch = Form.of(JsonReader.FILES.read(event)).objects("Records").stream()
                .map(record -> record.object("dynamodb").text("SequenceNumber"))
                .toList();
        asked.add(batch);
        return script.answer(batch).getBytes(UTF_8);
    }

    /** All batches so far. */
    List<List<String>> asked() {
        return List.copyOf(asked);
    }

    /** Waits for records until there are so many, however they were batched. */
    List<String> await(int records) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (all.size() < records) {
            List<String> batch = asked.poll(30, TimeUnit.SECONDS);
            if (batch == null) {
                throw new AssertionError("only " + all.size() + " records came: " + all);
            }
            all.addAll(batch);
        }
        return all;
    }
}
