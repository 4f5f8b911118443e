package dev.tandem.cdk;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;

/** What is decided, by kind of room and function: it would cost a metric each as a dimension, so it is a question to the log instead. */
final class ByKind {
    private ByKind() {}

    static IWidget widget(AppStack app) {
        return LogQueryWidget.Builder.create()
                .title("By kind of room and function")
                .logGroupNames(Stream.of(FunctionName.UPDATE, FunctionName.REST)
                        .map(name -> app.function(name).log().getLogGroupName())
                        .toList())
                .queryLines(List.of(
                        "filter event = 'decided'",
                        "stats count(*) as commits, avg(CommitAttempts) as tries, sum(Conflicts) as conflicts,"
                                + " sum(MutationsRejected) as rejected by kind, function"))
                .build();
    }
}
