package dev.tandem.cdk;

import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** What a gateway writes down of each request: which route, how it went, how long it took. No addresses of people, no paths (they name rooms), no bodies. */
final class AccessLog {
    private AccessLog() {}

    /**
     * Gives a stage of an API its log.
     *
     * @param kind what tells requests of one route apart, as a variable of the gateway
     */
    static void of(Construct api, Construct live, String kind, Stage stage) {
        LogGroup log = LogGroup.Builder.create(api, "Access")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(stage.kept() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        CfnStage resource = (CfnStage) Objects.requireNonNull(live.getNode().getDefaultChild());
        resource.setAccessLogSettings(AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format("{\"at\":\"$context.requestTimeEpoch\",\"request\":\"$context.requestId\","
                        + "\"route\":\"$context.routeKey\",\"kind\":\"" + kind + "\",\"status\":\"$context.status\","
                        + "\"latency\":\"$context.integrationLatency\",\"error\":\"$context.integrationErrorMessage\"}")
                .build());
    }
}
