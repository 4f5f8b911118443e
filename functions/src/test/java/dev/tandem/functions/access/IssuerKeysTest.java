package dev.tandem.functions.access;

import static dev.tandem.functions.access.Verifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.access.Verified.Refused;
import dev.tandem.functions.access.Verified.Unknowable;
import dev.tandem.functions.fixture.Issuer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A2: keys at an address come, go and stay away, and the server that has them does as it likes. */
final class IssuerKeysTest {
    private final Issuer first = new Issuer("k1");
    private final Issuer second = new Issuer("k2");
    private final MovingClock clock = new MovingClock(Verifying.NOW);
    private final KeyServer server;
    private final TokenVerifier verifier;

    IssuerKeysTest() throws IOException {
        server = new KeyServer();
        server.serve(first.jwks());
        verifier = verifier(server.address(), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Verified verify(Issuer issuer) {
        return verifier.verify(issuer.token("anna", clock.instant().plusSeconds(3600)));
    }

    @Test
    void A2_keys_are_fetched_with_the_first_token_and_kept() {
        assertThat(server.asked()).isZero();

        for (int i = 0; i < 20; i++) {
            assertThat(verify(first)).isInstanceOf(Accepted.class);
        }

        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void A2_a_new_key_is_found_with_the_first_token_that_names_it() {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        assertThat(verify(second)).isInstanceOf(Refused.class);
        clock.pass(IssuerKeys.PAUSE);
        server.serve(Issuer.jwks(first, second));

        assertThat(verify(second)).isInstanceOf(Accepted.class);
        assertThat(verify(first)).isInstanceOf(Accepted.class);
    }

    @Test
    void A2_a_withdrawn_key_is_soon_worth_nothing() {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        server.serve(second.jwks());

        clock.pass(IssuerKeys.FRESH.minusSeconds(1));
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        clock.pass(Duration.ofSeconds(2));
        assertThat(verify(first)).isInstanceOf(Refused.class);
        assertThat(verify(second)).isInstanceOf(Accepted.class);
    }

    @Test
    void A2_a_withdrawn_key_goes_at_once_where_the_new_one_is_seen() {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        server.serve(second.jwks());

        assertThat(verify(second)).isInstanceOf(Accepted.class);
        assertThat(verify(first)).isInstanceOf(Refused.class);
    }

    @Test
    void A2_a_flood_of_unknown_keys_asks_the_issuer_twice_in_a_while_and_harms_nobody() {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        List<Issuer> unknown =
                IntStream.range(0, 7).mapToObj(i -> new Issuer("flood-" + i)).toList();

        for (int i = 0; i < 500; i++) {
            assertThat(verify(unknown.get(i % unknown.size()))).isInstanceOf(Refused.class);
            assertThat(verify(first)).isInstanceOf(Accepted.class);
        }
        assertThat(server.asked()).isLessThanOrEqualTo(2);

        clock.pass(IssuerKeys.PAUSE);
        for (int i = 0; i < 500; i++) {
            assertThat(verify(second)).isInstanceOf(Refused.class);
        }
        assertThat(server.asked()).isBetween(3, 4);
    }

    @Test
    void A2_an_outage_of_the_issuer_is_not_noticed_for_some_hours() {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        server.answer(503);

        clock.pass(IssuerKeys.FRESH.plusSeconds(1));
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        assertThat(verify(second)).isInstanceOf(Refused.class);
        clock.pass(IssuerKeys.STALE);
        assertThat(verify(first)).as("nobody knows any more").isEqualTo(new Unknowable());

        server.serve(first.jwks());
        clock.pass(IssuerKeys.PAUSE);
        assertThat(verify(first)).isInstanceOf(Accepted.class);
    }

    @Test
    void A2_where_the_keys_were_never_to_be_had_nobody_is_told_to_sign_in_again() {
        server.answer(500);

        assertThat(verify(first)).isEqualTo(new Unknowable());
        assertThat(verify(first)).isEqualTo(new Unknowable());

        server.serve(first.jwks());
        clock.pass(IssuerKeys.PAUSE);
        assertThat(verify(first)).isInstanceOf(Accepted.class);
    }

    @Test
    void A2_one_lost_answer_is_made_up_for_by_asking_again() {
        server.answerOnce(500);

        assertThat(verify(first)).isInstanceOf(Accepted.class);
        assertThat(server.asked()).isEqualTo(2);
    }

    @Test
    void A2_a_server_that_is_not_there_is_an_outage() {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        server.close();
        clock.pass(IssuerKeys.FRESH.plusSeconds(1));

        assertThat(verify(first)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>sign in</html>",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"AAAA\"}]}",
                "{\"keys\":[],\"keys\":[]}"
            })
    void A2_an_answer_that_is_no_set_of_public_keys_changes_nothing(String answer) {
        assertThat(verify(first)).isInstanceOf(Accepted.class);
        server.serve(answer);
        clock.pass(IssuerKeys.FRESH.plusSeconds(1));

        assertThat(verify(first)).isInstanceOf(Accepted.class);
        assertThat(verify(second)).isInstanceOf(Refused.class);
    }

    @Test
    void A2_an_answer_without_end_is_not_read_to_its_end() {
        server.serve(first.jwks()
                .replaceFirst("\\{", "{\"filling\":\"" + "x".repeat(500 * KeyFetch.MAX_BYTES) + "\","));

        assertThat(verify(first)).isEqualTo(new Unknowable());
        assertThat(server.sentToTheEnd()).isFalse();
    }

    @Test
    void A2_an_answer_that_drips_is_given_up() {
        server.drip(first.jwks(), () -> clock.pass(KeyFetch.PATIENCE.dividedBy(100)));

        assertThat(verify(first)).isEqualTo(new Unknowable());
    }

    @Test
    void A2_an_answer_that_does_not_begin_is_given_up() {
        server.hold();

        assertThat(verify(first)).isEqualTo(new Unknowable());
    }

    @Test
    void A2_keys_are_taken_from_that_address_and_not_from_where_it_sends_one() throws IOException {
        try (KeyServer elsewhere = new KeyServer()) {
            elsewhere.serve(first.jwks());
            server.redirect(elsewhere.address());

            assertThat(verify(first)).isEqualTo(new Unknowable());
            assertThat(elsewhere.asked()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.test/jwks.json",
                "http://localhost.evil.test/jwks.json",
                "http://127.0.0.1.evil.test/jwks.json",
                "http://10.0.0.1/jwks.json",
                "http://[::2]/jwks.json",
                "https://ann:secret@issuer.test/jwks.json",
                "ftp://issuer.test/jwks.json",
                "file:///etc/jwks.json",
                "https:///jwks.json",
                "https:issuer",
                "jwks.json",
                "[1]",
                ""
            })
    void A2_keys_that_anybody_could_put_in_the_way_are_refused_at_once(String address) {
        assertThatThrownBy(() -> verifier(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.test/jwks.json",
                "HTTPS://issuer.test:8443/jwks.json",
                "http://localhost:8787/.well-known/jwks.json",
                "http://127.0.0.1/jwks.json",
                "http://[::1]:1/jwks.json"
            })
    void A2_an_address_that_is_safe_is_taken_and_not_asked_yet(String address) {
        assertThat(verifier(address).verify("no token")).isInstanceOf(Refused.class);
    }
}
