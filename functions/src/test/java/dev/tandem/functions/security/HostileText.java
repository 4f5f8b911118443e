package dev.tandem.functions.security;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts that no reader of what others send may take.
 *
 * @param name what is wrong with it
 * @param code what every reader says
 */
record HostileText(String name, String text, String code) {
    static List<HostileText> all() {
        return List.of(
                of("nothing", "", "bad-json"),
                of("half an object", "{\"client\":\"c\"", "bad-json"),
                of("text after the object", "{} {}", "bad-json"),
                of("a byte order mark", "\uFEFF{}", "bad-json"),
                of("NaN", "{\"a\":NaN}", "bad-json"),
                of("Infinity", "{\"a\":-Infinity}", "bad-json"),
                of("a block comment", "{/* a */}", "bad-json"),
                of("a line comment", "{} // a", "bad-json"),
                of("single quotes", "{'a':1}", "bad-json"),
                of("a lone surrogate", "{\"a\":\"\\ud83d\"}", "bad-json"),
                of("a lone surrogate in a name", "{\"\\ude00\":1}", "bad-json"),
                of("a NUL in a string", "{\"a\":\"\u0000\"}", "bad-json"),
                of("a leading zero", "{\"a\":01}", "bad-json"),
                of("hexadecimal", "{\"a\":0x1F}", "bad-json"),
                of("a name twice", "{\"a\":1,\"a\":1}", "duplicate-key"),
                of("a name twice, once escaped", "{\"a\":1,\"\\u0061\":1}", "duplicate-key"),
                of("__proto__ twice", "{\"__proto__\":1,\"__proto__\":1}", "duplicate-key"),
                of("17 levels", "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}", "too-deep"),
                of("100,000 levels", "{\"a\":" + "[".repeat(100_000), "too-deep"),
                of("26,000 objects in one another", "{\"\":".repeat(26_000), "too-deep"),
                of("a string of 16,385 characters", "{\"a\":\"" + "x".repeat(16_385) + "\"}", "too-large"),
                of("a name of 129 characters", "{\"" + "x".repeat(129) + "\":1}", "too-large"),
                of("a number of 33 characters", "{\"a\":0." + "1".repeat(31) + "}", "too-large"),
                of("1e400", "{\"a\":1e400}", "too-large"),
                of("-1e400", "{\"a\":-1e400}", "too-large"),
                of("2^53", "{\"a\":9007199254740992}", "too-large"),
                of("-(2^53+1)", "{\"a\":-9007199254740993}", "too-large"),
                of("a number of 100,000 digits", "{\"a\":" + "9".repeat(100_000) + "}", "too-large"),
                of("100,000 names", names(100_000), "too-large"),
                of("128 KB and 1", "{" + " ".repeat(131_071) + "}", "too-large"),
                of("an array", "[]", "bad-message"),
                of("a string", "\"{}\"", "bad-message"),
                of("null", "null", "bad-message"),
                of("a number", "1", "bad-message"));
    }

    private static HostileText of(String name, String text, String code) {
        return new HostileText(name, text, code);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return name;
    }
}
