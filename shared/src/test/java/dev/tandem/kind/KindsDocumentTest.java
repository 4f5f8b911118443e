package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/KINDS.md shows is what there is. */
final class KindsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "KINDS.md");
    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "kinds", "tool-lending.json");
    private static final Path RULE = Path.of("src", "test", "java", "com", "example", "tools", "TellBroken.java");

    @Test
    void the_example_of_the_document_is_the_file_beside_it_and_a_kind() throws IOException {
        assertThat(shown("json")).isEqualTo(Files.readString(EXAMPLE));
        assertThat(KindReader.read("tool-lending.json", shown("json"))).isInstanceOf(KindFile.Valid.class);
    }

    @Test
    void the_rule_of_the_document_is_one_that_runs_in_the_tests() throws IOException {
        assertThat(shown("java")).isEqualTo(Files.readString(RULE));
    }

    @Test
    void the_mistake_that_the_document_shows_is_named_as_it_says() throws IOException {
        KindFile file = KindReader.read("tool-lending.json", shown("json").replace("\"max\": 999", "\"max\": \"999\""));

        assertThat(file)
                .isInstanceOfSatisfying(
                        KindFile.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .hasSize(1)
                                .allSatisfy(problem ->
                                        assertThat(Files.readString(DOCUMENT)).contains("`" + problem + "`")));
    }

    @Test
    void every_type_policy_and_limit_is_in_the_document() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(List.of(
                        "string",
                        "text",
                        "integer",
                        "number",
                        "boolean",
                        "date",
                        "time",
                        "choice",
                        "reference",
                        "user",
                        "position",
                        "set",
                        "any"))
                .allSatisfy(type -> assertThat(document).contains("| `" + type + "` |"));
        assertThat(List.of("last-write-wins", "any-true", "max", "min", "counter", "set", "text", "manual"))
                .allSatisfy(policy -> assertThat(document).contains("`\"" + policy + "\"`"));
        assertThat(document).contains("96,000").contains("66,000");
        assertThat(List.of(Sizes.ENTITY, Sizes.REFERRED)).containsExactly(96_000, 66_000);
    }

    /** The first block of a language, as it stands in the document. */
    private static String shown(String language) throws IOException {
        String text = Files.readString(DOCUMENT);
        String fence = "```" + language + "\n";
        int start = text.indexOf(fence) + fence.length();
        return text.substring(start, text.indexOf("```", start));
    }
}
