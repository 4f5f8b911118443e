package dev.tandem.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.pages.PagePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What the account will hold, property by property. */
final class AppStackTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static Template app;

    @BeforeAll
    static void synthesise() {
        app = Synthesised.stage("dev").made();
    }

    @Test
    void every_function_is_a_java_25_snapshot_on_arm_behind_an_alias() {
        for (FunctionName name : FunctionName.values()) {
            app.hasResourceProperties(
                    FUNCTION,
                    Match.objectLike(Map.of(
                            "Handler",
                            name.handler(),
                            "Runtime",
                            "java25",
                            "Architectures",
                            List.of("arm64"),
                            "SnapStart",
                            Map.of("ApplyOn", "PublishedVersions"),
                            "TracingConfig",
                            Map.of("Mode", "PassThrough"),
                            "Timeout",
                            (int) name.timeout().toSeconds())));
        }
        app.resourceCountIs("AWS::Lambda::Alias", FunctionName.values().length);
        app.resourceCountIs("AWS::Lambda::Version", FunctionName.values().length);
    }

    @Test
    void every_function_stays_with_the_first_compiler() {
        for (FunctionName name : FunctionName.values()) {
            app.hasResourceProperties(
                    FUNCTION,
                    Match.objectLike(Map.of(
                            "Handler",
                            name.handler(),
                            "Environment",
                            Map.of(
                                    "Variables",
                                    Match.objectLike(Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"))))));
        }
    }

    @Test
    void calls_are_traced_where_somebody_asks_for_it() {
        Synthesised.with(Map.of("stage", "dev", "tracing", "on"))
                .made()
                .hasResourceProperties(
                        FUNCTION,
                        Match.objectLike(Map.of(
                                "Handler", FunctionName.UPDATE.handler(), "TracingConfig", Map.of("Mode", "Active"))));
    }

    @Test
    void whoever_commits_tells_the_others_unless_somebody_says_otherwise() {
        app.hasResourceProperties(FUNCTION, express("on"));
        Synthesised.with(Map.of("stage", "dev", "express", "off"))
                .made()
                .hasResourceProperties(FUNCTION, express("off"));
    }

    private static Object express(String on) {
        return Match.objectLike(Map.of(
                "Handler",
                FunctionName.UPDATE.handler(),
                "Environment",
                Map.of("Variables", Match.objectLike(Map.of("TANDEM_EXPRESS", on)))));
    }

    @Test
    void whatever_calls_a_function_calls_its_alias() {
        app.findResources("AWS::Lambda::EventSourceMapping")
                .values()
                .forEach(mapping -> assertThat(text(properties(mapping).get("FunctionName")))
                        .contains("Live"));
        app.findResources("AWS::ApiGatewayV2::Integration")
                .values()
                .forEach(integration -> assertThat(text(properties(integration).get("IntegrationUri")))
                        .contains("Live"));
        app.findResources("AWS::ApiGatewayV2::Authorizer")
                .values()
                .forEach(authorizer -> assertThat(text(properties(authorizer).get("AuthorizerUri")))
                        .contains("Live"));
        app.findResources("AWS::Events::Rule")
                .values()
                .forEach(rule ->
                        assertThat(text(properties(rule).get("Targets"))).contains("Live"));
    }

    @Test
    void every_route_of_the_protocol_answers_on_the_socket() {
        Set<String> routes = new TreeSet<>();
        app.findResources("AWS::ApiGatewayV2::Route").values().forEach(route -> {
            String key = text(properties(route).get("RouteKey"));
            if (!key.startsWith("ANY ")) {
                routes.add(key);
                assertThat(properties(route)).as(key).containsKey("RouteResponseSelectionExpression");
            }
        });
        assertThat(routes)
                .containsExactlyInAnyOrder(
                        "$connect",
                        "$disconnect",
                        "$default",
                        "join",
                        "leave",
                        "update",
                        "sync",
                        "presence",
                        "lock",
                        "unlock",
                        "subscribe",
                        "unsubscribe",
                        "ping");
        app.resourceCountIs("AWS::ApiGatewayV2::RouteResponse", routes.size());
        app.hasResourceProperties(
                "AWS::ApiGatewayV2::Api",
                Map.of("ProtocolType", "WEBSOCKET", "RouteSelectionExpression", "$request.body.action"));
    }

    @Test
    void sockets_are_let_in_by_the_ticket_among_their_subprotocols() {
        app.hasResourceProperties(
                "AWS::ApiGatewayV2::Authorizer",
                Map.of(
                        "AuthorizerType",
                        "REQUEST",
                        "IdentitySource",
                        List.of("route.request.header.Sec-WebSocket-Protocol")));
        app.hasResourceProperties(
                "AWS::ApiGatewayV2::Route", Map.of("RouteKey", "$connect", "AuthorizationType", "CUSTOM"));
    }

    @Test
    void both_apis_are_throttled_and_write_down_no_people() {
        Map.of("live", 1000, "$default", 500)
                .forEach((stage, limit) -> app.hasResourceProperties(
                        "AWS::ApiGatewayV2::Stage",
                        Match.objectLike(Map.of(
                                "StageName",
                                stage,
                                "AutoDeploy",
                                true,
                                "DefaultRouteSettings",
                                Map.of("ThrottlingRateLimit", limit, "ThrottlingBurstLimit", limit)))));
        app.resourceCountIs("AWS::ApiGatewayV2::Stage", 2);
        app.findResources("AWS::ApiGatewayV2::Stage")
                .values()
                .forEach(stage -> assertThat(text(
                                part(properties(stage), "AccessLogSettings").get("Format")))
                        .contains("$context.status")
                        .doesNotContain("identity", "authorizer", "$context.path"));
    }

    @Test
    void a_batch_that_cannot_be_told_is_halved_tried_a_few_times_and_put_aside() {
        app.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Map.of("BatchSize", 100, "MaximumBatchingWindowInSeconds", 0, "ParallelizationFactor", Match.absent()));
        app.hasResourceProperties(
                "AWS::SQS::Queue", Map.of("MessageRetentionPeriod", 1_209_600, "SqsManagedSseEnabled", true));
        app.hasResourceProperties(
                "AWS::Lambda::EventSourceMapping",
                Match.objectLike(
                        Map.of(
                                "BisectBatchOnFunctionError",
                                true,
                                "FunctionResponseTypes",
                                List.of("ReportBatchItemFailures"),
                                "MaximumRetryAttempts",
                                4,
                                "MaximumRecordAgeInSeconds",
                                600,
                                "StartingPosition",
                                "TRIM_HORIZON",
                                "DestinationConfig",
                                Match.objectLike(Map.of("OnFailure", Match.anyValue())),
                                "FilterCriteria",
                                Map.of(
                                        "Filters",
                                        List.of(
                                                Map.of(
                                                        "Pattern",
                                                        "{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[{\"prefix\":\"log#\"}]}}},\"eventName\":[\"INSERT\"]}"))))));
    }

    @Test
    void no_policy_has_an_action_with_a_wildcard() {
        List<String> wild = new ArrayList<>();
        statements("AWS::IAM::Policy")
                .forEach((id, actions) -> actions.stream()
                        .filter(action -> action.contains("*") && !id.startsWith("CustomCDKBucketDeployment"))
                        .forEach(action -> wild.add(id + " " + action)));
        assertThat(wild).isEmpty();
    }

    @Test
    void pages_run_load_and_frame_nothing_that_is_not_theirs() {
        Map<String, Object> headers = properties(only("AWS::CloudFront::ResponseHeadersPolicy"));
        String policy = text(headers);
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                // The sockets, and where the app has its tokens.
                .containsPattern("connect-src 'self' wss://.*\\.amazonaws\\.com https://.*\\.amazoncognito\\.com")
                .contains("ContentTypeOptions", "FrameOption=DENY", "ReferrerPolicy=no-referrer")
                .contains("AccessControlMaxAgeSec=31536000", "IncludeSubdomains=true")
                .doesNotContain("unsafe", "Override=false");
        PagePolicy.ISOLATION.forEach((name, value) -> assertThat(policy).contains("Header=" + name, "Value=" + value));
    }

    @Test
    void pages_and_api_have_one_address_and_nothing_of_the_api_is_kept_on_the_way() {
        app.hasResourceProperties(
                "AWS::CloudFront::Distribution",
                Match.objectLike(Map.of(
                        "DistributionConfig",
                        Match.objectLike(Map.of(
                                "DefaultRootObject",
                                "index.html",
                                "DefaultCacheBehavior",
                                Match.objectLike(Map.of(
                                        "ViewerProtocolPolicy",
                                        "redirect-to-https",
                                        "ResponseHeadersPolicyId",
                                        Match.anyValue())),
                                "CacheBehaviors",
                                List.of(Match.objectLike(Map.of(
                                        "PathPattern",
                                        "/api/*",
                                        "ViewerProtocolPolicy",
                                        "https-only",
                                        // AWS's own CachingDisabled.
                                        "CachePolicyId",
                                        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"))))))));
    }

    @Test
    void deleted_rooms_are_swept_once_an_hour() {
        app.hasResourceProperties(
                "AWS::Events::Rule", Map.of("ScheduleExpression", "rate(1 hour)", "State", "ENABLED"));
    }

    @Test
    void letters_come_from_an_address_that_is_proven_where_one_is_named() {
        app.hasResourceProperties("AWS::SES::EmailIdentity", Map.of("EmailIdentity", "rooms@example.com"));
        Synthesised.with(Map.of("stage", "dev")).made().resourceCountIs("AWS::SES::EmailIdentity", 0);
    }

    @Test
    void only_cloudfront_reads_the_pages_and_every_address_of_the_app_is_one_page() {
        app.hasResourceProperties(
                "AWS::S3::Bucket",
                Match.objectLike(Map.of(
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true))));
        app.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
        assertThat(text(properties(only("AWS::CloudFront::Function")).get("FunctionCode")))
                .contains("/index.html");
    }

    @Test
    void files_whose_name_tells_their_content_are_kept_and_all_others_are_asked_for_each_time() {
        Map<String, Map<String, Object>> deployments = app.findResources("Custom::CDKBucketDeployment");
        assertThat(deployments).hasSize(3);
        deployments.forEach((id, deployment) -> {
            String metadata = text(properties(deployment).get("SystemMetadata"));
            if (id.startsWith("SiteAssets")) {
                assertThat(metadata).contains("immutable").contains("max-age=31536000");
                assertThat(text(properties(deployment).get("Include"))).contains("assets/*");
            } else {
                assertThat(metadata).as(id).contains("no-cache");
            }
        });
    }

    @Test
    void people_sign_in_with_a_client_that_keeps_no_secret_and_whose_tokens_tell_their_names() {
        app.hasResourceProperties(
                "AWS::Cognito::UserPoolClient",
                Match.objectLike(Map.of(
                        "GenerateSecret",
                        false,
                        "AllowedOAuthFlows",
                        List.of("code"),
                        "PreventUserExistenceErrors",
                        "ENABLED",
                        "EnableTokenRevocation",
                        true)));
        app.hasResourceProperties(
                "AWS::Cognito::UserPool",
                Match.objectLike(Map.of(
                        "LambdaConfig",
                        Match.objectLike(Map.of(
                                "PreTokenGenerationConfig", Match.objectLike(Map.of("LambdaVersion", "V2_0")))))));
    }

    @Test
    void a_sign_in_comes_back_to_the_app_alone_and_its_refresh_tokens_are_replaced() {
        Map<String, Object> client = properties(only("AWS::Cognito::UserPoolClient"));
        assertThat(list(client, "CallbackURLs"))
                .hasSize(1)
                .allSatisfy(url -> assertThat(url).startsWith("https://").endsWith(SignIn.BACK));
        assertThat(list(client, "LogoutURLs"))
                .hasSize(1)
                .allSatisfy(url -> assertThat(url).startsWith("https://").endsWith("/"));
        assertThat(text(client.get("AllowedOAuthScopes"))).contains("openid", "email", "profile");
        assertThat(text(client.get("RefreshTokenRotation")))
                .contains("Feature=ENABLED")
                .contains("RetryGracePeriodSeconds=60");
        assertThat(text(client.get("ExplicitAuthFlows"))).doesNotContain("REFRESH_TOKEN");
    }

    @Test
    void the_app_comes_back_from_a_sign_in_where_its_client_says() throws Exception {
        String app = Files.readString(Path.of("../../web-client/src/app/session/config.ts"));

        assertThat(app).contains("export const BACK = '" + SignIn.BACK + "';");
    }

    @Test
    void the_pages_read_where_to_sign_in() {
        String config = app.findResources("Custom::CDKBucketDeployment").entrySet().stream()
                .filter(each -> each.getKey().startsWith("SiteConfig"))
                .map(each -> text(properties(each.getValue()).get("SourceMarkers")))
                .findFirst()
                .orElseThrow();
        // The endpoints are those of the pool, which has no address before it is made.
        assertThat(config).contains("PeoplePages", "SignInApp");
    }

    /** Addresses with what is known only in the account left out. */
    private static List<String> list(Map<String, Object> properties, String name) {
        return ((List<?>) Objects.requireNonNull(properties.get(name)))
                .stream().map(AppStackTest::joined).toList();
    }

    private static String joined(Object url) {
        Object parts = url instanceof Map<?, ?> join
                ? ((List<?>) Objects.requireNonNull(join.get("Fn::Join"))).get(1)
                : List.of(url);
        StringBuilder whole = new StringBuilder();
        ((List<?>) parts).forEach(part -> whole.append(part instanceof String known ? known : "…"));
        return whole.toString();
    }

    private static Map<String, Set<String>> statements(String type) {
        Map<String, Set<String>> actions = new java.util.TreeMap<>();
        app.findResources(type).forEach((id, policy) -> {
            Map<?, ?> document = part(properties(policy), "PolicyDocument");
            for (Object statement : (List<?>) Objects.requireNonNull(document.get("Statement"))) {
                Object action = Objects.requireNonNull(((Map<?, ?>) statement).get("Action"));
                List<?> all = action instanceof List<?> several ? several : List.of(action);
                all.forEach(each ->
                        actions.computeIfAbsent(id, _ -> new TreeSet<>()).add(text(each)));
            }
        });
        return actions;
    }

    private static Map<String, Object> only(String type) {
        Map<String, Map<String, Object>> found = app.findResources(type);
        assertThat(found).hasSize(1);
        return found.values().iterator().next();
    }

    @SuppressWarnings("unchecked") // CloudFormation's templates are made so.
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) Objects.requireNonNull(resource.get("Properties"));
    }

    private static Map<?, ?> part(Map<String, Object> properties, String name) {
        return (Map<?, ?>) Objects.requireNonNull(properties.get(name));
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return String.valueOf(value);
    }
}
