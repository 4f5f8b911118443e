package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("security")
final class AccessDocumentTest {
    @Test
    void A1_the_document_says_what_the_tables_say() throws IOException {
        Path made = Path.of("target", "ACCESS.md");
        Files.writeString(made, AccessDocument.text());

        assertThat(Path.of("..", "docs", "ACCESS.md"))
                .as("docs/ACCESS.md; what it should be is in functions/target/ACCESS.md")
                .hasSameTextualContentAs(made);
    }
}
