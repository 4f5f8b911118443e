package dev.tandem.protocol;

import dev.tandem.model.Operation;
import java.util.List;
import java.util.Random;

/** Ways to damage a frame. */
final class FrameFuzz {
    private static final List<String> SHARDS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\uD800",
            "\uFEFF",
            "\u0000",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e-9",
            "9007199254740993",
            "0.1",
            "\"\"",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[",
            "/*",
            "NaN",
            "\"id\":1,",
            "\"seq\":1,",
            "\"action\":\"ping\",",
            "\"action\":\"update\"",
            "__proto__",
            "🏕",
            " ",
            "\n");

    private FrameFuzz() {}

    /** One change at one place. */
    static void strike(StringBuilder frame, Random random) {
        int at = random.nextInt(frame.length() + 1);
        int end = Math.min(frame.length(), at + random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0 -> frame.insert(at, shard(random));
            case 1 -> frame.delete(at, end);
            case 2 -> frame.replace(at, end, shard(random));
            case 3 -> frame.insert(at, frame.substring(at, end));
            case 4 -> frame.setLength(at);
            case 5 -> replaceValue(frame, random);
            default -> throw new AssertionError();
        }
    }

    static boolean hasMalformed(ClientMessage.Update update) {
        return update.mutations().stream()
                .flatMap(mutation -> mutation.ops().stream())
                .anyMatch(Operation.Malformed.class::isInstance);
    }

    /** Keeps the JSON well-formed: most of what is wrong with it is then its form. */
    private static void replaceValue(StringBuilder frame, Random random) {
        int colon = frame.indexOf(":", random.nextInt(frame.length() + 1));
        int end = colon < 0 ? -1 : frame.indexOf(",", colon);
        if (end > 0) {
            List<String> values = List.of("null", "true", "0", "-1", "1.5", "\"\"", "\"x\"", "[]", "{}", "[null]");
            frame.replace(colon + 1, end, values.get(random.nextInt(values.size())));
        }
    }

    private static String shard(Random random) {
        return SHARDS.get(random.nextInt(SHARDS.size()));
    }
}
