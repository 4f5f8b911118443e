package dev.tandem.cdk;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Metric;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** What the functions measure themselves (docs/OPERATIONS.md, Metrics), as an operator looks at it. */
record Measured(Stage stage, Duration period) {
    software.amazon.awscdk.services.cloudwatch.Metric of(Metric metric, String statistic) {
        return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
                .namespace(Log.NAMESPACE)
                .metricName(metric.label())
                .dimensionsMap(Map.of(Log.DIMENSION, stage.name()))
                .statistic(statistic)
                .period(period)
                .build();
    }

    private IMetric of(Metric metric, String statistic, String label) {
        return of(metric, statistic).with(MetricOptions.builder().label(label).build());
    }

    /** Rows of the dashboard. */
    List<List<IWidget>> rows(AppStack app) {
        return List.of(
                List.of(
                        graph(
                                "Commits",
                                of(Metric.COMMIT_ATTEMPTS, "SampleCount", "commits"),
                                of(Metric.CONFLICTS, "Sum", "fields merged"),
                                of(Metric.MUTATIONS_REJECTED, "Sum", "mutations rejected"),
                                of(Metric.UPDATES_GIVEN_UP, "Sum", "updates given up")),
                        graph(
                                "Tries of a commit",
                                of(Metric.COMMIT_ATTEMPTS, "Average", "average"),
                                of(Metric.COMMIT_ATTEMPTS, "p99", "p99")),
                        graph(
                                "From a commit to the sockets, ms",
                                of(Metric.BROADCAST_LAG, "p50", "p50"),
                                of(Metric.BROADCAST_LAG, "p95", "p95"),
                                of(Metric.BROADCAST_LAG, "p99", "p99"))),
                List.of(
                        graph(
                                "Frames to sockets",
                                of(Metric.PUSHES, "Sum", "sent"),
                                of(Metric.PUSHES_GONE, "Sum", "gone (410)"),
                                of(Metric.PUSHES_FAILED, "Sum", "failed")),
                        graph(
                                "Held up",
                                of(Metric.RATE_LIMITED, "Sum", "above a limit"),
                                of(Metric.GAPS, "SampleCount", "gaps asked for")),
                        graph("Must never happen", of(Metric.PROMISES_BROKEN, "Sum", "promises broken")),
                        ByKind.widget(app)));
    }

    private static IWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create().title(title).left(List.of(metrics)).build();
    }
}
