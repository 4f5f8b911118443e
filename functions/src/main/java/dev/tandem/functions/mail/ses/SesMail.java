package dev.tandem.functions.mail.ses;

import dev.tandem.functions.aws.SignedPost;
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
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Letters by <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a> of Amazon SES, API version 2.
 *
 * <p>It is the one request of SES that is needed; the client for all of it would make the function's package a quarter larger. A letter is tried once:
 * whoever sent it is told and sends it again.
 */
public final class SesMail implements Mail {
    private static final String PATH = "/v2/email/outbound-emails";
    private static final String SERVICE = "ses";

    private final SignedPost service;
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
        this.service = new SignedPost(http, credentials, region, SERVICE);
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
            status = service.post(endpoint.resolve(PATH), body).status();
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
}
