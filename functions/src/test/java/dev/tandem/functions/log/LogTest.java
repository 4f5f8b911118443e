package dev.tandem.functions.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines of the log. */
final class LogTest {
    private final List<String> lines = new ArrayList<>();
    private final Log log = new Log(Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC), lines::add);

    @Test
    void an_event_is_one_line_with_its_fields_in_order() {
        log.info("post-slow", Map.of("room", "norway", "connection", "a\nb="));
        log.warn("late", Map.of());

        assertThat(lines)
                .containsExactly(
                        "{\"at\":1234,\"level\":\"info\",\"event\":\"post-slow\",\"connection\":\"a\\\\u000ab=\",\"room\":\"norway\"}",
                        "{\"at\":1234,\"level\":\"warn\",\"event\":\"late\"}");
    }

    @Test
    void what_was_thrown_is_named_by_class_and_place_but_not_quoted() {
        log.error(
                "unexpected",
                Map.of(),
                new IllegalStateException("anna wrote: dear diary", new ArithmeticException("42 secrets")));

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("java.lang.IllegalStateException", "java.lang.ArithmeticException", "LogTest")
                        .doesNotContain("diary", "secrets")
                        .doesNotContain("\n"));
    }
}
