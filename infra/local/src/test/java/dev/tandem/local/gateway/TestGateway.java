package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** A gateway on free ports whose time a test moves. Set it up, then start it. */
final class TestGateway implements AutoCloseable {

    static final String STAGE = "test";
    static final String ACCESS_KEY = "AKIATEST";
    static final HttpClient HTTP = HttpClient.newHttpClient();

    final VirtualTime time = new VirtualTime();
    final Map<String, Route> routes = new HashMap<>();
    final Map<String, LambdaFunction> http = new HashMap<>();

    @Nullable
    Authorizer authorizer;

    String selection = "$request.body.action";
    Latency latency = Latency.none();
    Mishaps mishaps = Mishaps.none();
    WebPages devPages = _ -> WebResponse.empty(404);
    WebPages site = _ -> WebResponse.of(200, "text/plain", "site");
    SocketLimits limits = withClosing(Duration.ofSeconds(10));

    private final Gateway gateway;

    TestGateway() throws IOException {
        gateway = Gateway.bind(Listen.onLoopback(0));
    }

    static SocketLimits withClosing(Duration closing) {
        return limits(closing, Throttle.ofApiGateway());
    }

    static SocketLimits limits(Duration closing, Throttle throttle) {
        var aws = SocketLimits.ofApiGateway();
        return new SocketLimits(
                aws.frameBytes(),
                aws.messageBytes(),
                aws.idle(),
                aws.life(),
                aws.integration(),
                64 * 1024,
                closing,
                throttle);
    }

    TestGateway oneWay(String key, LambdaFunction function) {
        routes.put(key, Route.oneWay(function));
        return this;
    }

    TestGateway twoWay(String key, LambdaFunction function) {
        routes.put(key, Route.twoWay(function));
        return this;
    }

    TestGateway http(String key, LambdaFunction function) {
        http.put(key, function);
        return this;
    }

    TestGateway start() {
        gateway.serve(new GatewaySettings(
                new WebSocketApi("/ws", STAGE, selection, routes, authorizer, limits),
                HttpApi.of("/api", http),
                devPages,
                site,
                ACCESS_KEY,
                latency,
                mishaps,
                time,
                new SecureRandom()));
        return this;
    }

    /** A tree to compare with; {@code PORT} in it stands for the port of this gateway. */
    JsonNode tree(String json) throws IOException {
        return Json.read(json.replace("PORT", Integer.toString(port())).getBytes(UTF_8));
    }

    Gateway gateway() {
        return gateway;
    }

    int port() {
        return gateway.port();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    SocketClient connect(String... subprotocols) throws Exception {
        return SocketClient.to(port()).subprotocols(subprotocols).open();
    }

    RawSocket raw() throws IOException {
        return RawSocket.upgraded(port());
    }

    /** The real client of the management API; it does not try again. */
    ApiGatewayManagementApiClient management(String stage, String accessKey) {
        return ApiGatewayManagementApiClient.builder()
                .endpointOverride(gateway.managementEndpoint(stage))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "not checked")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    ApiGatewayManagementApiClient management() {
        return management(STAGE, ACCESS_KEY);
    }

    /** Stops before the end of the test. */
    void stop() {
        gateway.close();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
