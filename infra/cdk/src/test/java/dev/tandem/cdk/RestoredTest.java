package dev.tandem.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.functions.store.dynamo.Table;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** A stage whose tables were put back from a backup (docs/OPERATIONS.md). */
final class RestoredTest {
    private static final String STREAM =
            "arn:aws:dynamodb:eu-west-1:123456789012:table/back-0711-rooms/stream/2026-07-11T00:00:00.000";

    private static Synthesised stage;
    private static Template app;

    @BeforeAll
    static void synthesise() {
        stage = Synthesised.with(
                Map.of("stage", "prod", "restored", "back-0711-", "restoredStream", STREAM, "generation", "2"));
        app = stage.made();
    }

    @Test
    void its_own_tables_stay_as_they_are() {
        stage.data().resourceCountIs("AWS::DynamoDB::GlobalTable", Table.values().length);
        stage.data().hasResourceProperties("AWS::DynamoDB::GlobalTable", Map.of("TableName", "tandem-prod-rooms"));
    }

    @Test
    void the_functions_serve_the_restored_ones_in_the_next_generation() {
        app.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(
                                        Map.of("TANDEM_TABLE_PREFIX", "back-0711-", "TANDEM_GENERATION", "2")))));
        app.hasResourceProperties("AWS::Lambda::EventSourceMapping", Map.of("EventSourceArn", STREAM));
    }

    @Test
    void no_function_may_touch_the_others() {
        String policies = app.findResources("AWS::IAM::Policy").toString();

        assertTrue(policies.contains("table/back-0711-rooms"));
        assertEquals(-1, policies.indexOf("table/tandem-prod-"));
    }

    @Test
    void a_restore_is_named_whole_or_not_at_all() {
        Map<String, Object> half = Map.of("stage", "prod", "restored", "back-0711-");

        Exception refused = assertThrows(IllegalArgumentException.class, () -> Synthesised.with(half));

        assertEquals("-c restored, -c restoredStream and -c generation go together", refused.getMessage());
    }
}
