package dev.tandem.functions.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lines that CloudWatch makes metrics of.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded metric
 *     format</a>
 */
final class MeasuresTest {
    private static final Set<String> UNITS = Set.of("Count", "Milliseconds", "Bytes", "None");

    private final List<String> lines = new ArrayList<>();
    private final Log log = new Log(Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC), lines::add, "prod");

    @Test
    void a_line_holds_the_event_its_fields_the_dimension_the_values_and_what_is_to_be_made_of_them() {
        log.measured("decided", Map.of("room", "norway"), Measures.of(Metric.COMMIT_ATTEMPTS, 2));

        assertThat(lines)
                .containsExactly(
                        "{\"at\":1234,\"level\":\"info\",\"event\":\"decided\",\"room\":\"norway\",\"Stage\":\"prod\",\"CommitAttempts\":2,"
                                + "\"_aws\":{\"Timestamp\":1234,\"CloudWatchMetrics\":[{\"Namespace\":\"Tandem\",\"Dimensions\":[[\"Stage\"]],"
                                + "\"Metrics\":[{\"Name\":\"CommitAttempts\",\"Unit\":\"Count\"}]}]}}");
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void every_metric_is_of_the_documented_format(Metric metric) {
        Measures measures = Measures.none();
        IntStream.rangeClosed(1, 200).forEach(value -> measures.and(metric, value));
        log.measured("any", Map.of("room", "norway"), measures);

        Form line = Form.of(JsonReader.FILES.read(lines.getFirst()));
        assertThat(lines.getFirst().length()).as("a log event").isLessThan(256 * 1024);
        assertThat(line.object("_aws").whole("Timestamp", 0)).isEqualTo(1234);
        List<Form> directives = line.object("_aws").objects("CloudWatchMetrics");
        assertThat(directives).singleElement().satisfies(directive -> {
            assertThat(directive.text("Namespace")).matches("[A-Za-z0-9]{1,1024}");
            assertThat(directive.any("Dimensions"))
                    .isEqualTo(Json.array(List.of(Json.array(List.of(Json.of(Log.DIMENSION))))));
            assertThat(line.text(Log.DIMENSION)).isNotEmpty();
            assertThat(directive.objects("Metrics")).singleElement().satisfies(definition -> {
                assertThat(definition.text("Name")).isEqualTo(metric.label()).matches("[A-Z][A-Za-z]{0,254}");
                assertThat(UNITS).contains(definition.text("Unit"));
                assertThat(line.any(definition.text("Name"))).isInstanceOfSatisfying(Json.Arr.class, values -> {
                    assertThat(values.items()).hasSize(100).allMatch(Json.Num.class::isInstance);
                });
            });
        });
    }

    @Test
    void what_was_not_is_no_line() {
        log.measured("posted", Map.of(), Measures.none().andAny(Metric.PUSHES_GONE, 0));

        assertThat(lines).isEmpty();
    }

    @Test
    void every_line_within_a_call_names_it_on_whatever_thread() throws Exception {
        Runnable told = new Invocation("UpdateHandler", "one").during(() -> {
            log.warn("late", Map.of());
            return Invocation.carried(() -> log.warn("later", Map.of()));
        });
        Thread other = Thread.ofVirtual().start(told);
        other.join();
        log.warn("after", Map.of());

        assertThat(lines)
                .containsExactly(
                        "{\"at\":1234,\"level\":\"warn\",\"event\":\"late\",\"function\":\"UpdateHandler\",\"invocation\":\"one\"}",
                        "{\"at\":1234,\"level\":\"warn\",\"event\":\"later\",\"function\":\"UpdateHandler\",\"invocation\":\"one\"}",
                        "{\"at\":1234,\"level\":\"warn\",\"event\":\"after\"}");
    }

    @Test
    void the_handbook_explains_every_metric() throws Exception {
        String handbook = Files.readString(Path.of("../docs/OPERATIONS.md"));

        assertThat(Metric.values())
                .allSatisfy(metric ->
                        assertThat(handbook).contains("| `" + metric.label() + "` | " + metric.unit() + " |"));
    }
}
