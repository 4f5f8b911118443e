package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class KindsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "KINDS.md");

    @Test
    void the_example_of_the_document_is_a_kind() throws IOException {
        assertThat(KindReader.read("chores.json", example())).isInstanceOf(KindFile.Valid.class);
    }

    @Test
    void the_mistake_that_the_document_shows_is_named_as_it_says() throws IOException {
        KindFile file = KindReader.read("chores.json", example().replace("\"max\": 600", "\"max\": \"600\""));

        assertThat(file)
                .isInstanceOfSatisfying(
                        KindFile.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .hasSize(1)
                                .allSatisfy(problem ->
                                        assertThat(Files.readString(DOCUMENT)).contains("`" + problem + "`")));
    }

    private static String example() throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf("```json\n") + "```json\n".length();
        return text.substring(start, text.indexOf("```", start));
    }
}
