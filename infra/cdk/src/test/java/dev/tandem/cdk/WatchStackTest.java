package dev.tandem.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class WatchStackTest {
    /** Of an account, for good (https://aws.amazon.com/cloudwatch/pricing). */
    private static final int FREE_ALARMS = 10;

    private static final String ALARM = "AWS::CloudWatch::Alarm";

    /** Ten are free. */
    private static final int MOST_ALARMS = 10;

    private static Template watch;

    @BeforeAll
    static void synthesise() {
        watch = Synthesised.stage("dev").watch();
    }

    @Test
    void every_alarm_tells_somebody_is_quiet_while_nobody_works_and_has_its_page() throws Exception {
        Map<String, Map<String, Object>> alarms = watch.findResources(ALARM);
        assertThat(alarms).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_ALARMS);
        watch.allResourcesProperties(
                ALARM, Match.objectLike(Map.of("TreatMissingData", "notBreaching", "AlarmActions", Match.anyValue())));
        String pages = Files.readString(Path.of("../../docs/OPERATIONS.md"));
        alarms.values().forEach(alarm -> {
            String description = String.valueOf(
                    ((Map<?, ?>) Objects.requireNonNull(alarm.get("Properties"))).get("AlarmDescription"));
            assertThat(pages).contains("### " + description.replace("docs/OPERATIONS.md: ", ""));
        });
    }

    @Test
    void every_metric_that_the_functions_write_is_on_the_dashboard() {
        String dashboard = watch.findResources("AWS::CloudWatch::Dashboard").toString();
        assertThat(dashboard).contains(Log.NAMESPACE, Log.DIMENSION);
        assertThat(Metric.values()).allSatisfy(metric -> assertThat(dashboard).contains(metric.label()));
    }

    @Test
    void promises_that_are_broken_and_updates_that_are_sent_away_are_alarms_of_this_stage_alone() {
        for (Metric metric : List.of(Metric.PROMISES_BROKEN, Metric.UPDATES_GIVEN_UP)) {
            watch.hasResourceProperties(
                    ALARM,
                    Match.objectLike(Map.of(
                            "Namespace",
                            Log.NAMESPACE,
                            "MetricName",
                            metric.label(),
                            "Dimensions",
                            List.of(Map.of("Name", Log.DIMENSION, "Value", "dev")))));
        }
    }

    @Test
    void there_are_no_more_alarms_than_cost_nothing() {
        assertThat(watch.findResources(ALARM)).hasSizeLessThanOrEqualTo(FREE_ALARMS);
    }

    @Test
    void each_alarm_looks_at_its_figure_and_rings_where_its_page_says() {
        alarm("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Statistic", "Maximum", 1);
        alarm("AWS/Lambda", "IteratorAge", "Statistic", "Maximum", 60_000);
        alarm("AWS/ApiGateway", "5xx", "Statistic", "Sum", 5);
        alarm("AWS/Lambda", "Duration", "ExtendedStatistic", "p95", 1000);
        alarm("AWS/Lambda", "Errors", "Statistic", "Sum", 5);
        alarm("AWS/Lambda", "Throttles", "Statistic", "Sum", 1);
        alarm(Log.NAMESPACE, Metric.PROMISES_BROKEN.label(), "Statistic", "Sum", 1);
        alarm(Log.NAMESPACE, Metric.UPDATES_GIVEN_UP.label(), "Statistic", "Sum", 5);
    }

    private static void alarm(String namespace, String metric, String kind, String statistic, int threshold) {
        watch.hasResourceProperties(
                ALARM,
                Match.objectLike(Map.of(
                        "Namespace",
                        namespace,
                        "MetricName",
                        metric,
                        kind,
                        statistic,
                        "Threshold",
                        threshold,
                        "ComparisonOperator",
                        "GreaterThanOrEqualToThreshold")));
    }

    @Test
    void somebody_is_told_before_the_budget_is_spent() {
        watch.hasResourceProperties(
                "AWS::Budgets::Budget",
                Map.of("Budget", Match.objectLike(Map.of("BudgetLimit", Map.of("Amount", 10, "Unit", "USD")))));
    }
}
