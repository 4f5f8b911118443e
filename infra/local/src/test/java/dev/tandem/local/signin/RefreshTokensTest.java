package dev.tandem.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.tandem.json.Form;
import dev.tandem.local.web.WebResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens are replaced when they are used (RFC 9700, 4.14.2). */
final class RefreshTokensTest {
    private final SigningIn app = new SigningIn();

    private String first() {
        return app.tokens(app.code("Ann")).text("refresh_token");
    }

    private String next(String token) {
        WebResponse answer = app.refresh(token);
        assertThat(answer.status()).isEqualTo(200);
        return SigningIn.read(answer).text("refresh_token");
    }

    @Test
    void each_gives_new_tokens_of_the_same_sign_in_and_its_successor() throws Exception {
        Form tokens = app.tokens(app.code("Ann"));
        app.pass(Duration.ofHours(2));
        Form renewed = SigningIn.read(app.refresh(tokens.text("refresh_token")));

        var before = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
        var after = SignedJWT.parse(renewed.text("access_token")).getJWTClaimsSet();
        for (String same : new String[] {"sub", "name", "origin_jti", "auth_time", "scope"}) {
            assertThat(after.getClaim(same)).as(same).isEqualTo(before.getClaim(same));
        }
        assertThat(after.getExpirationTime()).isAfter(before.getExpirationTime());
        assertThat(renewed.text("refresh_token")).isNotEqualTo(tokens.text("refresh_token"));
        assertThat(SignedJWT.parse(renewed.text("id_token")).getJWTClaimsSet().getClaim("nonce"))
                .isNull();
    }

    @Test
    void a_client_that_never_got_the_answer_may_ask_again_within_a_minute() {
        String token = first();
        next(token);
        app.pass(RefreshTokens.GRACE);

        next(next(token));
    }

    @Test
    void one_that_was_replaced_a_while_ago_ends_the_sign_in() {
        String token = first();
        String newest = next(token);
        app.pass(RefreshTokens.GRACE.plusSeconds(1));

        assertThat(app.error(app.refresh(token))).isEqualTo("invalid_grant");
        assertThat(app.error(app.refresh(newest))).isEqualTo("invalid_grant");
    }

    @Test
    void one_that_is_older_than_the_last_ends_the_sign_in_at_once() {
        String token = first();
        String newest = next(next(token));

        assertThat(app.error(app.refresh(token))).isEqualTo("invalid_grant");
        assertThat(app.error(app.refresh(newest))).isEqualTo("invalid_grant");
    }

    @Test
    void a_sign_in_lasts_thirty_days_however_often_it_is_renewed() {
        String token = first();
        app.pass(RefreshTokens.LIFE.minusSeconds(10));
        String newest = next(token);
        app.pass(Duration.ofSeconds(11));

        assertThat(app.error(app.refresh(newest))).isEqualTo("invalid_grant");
    }

    @Test
    void one_that_is_revoked_is_worth_nothing_nor_are_its_successors_and_anything_may_be_revoked() {
        String token = first();
        String newest = next(token);

        assertThat(app.revoke(token).status()).isEqualTo(200);
        assertThat(app.error(app.refresh(newest))).isEqualTo("invalid_grant");
        assertThat(app.revoke("nothing").status()).isEqualTo(200);
        assertThat(app.error(app.post("/oauth2/revoke", "token=" + token, SigningIn.FORM)))
                .isEqualTo("invalid_client");
    }

    @Test
    void people_stay_signed_in_when_the_stack_starts_again_with_its_key() {
        String token = next(first());
        app.startAgain();

        next(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "a.b.c"})
    void what_is_none_is_refused(String token) {
        assertThat(app.error(app.refresh(token))).isEqualTo(token.isEmpty() ? "invalid_request" : "invalid_grant");
    }

    @Test
    void other_tokens_do_not_pass_for_one() {
        Form tokens = app.tokens(app.code("Ann"));

        for (String other : new String[] {"access_token", "id_token"}) {
            assertThat(app.error(app.refresh(tokens.text(other)))).isEqualTo("invalid_grant");
        }
        SigningIn elsewhere = new SigningIn();
        String foreign = elsewhere.tokens(elsewhere.code("Ann")).text("refresh_token");
        assertThat(app.error(app.refresh(foreign))).isEqualTo("invalid_grant");
    }
}
