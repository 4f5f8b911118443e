package dev.tandem.functions.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.access.Verified.Refused;
import dev.tandem.functions.fixture.Issuer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C1: an access token proves who somebody is, or it proves nothing. */
final class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);
    private static final Issuer ISSUER = new Issuer();

    private final TokenVerifier verifier = verifier(ISSUER.jwks());

    private static TokenVerifier verifier(String jwks) {
        return new TokenVerifier(Issuer.NAME, Issuer.AUDIENCE, jwks, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Verified verify(UnaryOperator<JWTClaimsSet.Builder> change) {
        return verifier.verify(ISSUER.token("anna", LATER, change));
    }

    private static String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims());
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Issuer.NAME)
                .audience(Issuer.AUDIENCE)
                .subject("anna")
                .expirationTime(Date.from(LATER))
                .build();
    }

    @Test
    void C1_a_good_token_says_who_it_is_and_until_when() {
        assertThat(verifier.verify(ISSUER.token("anna", LATER)))
                .isEqualTo(new Accepted(new Identity("anna", "Person anna", LATER)));
    }

    @Test
    void C1_somebody_without_a_name_is_shown_by_their_id() {
        assertThat(verify(claims -> claims.claim("name", null)))
                .isEqualTo(new Accepted(new Identity("anna", "anna", LATER)));
        assertThat(verify(claims -> claims.claim("name", "  "))).isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.claim("name", 7))).isInstanceOf(Accepted.class);
    }

    @Test
    void C1_a_long_name_is_cut() {
        Verified verified = verify(claims -> claims.claim("name", " " + "n".repeat(500)));

        assertThat(((Accepted) verified).identity().name()).isEqualTo("n".repeat(100));
    }

    @Test
    void C1_an_unsigned_token_is_refused() {
        assertThat(verifier.verify(new PlainJWT(claims()).serialize())).isInstanceOf(Refused.class);
    }

    @Test
    void C1_a_token_signed_with_the_public_key_as_a_secret_is_refused() throws JOSEException {
        byte[] secret = ISSUER.jwks().getBytes(StandardCharsets.UTF_8);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(ISSUER.key().getKeyID())
                .build();

        assertThat(verifier.verify(signed(header, new MACSigner(secret)))).isInstanceOf(Refused.class);
    }

    @Test
    void C1_a_token_of_another_key_with_the_same_name_is_refused() throws JOSEException {
        var other =
                new ECKeyGenerator(Curve.P_256).keyID(ISSUER.key().getKeyID()).generate();

        assertThat(verifier.verify(signed(ISSUER.header().build(), new ECDSASigner(other))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void C1_a_token_that_was_changed_is_refused() {
        String[] anna = ISSUER.token("anna", LATER).split("\\.", -1);
        String[] ben = ISSUER.token("ben", LATER).split("\\.", -1);

        assertThat(verifier.verify(anna[0] + "." + ben[1] + "." + anna[2])).isInstanceOf(Refused.class);
    }

    @Test
    void C1_issuer_audience_and_person_are_needed() {
        List<UnaryOperator<JWTClaimsSet.Builder>> changes = List.of(
                claims -> claims.issuer("https://evil.test"),
                claims -> claims.issuer(null),
                claims -> claims.audience("another"),
                claims -> claims.audience((String) null),
                claims -> claims.subject(null),
                claims -> claims.expirationTime(null));

        assertThat(changes).allSatisfy(change -> assertThat(verify(change)).isInstanceOf(Refused.class));
    }

    @Test
    void C1_a_token_is_good_from_its_beginning_to_its_end() {
        assertThat(verify(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(1)))))
                .isInstanceOf(Refused.class);
        assertThat(verify(claims -> claims.expirationTime(Date.from(NOW)))).isInstanceOf(Refused.class);
        assertThat(verify(claims -> claims.expirationTime(Date.from(NOW.plusSeconds(1)))))
                .isInstanceOf(Accepted.class);
        assertThat(verify(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(1)))))
                .isInstanceOf(Refused.class);
        assertThat(verify(claims -> claims.notBeforeTime(Date.from(NOW.minusSeconds(1)))))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "room#x", "a/b", "ä"})
    void F5_a_person_whose_id_is_not_of_its_form_is_refused(String user) {
        assertThat(verifier.verify(ISSUER.token(user, LATER))).isInstanceOf(Refused.class);
    }

    @Test
    void F5_a_person_with_an_id_that_is_too_long_is_refused() {
        assertThat(verifier.verify(ISSUER.token("u".repeat(129), LATER))).isInstanceOf(Refused.class);
        assertThat(verifier.verify(ISSUER.token("u".repeat(128), LATER))).isInstanceOf(Accepted.class);
    }

    @Test
    void C1_only_tokens_that_are_meant_for_access_are_taken() {
        JWSHeader.Builder header = ISSUER.header();

        assertThat(verifier.verify(
                        ISSUER.signed(header.type(new JOSEObjectType("at+jwt")).build(), claims())))
                .isInstanceOf(Accepted.class);
        assertThat(verifier.verify(ISSUER.signed(header.type(null).build(), claims())))
                .isInstanceOf(Accepted.class);
        assertThat(verifier.verify(ISSUER.signed(
                        header.type(new JOSEObjectType("logout+jwt")).build(), claims())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void C1_RS256_is_taken_and_what_is_weaker_or_other_is_not() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        TokenVerifier rsaVerifier = verifier(new JWKSet(rsa.toPublicJWK()).toString());

        assertThat(rsaVerifier.verify(signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("r1").build(), new RSASSASigner(rsa))))
                .isInstanceOf(Accepted.class);
        assertThat(rsaVerifier.verify(signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("r1").build(), new RSASSASigner(rsa))))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "{}", "eyJhbGciOiJFUzI1NiJ9.e30."})
    void C1_what_is_no_token_is_refused(String text) {
        assertThat(verifier.verify(text)).isInstanceOf(Refused.class);
    }

    @Test
    void C1_what_is_too_long_is_not_even_read() {
        assertThat(verifier.verify("a".repeat(8193))).isEqualTo(new Refused("too long"));
    }

    @Test
    void keys_that_are_none_or_are_secret_are_refused_at_once() {
        assertThatThrownBy(() -> verifier("{")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier("{\"keys\":[]}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier(new JWKSet(ISSUER.key()).toString(false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(ISSUER.key().getD().toString());
    }
}
