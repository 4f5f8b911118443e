package dev.tandem.functions.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Posts JSON to one service of AWS, signed by the SDK's signer and sent by the SDK's HTTP client, both of which DynamoDB's client brings along: where a
 * service is asked for one thing only, a client for all of it would make the functions' package much larger. Everything is tried once.
 */
public final class SignedPost {
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final String service;

    /** @param service as it signs: {@code lambda}, {@code ses} */
    public SignedPost(SdkHttpClient http, AwsCredentialsProvider credentials, String region, String service) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.service = service;
    }

    /** An answer, whatever it says. */
    public record Answer(SdkHttpResponse head, String body) {
        public int status() {
            return head.statusCode();
        }
    }

    /**
     * Asks once.
     *
     * @throws IOException where no answer came, as {@link UncheckedIOException} where it did not come to its end, and as
     *     {@link software.amazon.awssdk.core.exception.SdkException} where nothing could be signed
     */
    public Answer post(URI url, byte[] json) throws IOException {
        ContentStreamProvider payload = ContentStreamProvider.fromByteArrayUnsafe(json);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(url)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(json.length))
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(payload))
                        .build())
                .call();
        String body = answer.responseBody().map(SignedPost::read).orElse("");
        return new Answer(answer.httpResponse(), body);
    }

    /** To its end: unread, the connection could not be used again. */
    private static String read(AbortableInputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
