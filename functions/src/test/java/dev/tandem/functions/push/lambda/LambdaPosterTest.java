package dev.tandem.functions.push.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.AskedServer;
import dev.tandem.functions.push.PartResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** S4: parts of what large rooms are told, by Lambda, as far as a machine without Lambda can tell. */
final class LambdaPosterTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:Fanout:live";
    private static final byte[] PART = "{\"frames\":[\"☂\"],\"to\":[]}".getBytes(StandardCharsets.UTF_8);

    private final AskedServer lambda = new AskedServer("{\"gone\":[]}");

    LambdaPosterTest() throws IOException {}

    @AfterEach
    void stop() {
        lambda.close();
    }

    private LambdaPoster poster() {
        return LambdaPoster.to(
                FUNCTION,
                Optional.of(lambda.address()),
                "eu-central-1",
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "session")),
                Duration.ofSeconds(20),
                2);
    }

    @Test
    void a_part_is_one_signed_call_whose_answer_is_waited_for() {
        assertThat(poster().post(PART)).isEqualTo(new PartResult.Posted("{\"gone\":[]}"));

        assertThat(lambda.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri().getRawPath())
                    .isEqualTo(
                            "/2015-03-31/functions/"
                                    + "arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3AFanout%3Alive/invocations");
            assertThat(request.body()).isEqualTo(new String(PART, StandardCharsets.UTF_8));
            // Without one, Lambda waits for the function and gives its answer.
            assertThat(request.headers().containsKey("X-Amz-Invocation-Type")).isFalse();
            assertThat(request.headers().getFirst("x-amz-security-token")).isEqualTo("session");
            assertThat(request.headers().getFirst("authorization"))
                    .matches("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\\d{8}/eu-central-1/lambda/aws4_request, "
                            + "SignedHeaders=\\S*host;x-amz-\\S+, Signature=[0-9a-f]{64}");
        });
    }

    @Test
    void refused_with_a_status_of_the_callers_doing_it_was_never_begun() {
        for (int refused : new int[] {400, 403, 404, 413, 429}) {
            lambda.answer(refused);
            assertThat(poster().post(PART)).isEqualTo(new PartResult.NotBegun("status " + refused));
        }
    }

    @Test
    void after_any_other_failure_nobody_knows_what_was_posted() {
        lambda.answer(502);
        assertThat(poster().post(PART)).isEqualTo(new PartResult.Unknown("status 502"));
        lambda.answer(200);
        lambda.fail("X-Amz-Function-Error");
        assertThat(poster().post(PART)).isEqualTo(new PartResult.Unknown("the function failed"));
        lambda.close();
        assertThat(poster().post(PART)).isInstanceOf(PartResult.Unknown.class);
    }

    @Test
    void what_lambda_would_not_take_is_not_sent() {
        byte[] tooLong = new byte[LambdaPoster.MOST_BYTES + 1];

        assertThat(poster().post(tooLong)).isEqualTo(new PartResult.NotBegun("too long"));
        assertThat(lambda.requests()).isEmpty();
    }

    @Test
    void every_region_has_its_own_address() {
        assertThat(LambdaPoster.endpoint("eu-central-1")).hasToString("https://lambda.eu-central-1.amazonaws.com");
    }
}
