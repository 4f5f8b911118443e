package dev.tandem.functions.mail.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.fixture.AskedServer;
import dev.tandem.functions.mail.Letter;
import dev.tandem.functions.mail.MailFailed;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** I1: letters by SES, as far as a machine without SES can tell. */
final class SesMailTest {
    private static final Letter LETTER = new Letter("ben@example.org", "Norway ☂", "Come\n", "<p>มา</p>");

    private final AskedServer ses = new AskedServer("{\"MessageId\":\"m1\"}");
    private final SdkHttpClient http = Apache5HttpClient.create();

    SesMailTest() throws IOException {}

    @AfterEach
    void stop() {
        ses.close();
        http.close();
    }

    private SesMail mail() {
        return new SesMail(
                http,
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "session")),
                "eu-central-1",
                ses.address(),
                "Tandem <no-reply@example.org>");
    }

    @Test
    void a_letter_is_one_signed_request() {
        mail().send(LETTER);

        assertThat(ses.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri()).hasToString("/v2/email/outbound-emails");
            assertThat(request.headers().getFirst("content-type")).isEqualTo("application/json");
            assertThat(request.headers().getFirst("x-amz-security-token")).isEqualTo("session");
            assertThat(request.headers().getFirst("authorization"))
                    .matches("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/ses/aws4_request, "
                            + "SignedHeaders=\\S*host;x-amz-\\S+, Signature=[0-9a-f]{64}");
        });
    }

    @Test
    void a_letter_has_a_sender_one_recipient_and_both_forms_and_answers_go_nowhere() {
        mail().send(LETTER);

        Json expected = JsonReader.FILES.read("""
                {"FromEmailAddress":"Tandem <no-reply@example.org>","Destination":{"ToAddresses":["ben@example.org"]},
                 "Content":{"Simple":{"Subject":{"Data":"Norway ☂","Charset":"UTF-8"},"Body":{
                   "Text":{"Data":"Come\\n","Charset":"UTF-8"},"Html":{"Data":"<p>มา</p>","Charset":"UTF-8"}}}}}
                """);
        assertThat(JsonReader.FILES.read(ses.requests().getFirst().body())).isEqualTo(expected);
    }

    @Test
    void what_is_not_taken_has_failed_and_does_not_say_to_whom() {
        for (int refused : new int[] {400, 403, 429, 500}) {
            ses.answer(refused);
            assertThatThrownBy(() -> mail().send(LETTER))
                    .isInstanceOf(MailFailed.class)
                    .hasMessage("status " + refused);
        }
    }

    @Test
    void where_nobody_answers_it_has_failed() {
        ses.close();

        assertThatThrownBy(() -> mail().send(LETTER))
                .isInstanceOf(MailFailed.class)
                .hasMessageStartingWith("no answer")
                .message()
                .doesNotContain("ben@example.org");
    }

    @Test
    void every_region_has_its_own_address() {
        assertThat(SesMail.endpoint("eu-central-1")).hasToString("https://email.eu-central-1.amazonaws.com");
    }
}
