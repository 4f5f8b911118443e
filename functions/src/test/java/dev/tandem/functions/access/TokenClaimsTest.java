package dev.tandem.functions.access;

import static dev.tandem.functions.access.Verifying.ISSUER;
import static dev.tandem.functions.access.Verifying.LATER;
import static dev.tandem.functions.access.Verifying.NOW;
import static dev.tandem.functions.access.Verifying.raw;
import static dev.tandem.functions.access.Verifying.rawClaims;
import static dev.tandem.functions.access.Verifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.access.Verified.Refused;
import dev.tandem.functions.fixture.Issuer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A2: whom a token of the issuer stands for, and when it does not. */
final class TokenClaimsTest {
    private final TokenVerifier verifier = verifier(ISSUER.jwks());

    private Verified verify(UnaryOperator<JWTClaimsSet.Builder> change) {
        return verifier.verify(ISSUER.token("anna", LATER, change));
    }

    private Identity identity(UnaryOperator<JWTClaimsSet.Builder> change) {
        return ((Accepted) verify(change)).identity();
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    @Test
    void A2_a_good_token_says_who_it_is_and_until_when() {
        Identity anna = identity(claims -> claims);

        assertThat(anna.user()).isEqualTo("anna");
        assertThat(anna.name()).isEqualTo("Person anna");
        assertThat(anna.until()).isEqualTo(LATER);
        assertThat(anna.email()).isEmpty();
    }

    @Test
    void A2_somebody_without_a_name_is_shown_by_their_id() {
        assertThat(identity(claims -> claims.claim("name", null)).name()).isEqualTo("anna");
        assertThat(identity(claims -> claims.claim("name", "  ")).name()).isEqualTo("anna");
        assertThat(identity(claims -> claims.claim("name", 7)).name()).isEqualTo("anna");
    }

    @Test
    void A2_a_long_name_is_cut_between_characters() {
        assertThat(identity(claims -> claims.claim("name", " " + "n".repeat(500)))
                        .name())
                .isEqualTo("n".repeat(100));
        assertThat(identity(claims -> claims.claim("name", "n" + "😀".repeat(200)))
                        .name())
                .isEqualTo("n" + "😀".repeat(99));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "https://issuer.test/",
                "https://issuer.test.evil.test",
                "https://ISSUER.test",
                ""
            })
    void A2_another_issuer_is_refused(String issuer) {
        assertThat(verify(claims -> claims.issuer(issuer))).isEqualTo(new Refused("issuer"));
        assertThat(verify(claims -> claims.issuer(null))).isEqualTo(new Refused("issuer"));
    }

