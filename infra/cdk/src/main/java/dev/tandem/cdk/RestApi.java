package dev.tandem.cdk;

import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The HTTP API (PROTOCOL R): one function behind every path, which checks the access token itself, as it does on a laptop. */
final class RestApi extends Construct {
    /** Of everybody together, in requests a second. */
    private static final int RATE = 500;

    private final HttpApi api;

    RestApi(Construct scope, Stage stage) {
        super(scope, "Rest");
        api = HttpApi.Builder.create(this, "Api")
                .apiName("tandem-" + stage.name() + "-rest")
                .createDefaultStage(false)
                .build();
        HttpStage live = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(RATE)
                        .burstLimit(RATE)
                        .build())
                .build();
        AccessLog.of(this, live, "$context.httpMethod", stage);
    }

    void serve(IFunction rest) {
        api.addRoutes(AddRoutesOptions.builder()
                .path("/{proxy+}")
                .methods(java.util.List.of(HttpMethod.ANY))
                .integration(new HttpLambdaIntegration("Rest", rest))
                .build());
    }

    String id() {
        return api.getApiId();
    }

    /** The host that answers. */
    String host() {
        return api.getApiId() + ".execute-api."
                + software.amazon.awscdk.Stack.of(this).getRegion() + ".amazonaws.com";
    }
}
