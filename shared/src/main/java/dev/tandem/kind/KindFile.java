package dev.tandem.kind;

import java.util.List;

/** What came of reading a kind file. */
public sealed interface KindFile {
    /**
     * A kind.
     *
     * @param text the file, as it is handed on to clients (PROTOCOL R2)
     */
    record Valid(Kind kind, String text) implements KindFile {}

    /** All its mistakes, each as {@code file: /json/pointer: what is wrong}. */
    record Invalid(List<String> problems) implements KindFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
