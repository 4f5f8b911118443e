package dev.tandem.cdk;

import dev.tandem.functions.log.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What an operator looks at and is woken by. Every alarm has its page in docs/OPERATIONS.md. No more than ten alarms: those are free. */
public final class WatchStack extends Stack {
    private static final Duration PERIOD = Duration.minutes(5);

    private final Optional<Topic> told;

    public WatchStack(Construct scope, Stage stage, AppStack app, StackProps properties) {
        super(scope, stage.stack("watch"), properties);
        told = stage.alarmEmail().map(this::topic);
        alarm("CommitsPutAside", app.telling().aside().metricApproximateNumberOfMessagesVisible(maximum()), 1, 1);
        alarm("TellingLags", metric(app, FunctionName.BROADCAST, "IteratorAge", "Maximum"), 60_000, 2);
        alarm("RestFails", restErrors(app), 5, 1);
        alarm("UpdateSlow", app.function(FunctionName.UPDATE).live().metricDuration(p95()), 1000, 3);
        for (FunctionName name : List.of(FunctionName.UPDATE, FunctionName.JOIN, FunctionName.BROADCAST)) {
            alarm(name.id() + "Fails", app.function(name).live().metricErrors(sum()), 5, 1);
        }
        Measured measured = new Measured(stage, PERIOD);
        alarm("UpdatesGivenUp", measured.of(Metric.UPDATES_GIVEN_UP, "Sum"), 5, 1);
        alarm("Throttled", app.function(FunctionName.UPDATE).live().metricThrottles(sum()), 1, 2);
        // One is too many: what is promised was broken, and a client noticed.
        alarm("PromisesBroken", measured.of(Metric.PROMISES_BROKEN, "Sum"), 1, 1);
        dashboard(stage, app, measured);
        stage.alarmEmail().ifPresent(email -> budget(stage, email));
    }

    private void alarm(String id, IMetric metric, double from, int periods) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .metric(metric)
                .threshold(from)
                .evaluationPeriods(periods)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                // Nobody works: nothing is wrong.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription("docs/OPERATIONS.md: " + id)
                .build();
        told.ifPresent(topic -> alarm.addAlarmAction(new SnsAction(topic)));
    }

    private Topic topic(String email) {
        Topic topic = Topic.Builder.create(this, "Alarms").enforceSsl(true).build();
        topic.addSubscription(new EmailSubscription(email));
        return topic;
    }

    private void dashboard(Stage stage, AppStack app, Measured measured) {
        List<IMetric> calls = new ArrayList<>();
        List<IMetric> times = new ArrayList<>();
        for (FunctionName name : FunctionName.values()) {
            Alias live = app.function(name).live();
            calls.add(live.metricInvocations(labelled(name, "Sum")));
            times.add(live.metricDuration(labelled(name, "p95")));
        }
        List<List<IWidget>> rows = new ArrayList<>(measured.rows(app));
        rows.add(List.of(graph("Calls", calls), graph("Duration, p95, ms", times)));
        rows.add(List.of(
                graph(
                        "Commits not told yet: age, ms",
                        List.of(metric(app, FunctionName.BROADCAST, "IteratorAge", "Maximum"))),
                graph("Put aside", List.of(app.telling().aside().metricApproximateNumberOfMessagesVisible(maximum()))),
                graph("HTTP 5xx", List.of(restErrors(app)))));
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName("tandem-" + stage.name())
                .widgets(rows)
                .build();
    }

    private static GraphWidget graph(String title, List<IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).left(metrics).build();
    }

    private void budget(Stage stage, String email) {
        CfnBudget.SubscriberProperty subscriber = CfnBudget.SubscriberProperty.builder()
                .subscriptionType("EMAIL")
                .address(email)
                .build();
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(stage.budget())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(Stream.of("ACTUAL", "FORECASTED")
                        .map(kind -> CfnBudget.NotificationWithSubscribersProperty.builder()
                                .notification(CfnBudget.NotificationProperty.builder()
                                        .notificationType(kind)
                                        .comparisonOperator("GREATER_THAN")
                                        .threshold(80)
                                        .build())
                                .subscribers(List.of(subscriber))
                                .build())
                        .toList())
                .build();
    }

    private static IMetric metric(AppStack app, FunctionName name, String metric, String statistic) {
        return app.function(name)
                .live()
                .metric(
                        metric,
                        MetricOptions.builder()
                                .statistic(statistic)
                                .period(PERIOD)
                                .build());
    }

    private static IMetric restErrors(AppStack app) {
        return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
                .namespace("AWS/ApiGateway")
                .metricName("5xx")
                .dimensionsMap(Map.of("ApiId", app.rest().id()))
                .statistic("Sum")
                .period(PERIOD)
                .build();
    }

    private static MetricOptions labelled(FunctionName name, String statistic) {
        return MetricOptions.builder()
                .label(name.id())
                .statistic(statistic)
                .period(PERIOD)
                .build();
    }

    private static MetricOptions sum() {
        return MetricOptions.builder().statistic("Sum").period(PERIOD).build();
    }

    private static MetricOptions maximum() {
        return MetricOptions.builder().statistic("Maximum").period(PERIOD).build();
    }

    private static MetricOptions p95() {
        return MetricOptions.builder().statistic("p95").period(PERIOD).build();
    }
}
