package dev.tandem.functions.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All fuzzers as one: the first byte chooses. One short search looks into every decoder. */
public final class AnyFuzz {
    static final List<Fuzzer> ALL = List.of(
            new Fuzzer("frame", FrameFuzz.class, FrameFuzz::fuzzerTestOneInput, FrameFuzz::seeds),
            new Fuzzer("rest", RestFuzz.class, RestFuzz::fuzzerTestOneInput, RestFuzz::seeds),
            new Fuzzer("kind", KindFuzz.class, KindFuzz::fuzzerTestOneInput, KindFuzz::seeds),
            new Fuzzer("filter", FilterFuzz.class, FilterFuzz::fuzzerTestOneInput, FilterFuzz::seeds),
            new Fuzzer("decide", DecideFuzz.class, DecideFuzz::fuzzerTestOneInput, DecideFuzz::seeds),
            new Fuzzer("stored", StoredFuzz.class, StoredFuzz::fuzzerTestOneInput, StoredFuzz::seeds),
            new Fuzzer("token", TokenFuzz.class, TokenFuzz::fuzzerTestOneInput, TokenFuzz::seeds));

    private AnyFuzz() {}

    /** @param seeds to begin with, without what once crashed it */
    record Fuzzer(String name, Class<?> type, Consumer<byte[]> one, Supplier<Stream<byte[]>> seeds) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            ALL.get((input[0] & 0xFF) % ALL.size()).one().accept(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static Stream<byte[]> seeds() {
        return ALL.stream().flatMap(fuzzer -> fuzzer.seeds().get().map(seed -> chosen(ALL.indexOf(fuzzer), seed)));
    }

    static Fuzzer named(String name) {
        return ALL.stream()
                .filter(fuzzer -> fuzzer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fuzzer " + name));
    }

    static Class<?> type(String name) {
        return named(name).type();
    }

    private static byte[] chosen(int fuzzer, byte[] seed) {
        byte[] input = new byte[seed.length + 1];
        input[0] = (byte) fuzzer;
        System.arraycopy(seed, 0, input, 1, seed.length);
        return input;
    }
}
