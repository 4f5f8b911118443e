package dev.tandem.cdk;

import java.util.List;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.WebSocketLambdaAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The WebSocket API (PROTOCOL C): sockets are let in by a ticket, and every frame is answered on the socket it came by. */
final class SocketApi extends Construct {
    /** Routes other than those with a function of their own; all are served by {@link FunctionName#MESSAGES}. */
    static final List<String> OTHER_ROUTES =
            List.of("leave", "sync", "presence", "lock", "unlock", "subscribe", "unsubscribe", "ping");

    private static final String STAGE = "live";

    /** Of all sockets together, in frames a second: far above what people do, far below what a flood could cost. */
    private static final int RATE = 1000;

    private final WebSocketApi api;
    private final WebSocketStage stage;

    SocketApi(Construct scope, Stage of) {
        super(scope, "Sockets");
        api = WebSocketApi.Builder.create(this, "Api")
                .apiName("tandem-" + of.name() + "-sockets")
                .routeSelectionExpression("$request.body.action")
                .build();
        stage = WebSocketStage.Builder.create(this, "Stage")
                .webSocketApi(api)
                .stageName(STAGE)
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(RATE)
                        .burstLimit(RATE)
                        .build())
                .build();
        AccessLog.of(this, stage, "$context.eventType", of);
    }

    /** Who comes in is decided by one function, what they say by the others. */
    void serve(IFunction authorize, IFunction connect, IFunction disconnect, IFunction messages) {
        api.addRoute(
                "$connect",
                WebSocketRouteOptions.builder()
                        .integration(new WebSocketLambdaIntegration("Connect", connect))
                        .authorizer(WebSocketLambdaAuthorizer.Builder.create("Tickets", authorize)
                                .identitySource(List.of("route.request.header.Sec-WebSocket-Protocol"))
                                .build())
                        .returnResponse(true)
                        .build());
        api.addRoute("$disconnect", answered("Disconnect", disconnect));
        api.addRoute("$default", answered("Other", messages));
        for (String route : OTHER_ROUTES) {
            serve(route, messages);
        }
    }

    void serve(String route, IFunction function) {
        api.addRoute(route, answered(Character.toUpperCase(route.charAt(0)) + route.substring(1), function));
    }

    /** Where browsers connect to. */
    String url() {
        return stage.getUrl();
    }

    /** Where functions post to. */
    String callback() {
        return stage.getCallbackUrl();
    }

    String id() {
        return api.getApiId();
    }

    /** Posting to sockets and closing them: which there will be, nobody knows before. */
    PolicyStatement posting() {
        return TandemFunction.allow(
                List.of("execute-api:ManageConnections"),
                api.arnForExecuteApiV2("POST/@connections/*", STAGE),
                api.arnForExecuteApiV2("DELETE/@connections/*", STAGE));
    }

    private static WebSocketRouteOptions answered(String id, IFunction function) {
        return WebSocketRouteOptions.builder()
                .integration(new WebSocketLambdaIntegration(id, function))
                .returnResponse(true)
                .build();
    }
}
