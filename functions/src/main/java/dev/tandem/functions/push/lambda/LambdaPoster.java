package dev.tandem.functions.push.lambda;

import dev.tandem.functions.aws.SignedPost;
import dev.tandem.functions.push.PartResult;
import dev.tandem.functions.push.Poster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Calls a function by <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a> of AWS Lambda, and waits for its answer.
 *
 * <p>As with letters, it is the one request of its service that is needed, signed and sent by what DynamoDB's client brings along (decision 25). It is
 * tried once: whether to try again is the caller's business.
 */
public final class LambdaPoster implements Poster {
    /** Above it Lambda takes no event of a call that is waited for. */
    public static final int MOST_BYTES = 6 * 1024 * 1024;

    private static final String SERVICE = "lambda";
    private static final String FAILED = "X-Amz-Function-Error";
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    private final SignedPost service;
    private final URI url;

    /**
     * Calls one function.
     *
     * @param http with its own timeouts
     * @param endpoint of the API
     * @param function its ARN, with the alias
     */
    public LambdaPoster(
            SdkHttpClient http, AwsCredentialsProvider credentials, String region, URI endpoint, String function) {
        this.service = new SignedPost(http, credentials, region, SERVICE);
        this.url = endpoint.resolve("/2015-03-31/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations");
    }

    /**
     * With a client of its own.
     *
     * @param endpoint of the API, if not where the region says
     * @param patience how long an answer is waited for: longer than the function may run
     * @param atOnce how many calls may be on their way at once
     */
    public static LambdaPoster to(
            String function,
            Optional<URI> endpoint,
            String region,
            AwsCredentialsProvider credentials,
            Duration patience,
            int atOnce) {
        SdkHttpClient http = Apache5HttpClient.builder()
                .connectionTimeout(TO_CONNECT)
                .socketTimeout(patience)
                .maxConnections(atOnce)
                .build();
        return new LambdaPoster(http, credentials, region, endpoint.orElseGet(() -> endpoint(region)), function);
    }

    /** The API of a region. */
    static URI endpoint(String region) {
        return URI.create("https://" + ServiceMetadata.of(SERVICE).endpointFor(Region.of(region)));
    }

    @Override
    public PartResult post(byte[] part) {
        if (part.length > MOST_BYTES) {
            return new PartResult.NotBegun("too long");
        }
        try {
            return call(part);
        } catch (IOException | SdkException | UncheckedIOException unanswered) {
            return new PartResult.Unknown(unanswered.getClass().getSimpleName());
        }
    }

    private PartResult call(byte[] part) throws IOException {
        SignedPost.Answer answer = service.post(url, part);
        boolean failed = answer.head().firstMatchingHeader(FAILED).isPresent();
        return result(answer.status(), failed, answer.body());
    }

    /** Refused with a status of the caller's doing, the function was never called; any other failure may have come after it was. */
    private static PartResult result(int status, boolean failed, String body) {
        if (status == 200 && !failed) {
            return new PartResult.Posted(body);
        }
        return status >= 400 && status < 500
                ? new PartResult.NotBegun("status " + status)
                : new PartResult.Unknown(failed ? "the function failed" : "status " + status);
    }
}
