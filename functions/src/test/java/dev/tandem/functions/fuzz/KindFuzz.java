package dev.tandem.functions.fuzz;

import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.kind.Kinds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Kind files: a kind that rooms can be made of, or a list of mistakes. */
public final class KindFuzz {
    private KindFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        KindFile read = KindReader.read("tool-lending.json", text);
        switch (read) {
            case KindFile.Invalid invalid -> Truth.that(!invalid.problems().isEmpty(), "invalid without a reason");
            case KindFile.Valid valid -> {
                Truth.that(KindReader.read("tool-lending.json", text).equals(read), "two readings differ");
                Truth.that(Kinds.of(List.of(valid)).find(valid.kind().name()).isPresent(), "a kind that is not there");
            }
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        Path.of("..", "docs", "examples", "kinds"),
                        Path.of("..", "shared", "src", "main", "resources", "kinds"))
                .flatMap(Corpus::files);
    }
}
