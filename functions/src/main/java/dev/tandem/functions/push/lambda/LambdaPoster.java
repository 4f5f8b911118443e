package dev.tandem.functions.push.lambda;

import dev.tandem.functions.push.PartResult;
import dev.tandem.functions.push.Poster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
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

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final String region;
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
        this.http = http;
        this.credentials = credentials;
        this.region = region;
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
        ContentStreamProvider payload = ContentStreamProvider.fromByteArrayUnsafe(part);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(url)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(part.length))
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(payload))
                        .build())
                .call();
        byte[] body = answer.responseBody().map(LambdaPoster::read).orElseGet(() -> new byte[0]);
        int status = answer.httpResponse().statusCode();
        boolean failed = answer.httpResponse().firstMatchingHeader(FAILED).isPresent();
        return result(status, failed, body);
    }

    /** Refused with a status of the caller's doing, the function was never called; any other failure may have come after it was. */
    private static PartResult result(int status, boolean failed, byte[] body) {
        if (status == 200 && !failed) {
            return new PartResult.Posted(new String(body, StandardCharsets.UTF_8));
        }
        return status >= 400 && status < 500
                ? new PartResult.NotBegun("status " + status)
                : new PartResult.Unknown(failed ? "the function failed" : "status " + status);
    }

    private static byte[] read(AbortableInputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
