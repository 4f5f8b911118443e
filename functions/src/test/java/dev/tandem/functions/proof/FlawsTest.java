package dev.tandem.functions.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker is checked: mistakes that somebody could make break a promise in some world. {@code ./tandem simulate --flaws} makes all of them. */
final class FlawsTest {
    private static final long SOON = 400;

    @ParameterizedTest
    @EnumSource(
            names = {
                "A_COMMIT_OVERWRITES_ANOTHER",
                "A_RECEIPT_IS_WRITTEN_ALONE_FIRST",
                "THE_QUEUE_FORGETS_WHAT_IT_SENDS",
                "COMMITS_ARE_KEPT_AS_TOLD_BEFORE_THEY_ARE",
                "COMMITS_ARE_KEPT_AS_TOLD_THOUGH_A_POST_FAILED",
                "COMMITS_ARE_APPLIED_AS_THEY_COME"
            })
    void is_seen_soon(Flaw flaw) {
        assertThat(FlawSearch.first(Plan.of(ClientForm.JAVA).with(flaw), SOON)).isPresent();
    }

    @Test
    void every_mistake_was_seen_or_it_is_said_why_it_breaks_nothing() {
        assertThat(new Figures(Path.of("..")).unexplained()).isEmpty();
    }

    @Test
    void the_document_says_what_the_figures_say() {
        Figures figures = new Figures(Path.of(".."));

        assertThat(figures.said()).isEqualTo(figures.expected());
    }
}
