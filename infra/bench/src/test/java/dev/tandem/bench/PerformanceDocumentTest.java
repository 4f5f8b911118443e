package dev.tandem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PerformanceDocumentTest {
    private static final Path CHECKOUT = Path.of("../..");

    @Test
    void the_document_says_what_the_kept_figures_say() throws Exception {
        assertThat(Files.readString(CHECKOUT.resolve(PerformanceDocument.FILE)))
                .as("write it anew with ./tandem bench document")
                .isEqualTo(PerformanceDocument.of(Measured.kept(CHECKOUT)));
    }

    @Test
    void what_was_not_measured_is_said_to_be_so() {
        String text = PerformanceDocument.of(PerformanceDocument.nothing());

        assertThat(text).contains("not measured").doesNotContain("NaN").doesNotContain("{{");
    }

    @Test
    void a_target_is_met_or_it_is_not() {
        assertThat(rowsWith("0.61")).anyMatch(row -> row.contains("| 0.61 | yes |"));
        assertThat(rowsWith("0.59")).anyMatch(row -> row.contains("| 0.59 | **no** |"));
    }

    private static List<String> rowsWith(String ratio) {
        Json path = Json.object()
                .put("ratioToStore", new Json.Num(new BigDecimal(ratio)))
                .build();
        Measured all = new Measured(Json.object().put("writePath", path).build());
        return Targets.ours().all().stream().map(target -> target.row(all)).toList();
    }
}
