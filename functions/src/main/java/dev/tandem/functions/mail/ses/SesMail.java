package dev.tandem.functions.mail.ses;

import dev.tandem.functions.mail.Letter;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.mail.MailFailed;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Letters by <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a> of Amazon SES, API version 2.
 *
 * <p>It is the one request of SES that is needed, signed by the SDK's signer and sent by the SDK's HTTP client, both of which DynamoDB's client
 * brings along: the client for all of SES would make the function's package a quarter larger. A letter is tried once: whoever sent it
 * is told and sends it again.
 */
public final class SesMail implements Mail {
    private static final String PATH = "/v2/email/outbound-emails";
    private static final String SERVICE = "ses";

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final URI endpoint;
    private final String from;

    /**
     * Sends from one address.
     *
     * @param http with its own timeouts
     * @param endpoint of the API
     * @param from an address of an identity that SES has verified, {@code Name <name@host>} or {@code name@host}
     */
    public SesMail(SdkHttpClient http, AwsCredentialsProvider credentials, String region, URI endpoint, String from) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
        this.from = from;
    }

    /** The API of a region. */
    public static URI endpoint(String region) {
        return URI.create("https://" + ServiceMetadata.of("email").endpointFor(Region.of(region)));
    }

    @Override
    public void send(Letter letter) {
        byte[] body = JsonWriter.writeUtf8(body(letter));
        int status;
        try {
            status = post(body);
        } catch (IOException | SdkException | UncheckedIOException unanswered) {
            throw new MailFailed("no answer: " + unanswered.getClass().getSimpleName(), unanswered);
        }
        if (status != 200) {
            throw new MailFailed("status " + status);
        }
    }

    private Json body(Letter letter) {
        return Json.object()
                .put("FromEmailAddress", from)
                .put(
                        "Destination",
                        Json.object()
                                .put("ToAddresses", Json.array(List.of(Json.of(letter.to()))))
                                .build())
                .put(
                        "Content",
                        Json.object()
                                .put(
                                        "Simple",
                                        Json.object()
                                                .put("Subject", text(letter.subject()))
                                                .put(
                                                        "Body",
                                                        Json.object()
                                                                .put("Text", text(letter.text()))
                                                                .put("Html", text(letter.html()))
                                                                .build())
                                                .build())
                                .build())
                .build();
    }

    private static Json text(String data) {
        return Json.object().put("Data", data).put("Charset", "UTF-8").build();
    }

    private int post(byte[] body) throws IOException {
        ContentStreamProvider payload = ContentStreamProvider.fromByteArrayUnsafe(body);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.resolve(PATH))
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(body.length))
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
        answer.responseBody().ifPresent(SesMail::dismiss);
        return answer.httpResponse().statusCode();
    }

    /** What it says is not needed; unread, the connection could not be used again. */
    private static void dismiss(AbortableInputStream body) {
        try (body) {
            body.readAllBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
