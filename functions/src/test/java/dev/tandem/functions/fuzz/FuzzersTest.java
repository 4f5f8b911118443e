package dev.tandem.functions.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each decoder against bytes that nobody thought of. {@code ./tandem fuzz} searches on. */
@Tag("security")
final class FuzzersTest {
    private static final int RUNS = 10_000;

    /** Of some 9,000 that the whole search reaches with the seeds alone. */
    private static final int EDGES = 3_000;

    @Test
    void F4_a_search_guided_by_coverage_finds_nothing() throws IOException, InterruptedException {
        FuzzProcess.Ending ending =
                FuzzProcess.shortly(AnyFuzz.class, AnyFuzz.seeds().toList(), RUNS);

        assertThat(ending.status()).as(ending.output()).isZero();
        assertThat(ending.coverage()).as("edges reached: %s", ending.output()).isGreaterThan(EDGES);
        System.out.printf("fuzzers: %d edges, %d inputs%n", ending.coverage(), ending.corpus());
    }

    @TestFactory
    Stream<DynamicTest> F4_what_a_decoder_begins_with_and_what_once_crashed_it() {
        return AnyFuzz.ALL.stream()
                .flatMap(fuzzer -> Stream.concat(
                        Stream.of(DynamicTest.dynamicTest(fuzzer + ": seeds", () -> {
                            List<byte[]> seeds = fuzzer.seeds().get().toList();
                            assertThat(seeds).isNotEmpty().allSatisfy(fuzzer.one()::accept);
                        })),
                        Corpus.kept(fuzzer.name())
                                .map(file -> DynamicTest.dynamicTest(
                                        fuzzer + ": " + file.getFileName(),
                                        () -> fuzzer.one().accept(Corpus.bytes(file))))));
    }
}
