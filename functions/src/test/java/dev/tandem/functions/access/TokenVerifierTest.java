package dev.tandem.functions.access;

import static dev.tandem.functions.access.Verifying.ISSUER;
import static dev.tandem.functions.access.Verifying.LATER;
import static dev.tandem.functions.access.Verifying.base64;
import static dev.tandem.functions.access.Verifying.claims;
import static dev.tandem.functions.access.Verifying.raw;
import static dev.tandem.functions.access.Verifying.rawClaims;
import static dev.tandem.functions.access.Verifying.signed;
import static dev.tandem.functions.access.Verifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.PlainJWT;
import dev.tandem.functions.access.Verified.Accepted;
import dev.tandem.functions.access.Verified.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A2: only what the issuer signed, in a way that cannot be read twice, is read at all. */
final class TokenVerifierTest {
    private final TokenVerifier verifier = verifier(ISSUER.jwks());

    private void refused(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Refused.class);
    }

    private void accepted(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Accepted.class);
    }

    @Test
    void A2_an_unsigned_token_is_refused() {
        refused(new PlainJWT(claims().build()).serialize());
        refused(base64("{\"alg\":\"none\"}") + "." + base64(rawClaims() + "}") + "." + base64("signed"));
        refused(raw("{\"alg\":\"none\",\"kid\":\"k1\"}", rawClaims() + "}"));
    }

    @Test
    void A2_a_token_whose_signature_was_stripped_is_refused() {
        String token = ISSUER.token("anna", LATER);

        refused(token.substring(0, token.lastIndexOf('.') + 1));
        refused(token.substring(0, token.lastIndexOf('.')));
    }

    @Test
    void A2_a_token_signed_with_the_public_key_as_a_secret_is_refused() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(ISSUER.key().getKeyID())
                .build();

        refused(signed(header, new MACSigner(ISSUER.jwks().getBytes(StandardCharsets.UTF_8))));
        refused(signed(header, new MACSigner(ISSUER.key().toECPublicKey().getEncoded())));
    }

    @Test
    void A2_a_token_signed_with_the_RSA_public_key_as_a_secret_is_refused() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("r1").build();

        assertThat(verifier(new JWKSet(rsa.toPublicJWK()).toString())
                        .verify(signed(
                                header, new MACSigner(rsa.toRSAPublicKey().getEncoded()))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void A2_a_token_of_another_key_with_the_same_name_is_refused() throws JOSEException {
        var other = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();

        refused(signed(ISSUER.header().build(), new ECDSASigner(other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k2",
                "K1",
                "k1 ",
                "../k1",
                "/etc/passwd",
                "file:///k1",
                "k1' OR '1'='1",
                "http://evil.test/k1",
                "\u0000"
            })
    void A2_a_key_that_the_issuer_does_not_have_is_refused(String kid) {
        refused(ISSUER.signed(ISSUER.header().keyID(kid).build(), claims().build()));
    }

    @Test
    void A2_a_key_name_of_ten_thousand_characters_is_refused() {
        refused(ISSUER.signed(ISSUER.header().keyID("k".repeat(5_000)).build(), claims().build()));
        refused(ISSUER.signed(ISSUER.header().keyID("k".repeat(10_000)).build(), claims().build()));
    }

    @Test
    void A2_a_token_that_names_no_key_is_good_where_a_key_of_the_issuer_signed_it() throws JOSEException {
        JWSHeader nameless = new JWSHeader.Builder(JWSAlgorithm.ES256).build();

        accepted(ISSUER.signed(nameless, claims().build()));
        refused(signed(nameless, new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate())));
    }

    @Test
    void A2_a_key_that_the_token_brings_along_counts_for_nothing() throws JOSEException {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();

        refused(signed(ISSUER.header().jwk(own.toPublicJWK()).build(), new ECDSASigner(own)));
        refused(signed(
                ISSUER.header().jwkURL(URI.create("https://evil.test/jwks")).build(), new ECDSASigner(own)));
        refused(signed(
                ISSUER.header().x509CertURL(URI.create("https://evil.test/x5u")).build(), new ECDSASigner(own)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"b64\":true",
                "\"zip\":\"DEF\""
            })
    void A2_extensions_that_change_what_a_signature_means_are_refused(String more) {
        accepted(raw("{\"alg\":\"ES256\",\"kid\":\"k1\"}", rawClaims() + "}"));
        refused(raw("{\"alg\":\"ES256\",\"kid\":\"k1\"," + more + "}", rawClaims() + "}"));
    }

    @Test
    void A2_an_encrypted_token_is_refused() throws JOSEException {
        EncryptedJWT token = new EncryptedJWT(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .keyID("k1")
                        .build(),
                claims().build());
        token.encrypt(new ECDHEncrypter(ISSUER.key()));

        refused(token.serialize());
    }

    @Test
    void A2_a_token_that_was_changed_is_refused() {
        String[] anna = ISSUER.token("anna", LATER).split("\\.", -1);
        String[] ben = ISSUER.token("ben", LATER).split("\\.", -1);

        refused(anna[0] + "." + ben[1] + "." + anna[2]);
        refused(anna[0] + "." + anna[1] + "." + ben[2]);
        refused(base64("{\"alg\":\"ES256\"}") + "." + anna[1] + "." + anna[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255})
    void A2_a_signature_of_nothing_but_one_byte_is_refused(int filling) {
        byte[] signature = new byte[64];
        Arrays.fill(signature, (byte) filling);
        String token = ISSUER.token("anna", LATER);

        refused(token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    @Test
    void A2_a_signature_of_the_wrong_length_is_refused() {
        String token = ISSUER.token("anna", LATER);

        refused(token.substring(0, token.length() - 8));
        refused(token + "AAAAAAAA");
    }

    @Test
    void A2_the_same_token_under_its_other_signature_is_the_same_sign_in() {
        String token = ISSUER.token("anna", LATER);

        String twin = Twin.of(token);

        assertThat(twin).isNotEqualTo(token);
        assertThat(verifier.verify(twin)).isEqualTo(verifier.verify(token)).isInstanceOf(Accepted.class);
    }

    @Test
    void A2_duplicate_claims_and_header_fields_are_refused() {
        refused(raw("{\"alg\":\"ES256\",\"kid\":\"k1\"}", rawClaims() + ",\"sub\":\"ben\"}"));
        refused(raw("{\"alg\":\"none\",\"kid\":\"k1\",\"alg\":\"ES256\"}", rawClaims() + "}"));
        refused(raw("{\"alg\":\"ES256\",\"kid\":\"k1\"}", rawClaims() + ",\"s\\u0075b\":\"ben\"}"));
    }

    @Test
    void A2_text_around_or_within_a_token_is_refused() {
        String token = ISSUER.token("anna", LATER);

        refused(" " + token);
        refused(token + "\n");
        refused(token.replaceFirst("\\.", ". "));
        refused(token + "==");
        refused(token.replaceFirst("\\.", ".."));
        refused(token.replaceFirst("e", "é"));
    }

    @Test
    void A2_only_tokens_that_are_meant_for_access_are_taken() {
        JWSHeader.Builder header = ISSUER.header();

        accepted(ISSUER.signed(header.type(new JOSEObjectType("at+jwt")).build(), claims().build()));
        accepted(ISSUER.signed(header.type(null).build(), claims().build()));
        accepted(ISSUER.signed(header.type(JOSEObjectType.JWT).build(), claims().build()));
        for (String type : new String[] {"logout+jwt", "id+jwt", "dpop+jwt", "secevent+jwt"}) {
            refused(ISSUER.signed(header.type(new JOSEObjectType(type)).build(), claims().build()));
        }
    }

    @Test
    void A2_RS256_is_taken_and_what_is_other_is_not() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        TokenVerifier rsaVerifier = verifier(new JWKSet(rsa.toPublicJWK()).toString());

        assertThat(rsaVerifier.verify(signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("r1").build(), new RSASSASigner(rsa))))
                .isInstanceOf(Accepted.class);
        for (JWSAlgorithm other : new JWSAlgorithm[] {JWSAlgorithm.RS512, JWSAlgorithm.PS256}) {
            assertThat(rsaVerifier.verify(
                            signed(new JWSHeader.Builder(other).keyID("r1").build(), new RSASSASigner(rsa))))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void A2_a_key_that_is_too_short_is_not_trusted() throws JOSEException {
        RSAKey small = new RSAKeyGenerator(1024, true).keyID("r1").generate();
        ECKey good = ISSUER.key().toPublicJWK();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("r1").build();

        assertThat(verifier(new JWKSet(List.of(small.toPublicJWK(), good)).toString())
                        .verify(signed(
                                header, new RSASSASigner(small.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> verifier(new JWKSet(small.toPublicJWK()).toString()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void A2_another_curve_is_not_trusted() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_384).keyID("k3").generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k3").build();

        assertThat(verifier(new JWKSet(List.of(other.toPublicJWK(), ISSUER.key().toPublicJWK())).toString())
                        .verify(signed(header, new ECDSASigner(other))))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b.c",
                "{}",
                "eyJhbGciOiJFUzI1NiJ9.e30.",
                "eyJhbGciOiJFUzI1NiJ9.W10.AAAA",
                "bnVsbA.bnVsbA.AAAA",
                "\u0000.\u0000.\u0000"
            })
    void A2_what_is_no_token_is_refused(String text) {
        refused(text);
    }

    @Test
    void A2_what_is_too_long_is_not_even_read() {
        assertThat(verifier.verify("a".repeat(8193))).isEqualTo(new Refused("too long"));
        refused(ISSUER.token("anna", LATER, claims -> claims.claim("more", "m".repeat(8_192))));
    }

    @Test
    void A2_nesting_without_end_is_refused() {
        refused(raw(
                "{\"alg\":\"ES256\",\"kid\":\"k1\"}",
                rawClaims() + ",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"));
    }

    @Test
    void keys_that_are_none_or_are_secret_are_refused_at_once() {
        assertThatThrownBy(() -> verifier("{")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier("{\"keys\":[]}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier("{\"keys\":[],\"keys\":[]}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier(new JWKSet(ISSUER.key()).toString(false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(ISSUER.key().getD().toString());
    }
}
