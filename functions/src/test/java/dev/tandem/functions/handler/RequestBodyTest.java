package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come compressed, as those of the gateway come: in Base64. */
final class RequestBodyTest {
    private final Deployment tandem = new Deployment();

    private Answer posted(String encoding, byte[] body) {
        String token = tandem.issuer().token("anna", tandem.now().plus(Duration.ofMinutes(5)));
        var headers = Map.of("authorization", "Bearer " + token, "content-encoding", encoding);
        var event =
                Events.http("POST", "/api/rooms", headers, Base64.getEncoder().encodeToString(body));
        String binary = JsonWriter.write(event).replace("\"isBase64Encoded\":false", "\"isBase64Encoded\":true");
        return tandem.http(JsonReader.FILES.read(binary));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] room() {
        return "{\"kind\":\"packing-list\",\"title\":\"Zürich\",\"id\":\"zrh\"}".getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", " GZIP "})
    void R21_a_compressed_body_is_read_as_what_is_in_it(String encoding) throws Exception {
        Answer answer = posted(encoding, gzip(room()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(tandem.world().rooms().meta("zrh").orElseThrow().title()).isEqualTo("Zürich");
    }

    @Test
    void R21_a_body_that_grows_beyond_all_bounds_is_refused_before_it_does() throws Exception {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(100_000);

        Answer answer = posted("gzip", bomb);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too-large");
    }

    @Test
    void R21_what_fits_unpacked_is_still_held_to_the_limits_of_any_body() throws Exception {
        byte[] long_ = new byte[RequestBody.INFLATED_MAX];
        Arrays.fill(long_, (byte) ' ');

        assertThat(posted("gzip", gzip(long_)).code()).isEqualTo("too-large");
    }

    @Test
    void R21_what_is_not_what_it_says_is_refused_and_changes_nothing() throws Exception {
        byte[] cut = Arrays.copyOf(gzip(room()), 20);
        byte[] damaged = gzip(room());
        damaged[damaged.length - 5] ^= 1;

        assertThat(posted("gzip", room()).code()).isEqualTo("bad-message");
        assertThat(posted("gzip", cut).code()).isEqualTo("bad-message");
        assertThat(posted("gzip", damaged).code()).isEqualTo("bad-message");
        assertThat(posted("br", room()).code()).isEqualTo("bad-message");
        assertThat(posted("gzip, gzip", gzip(gzip(room()))).code()).isEqualTo("bad-message");
        assertThat(posted("gzip", gzip(new byte[] {(byte) 0xFF})).code()).isEqualTo("bad-json");
        assertThat(tandem.world().rooms().meta("zrh")).isEmpty();
    }
}
