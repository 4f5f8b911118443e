package dev.tandem.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A function behind an alias, with a role and a log of its own. Everything points to the alias: snapshots belong to published versions, and a roll back
 * moves it to the version before.
 */
final class TandemFunction extends Construct {
    /** More memory is more processor, too: measured, and weighed in docs/COST.md. */
    private static final int MEGABYTES = 1024;

    /** The better compiler takes more of a part of a processor than it gives back before an instance ends (decision 23). */
    private static final Map<String, String> COMPILER = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private final FunctionName name;
    private final Function function;
    private final LogGroup log;
    private final Alias live;
    private final Role role;

    TandemFunction(Construct scope, FunctionName name, Stage stage, Code jar, Map<String, String> environment) {
        super(scope, name.id() + "Function");
        this.name = name;
        log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(stage.kept() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("Of the function " + name.id() + " of Tandem, stage " + stage.name())
                .build();
        role.addToPolicy(allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
        function = Function.Builder.create(this, "Function")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(name.handler())
                .code(jar)
                .memorySize(MEGABYTES)
                .timeout(Duration.seconds(name.timeout().toSeconds()))
                .environment(with(environment, COMPILER))
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .tracing(stage.traced() ? Tracing.ACTIVE : Tracing.PASS_THROUGH)
                .logGroup(log)
                .role(role)
                // Else the next deployment would delete the version that one would roll back to; they go with the
                // function.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .build();
        live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
    }

    private static Map<String, String> with(Map<String, String> given, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.putAll(more);
        return all;
    }

    FunctionName name() {
        return name;
    }

    Alias live() {
        return live;
    }

    LogGroup log() {
        return log;
    }

    Function function() {
        return function;
    }

    IGrantable grantee() {
        return role;
    }

    void allow(PolicyStatement statement) {
        role.addToPolicy(statement);
    }

    static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