    @Test
    void A2_the_audience_is_one_of_the_token_s() {
        assertThat(verify(claims -> claims.audience(List.of("other", Issuer.AUDIENCE))))
                .isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.audience("another"))).isEqualTo(new Refused("audience"));
        assertThat(verify(claims -> claims.audience(List.of("another", "TANDEM"))))
                .isEqualTo(new Refused("audience"));
        assertThat(verify(claims -> claims.audience((String) null))).isEqualTo(new Refused("audience"));
    }

    @Test
    void A2_a_token_without_an_audience_is_for_its_client() {
        assertThat(verify(claims -> claims.audience((String) null).claim("client_id", Issuer.AUDIENCE)))
                .isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.audience((String) null).claim("client_id", "another")))
                .isEqualTo(new Refused("audience"));
        assertThat(verify(claims -> claims.audience("another").claim("client_id", Issuer.AUDIENCE)))
                .as("who has an audience is for that one alone")
                .isEqualTo(new Refused("audience"));
    }

    @Test
    void A2_an_ID_token_is_refused() {
        assertThat(verify(claims -> claims.claim("token_use", "access"))).isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.claim("token_use", "id"))).isEqualTo(new Refused("not for access"));
        assertThat(verify(claims -> claims.claim("token_use", List.of("access"))))
                .isEqualTo(new Refused("not for access"));
        assertThat(verify(claims -> claims.claim("at_hash", "x"))).isEqualTo(new Refused("not for access"));
        assertThat(verify(claims -> claims.claim("c_hash", "x"))).isEqualTo(new Refused("not for access"));
    }

    @Test
    void A2_a_token_counts_until_its_end_to_the_moment() {
        assertThat(verify(claims -> claims.expirationTime(at(1)))).isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.expirationTime(at(0)))).isEqualTo(new Refused("ended"));
        assertThat(verify(claims -> claims.expirationTime(at(-1)))).isEqualTo(new Refused("ended"));
        assertThat(verify(claims -> claims.expirationTime(null))).isEqualTo(new Refused("ended"));
    }

    @ParameterizedTest
    @CsvSource({"nbf,not begun", "iat,issued later"})
    void A2_a_token_of_the_future_is_refused_but_for_the_skew_of_clocks(String claim, String reason) {
        assertThat(verify(claims -> claims.claim(claim, at(10)))).isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.claim(claim, at(11)))).isEqualTo(new Refused(reason));
        assertThat(verify(claims -> claims.claim(claim, at(-3600)))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "{}", "[1]", "true", "-1", "1e400", "99999999999999999999999999999999999"})
    void A2_an_end_that_is_no_time_is_refused(String end) {
        String claims = rawClaims().replaceFirst("\"exp\":\\d+", "\"exp\":" + end);

        assertThat(verifier.verify(raw("{\"alg\":\"ES256\",\"kid\":\"k1\"}", claims + "}")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "room#x", "a/b", "ä", "a\nb", "\u202Eanna"})
    void F5_a_person_whose_id_is_not_of_its_form_is_refused(String user) {
        assertThat(verifier.verify(ISSUER.token(user, LATER))).isEqualTo(new Refused("user id"));
    }

    @Test
    void F5_a_person_with_no_id_or_one_that_is_too_long_is_refused() {
        assertThat(verify(claims -> claims.subject(null))).isEqualTo(new Refused("user id"));
        assertThat(verifier.verify(ISSUER.token("u".repeat(129), LATER))).isEqualTo(new Refused("user id"));
        assertThat(verifier.verify(ISSUER.token("u".repeat(128), LATER))).isInstanceOf(Accepted.class);
    }

    @Test
    void I1_an_address_counts_where_the_issuer_has_verified_it() {
        assertThat(identity(claims -> claims.claim("email", "anna@example.test").claim("email_verified", true))
                        .email())
                .hasValue("anna@example.test");
        assertThat(identity(claims -> claims.claim("email", "anna@example.test").claim("email_verified", "true"))
                        .email())
                .hasValue("anna@example.test");
    }

    @Test
    void I1_an_address_that_was_not_verified_is_none() {
        assertThat(identity(claims -> claims.claim("email", "anna@example.test"))
                        .email())
                .isEmpty();
        for (Object no : new Object[] {false, "false", "TRUE", 1, "yes"}) {
            assertThat(identity(claims ->
                                    claims.claim("email", "anna@example.test").claim("email_verified", no))
                            .email())
                    .isEmpty();
        }
        for (Object no : new Object[] {"@", "anna", "", 7, "a@" + "b".repeat(300)}) {
            assertThat(identity(claims -> claims.claim("email", no).claim("email_verified", true))
                            .email())
                    .isEmpty();
        }
    }

    @Test
    void R12_the_tokens_of_one_sign_in_are_one_session() {
        String session = identity(claims -> claims.claim("sid", "s1").jwtID("a"))
                .session()
                .id();

        assertThat(session).matches("[A-Za-z0-9_-]{43}");
        assertThat(identity(claims -> claims.claim("sid", "s1").jwtID("b"))
                        .session()
                        .id())
                .isEqualTo(session);
        assertThat(identity(claims -> claims.claim("sid", "s2").jwtID("a"))
                        .session()
                        .id())
                .isNotEqualTo(session);
    }

    @Test
    void R12_a_token_without_a_session_id_goes_by_the_next_best_name() {
        List<String> ids = List.of(
                identity(claims -> claims.claim("sid", "x")).session().id(),
                identity(claims -> claims.claim("origin_jti", "x").jwtID("y"))
                        .session()
                        .id(),
                identity(claims -> claims.claim("origin_jti", "x").jwtID("z"))
                        .session()
                        .id(),
                identity(claims -> claims.jwtID("x")).session().id(),
                identity(claims -> claims).session().id());

        assertThat(ids.get(1)).isEqualTo(ids.get(2));
        ids = List.of(ids.get(0), ids.get(1), ids.get(3), ids.get(4));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void R12_a_session_began_when_the_person_signed_in_not_when_the_token_was_refreshed() {
        Instant began = NOW.minusSeconds(5000);

        assertThat(identity(claims -> claims.claim("auth_time", began.getEpochSecond())
                                .issueTime(at(0)))
                        .session()
                        .since())
                .isEqualTo(began);
        assertThat(identity(claims -> claims.claim("auth_time", 1_700_000_000.25))
                        .session()
                        .since())
                .isEqualTo(Instant.ofEpochMilli(1_700_000_000_250L));
        assertThat(identity(claims -> claims.issueTime(at(-7))).session().since())
                .isEqualTo(NOW.minusSeconds(7));
        assertThat(identity(claims -> claims).session().since()).isEqualTo(Instant.EPOCH);
    }
}
