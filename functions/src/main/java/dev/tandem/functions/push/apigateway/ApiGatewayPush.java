package dev.tandem.functions.push.apigateway;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/**
 * Posts through
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html">@connections</a>.
 * It tries once: a slow reader is the caller's business, because the SDK would hold up everybody for one.
 */
public final class ApiGatewayPush implements Push, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int SLOW = 429;

    private final ApiGatewayManagementApiClient client;

    public ApiGatewayPush(ApiGatewayManagementApiClient client) {
        this.client = client;
    }

    /**
     * With a client of its own.
     *
     * @param endpoint of the stage, without {@code /@connections}
     * @param sockets how many posts may be on their way at once
     */
    public static ApiGatewayPush to(URI endpoint, String region, AwsCredentialsProvider credentials, int sockets) {
        return new ApiGatewayPush(ApiGatewayManagementApiClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(sockets))
                .overrideConfiguration(
                        client -> client.apiCallTimeout(PATIENCE).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build());
    }

    @Override
    public PushResult post(String connectionId, byte[] frame) {
        try {
            client.postToConnection(post -> post.connectionId(connectionId).data(SdkBytes.fromByteArrayUnsafe(frame)));
            return new PushResult.Sent();
        } catch (SdkServiceException refused) {
            return result(refused);
        } catch (SdkException unanswered) {
            return new PushResult.Failed(unanswered.getClass().getSimpleName());
        }
    }

    /** By status: every exception of this API has its own. */
    private static PushResult result(SdkServiceException refused) {
        return switch (refused.statusCode()) {
            case GONE -> new PushResult.Gone();
            case TOO_LARGE -> new PushResult.TooLarge();
            case SLOW -> new PushResult.Slow();
            default -> new PushResult.Failed("status " + refused.statusCode());
        };
    }

    @Override
    public void close(String connectionId) {
        try {
            client.deleteConnection(delete -> delete.connectionId(connectionId));
        } catch (SdkServiceException refused) {
            if (refused.statusCode() != GONE) {
                throw refused;
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
