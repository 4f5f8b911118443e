package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Functions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP API says and heeds beside bodies: tags, keys and origins. */
final class RestHeadersTest {
    private static final String MAKE = "{'kind':'note','title':'A'}";

    private final Deployment tandem = new Deployment();

    private Answer ask(String user, String method, String path, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        all.put(
                "authorization",
                "Bearer " + tandem.issuer().token(user, tandem.now().plus(Duration.ofHours(1))));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return tandem.http(all, method, path, body);
    }

    private int rooms() {
        tandem.pass(Duration.ofSeconds(5));
        return ask("anna", "GET", "/api/rooms", "").json().items("rooms").size();
    }

    private static String id(Answer answer) {
        return answer.json().findText("id").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rooms/norway",
                "/api/rooms/norway/snapshot",
                "/api/rooms/norway/snapshot?limit=1",
                "/api/kinds",
                "/api/kinds/note",
                "/api/openapi.json"
            })
    void R17_what_the_asker_has_already_is_not_sent_again(String path) {
        tandem.room("norway", "anna");
        Answer first = ask("anna", "GET", path, "");
        String tag = first.header("etag").orElseThrow();

        Answer again = ask("anna", "GET", path, "", "if-none-match", "\"x\", " + tag);

        assertThat(tag).matches("W/\"[A-Za-z0-9_-]{24}\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(Functions.body(again.result())).contains("");
        assertThat(again.header("etag")).contains(tag);
        assertThat(ask("anna", "GET", path, "", "if-none-match", "*").status()).isEqualTo(304);
        assertThat(ask("anna", "GET", path, "", "if-none-match", tag.substring(2), "accept-encoding", "gzip")
                        .status())
                .isEqualTo(304);
        assertThat(ask("anna", "GET", path, "", "if-none-match", "\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void R17_a_tag_changes_with_what_it_is_of_and_gives_nothing_to_strangers() {
        tandem.room("norway", "anna");
        String tag = ask("anna", "GET", "/api/rooms/norway", "").header("etag").orElseThrow();

        ask("anna", "PATCH", "/api/rooms/norway", "{'title':'Sweden'}");

        Answer changed = ask("anna", "GET", "/api/rooms/norway", "", "if-none-match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(ask("eve", "GET", "/api/rooms/norway", "", "if-none-match", "*")
                        .code())
                .isEqualTo("not-a-member");
        assertThat(ask("anna", "GET", "/api/me", "").header("etag")).isEmpty();
    }

    @Test
    void R17_the_same_key_gives_the_first_answer_again() {
        Answer first = ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k-1");
        Answer again = ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("content-type")).contains("application/json");
        assertThat(rooms()).isEqualTo(1);
        assertThat(id(ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k-2")))
                .isNotEqualTo(id(first));
        assertThat(id(ask("ben", "POST", "/api/rooms", MAKE, "idempotency-key", "k-1")))
                .isNotEqualTo(id(first));
        tandem.pass(Duration.ofDays(1));
        assertThat(id(ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k-1")))
                .isNotEqualTo(id(first));
    }

    @Test
    void R17_a_refusal_is_an_answer_too() {
        tandem.room("norway", "ben");
        String taken = "{'kind':'note','title':'A','id':'norway'}";
        assertThat(ask("anna", "POST", "/api/rooms", taken, "idempotency-key", "k")
                        .code())
                .isEqualTo("already-exists");

        Answer again = ask("anna", "POST", "/api/rooms", taken, "idempotency-key", "k");

        assertThat(again.code()).isEqualTo("already-exists");
        assertThat(again.header("content-type")).contains("application/problem+json");
    }

    @Test
    void R17_a_key_that_stands_for_another_request_is_refused() {
        ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k");

        Answer otherBody = ask("anna", "POST", "/api/rooms", MAKE.replace("A", "B"), "idempotency-key", "k");
        Answer otherPath = ask("anna", "POST", "/api/notifications/read", MAKE, "idempotency-key", "k");

        assertThat(List.of(otherBody.code(), otherPath.code())).containsOnly("key-reused");
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(rooms()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a#b", "..", "a\u0000b", "\u202ea", "LONG"})
    void R17_a_key_is_an_identifier(String key) {
        Answer answer = ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", key.replace("LONG", "x".repeat(65)));

        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(rooms()).isZero();
    }

    @Test
    void R17_what_failed_is_not_kept_and_what_is_under_way_is_waited_for() {
        tandem.rooms().down(true);
        assertThat(ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k")
                        .status())
                .isEqualTo(503);
        tandem.rooms().down(false);
        Answer[] meanwhile = new Answer[1];
        tandem.room("norway", "anna");
        tandem.join(tandem.connect("anna"), "norway", "phone");
        String update = "{'client':'phone','epoch':'"
                + tandem.world().rooms().meta("norway").orElseThrow().epoch() + "','mutations':["
                + Deployment.creates(1, "tent") + "]}";
        tandem.rooms().nextCommit(commit -> {
            meanwhile[0] = ask("anna", "POST", "/api/rooms/norway/updates", update, "idempotency-key", "u");
            return commit.get();
        });

        Answer served = ask("anna", "POST", "/api/rooms/norway/updates", update, "idempotency-key", "u");

        assertThat(served.status()).isEqualTo(200);
        assertThat(meanwhile[0].code()).isEqualTo("busy");
        assertThat(meanwhile[0].header("retry-after")).isPresent();
        assertThat(ask("anna", "POST", "/api/rooms/norway/updates", update, "idempotency-key", "u")
                        .json())
                .isEqualTo(served.json());
        assertThat(ask("anna", "POST", "/api/rooms", MAKE, "idempotency-key", "k")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void R17_a_ticket_is_told_once_and_lies_nowhere() {
        String first = ask("anna", "POST", "/api/tickets", "", "idempotency-key", "t")
                .json()
                .findText("ticket")
                .orElseThrow();
        String second = ask("anna", "POST", "/api/tickets", "", "idempotency-key", "t")
                .json()
                .findText("ticket")
                .orElseThrow();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void R17_the_secret_of_an_invitation_is_told_once_and_what_is_kept_has_none() {
        tandem.room("norway", "anna");
        Answer first =
                ask("anna", "POST", "/api/rooms/norway/invitations", "{'role':'viewer'}", "idempotency-key", "i");
        Answer again =
                ask("anna", "POST", "/api/rooms/norway/invitations", "{'role':'viewer'}", "idempotency-key", "i");

        assertThat(first.json().findText("invitation")).isPresent();
        assertThat(again.status()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.json().findText("invitation")).isEqualTo(Optional.empty());
        assertThat(again.json().findText("url")).isEqualTo(Optional.empty());
    }

    @Test
    void R17_pages_of_a_listed_origin_may_ask() {
        Answer preflight = tandem.http(
                Map.of("origin", Deployment.ORIGIN, "access-control-request-method", "PUT"),
                "OPTIONS",
                "/api/rooms/norway/archived",
                "");

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("access-control-allow-origin")).contains(Deployment.ORIGIN);
        assertThat(preflight.header("access-control-allow-methods").orElseThrow())
                .contains("PUT");
        assertThat(preflight.header("access-control-allow-headers").orElseThrow())
                .contains("authorization");
        for (Answer answer : List.of(
                ask("anna", "GET", "/api/me", "", "origin", Deployment.ORIGIN),
                ask("anna", "GET", "/api/rooms/none", "", "origin", Deployment.ORIGIN),
                tandem.http(Map.of("origin", Deployment.ORIGIN), "GET", "/api/me", ""))) {
            assertThat(answer.header("access-control-allow-origin")).contains(Deployment.ORIGIN);
            assertThat(answer.header("vary").orElseThrow()).contains("origin");
            assertThat(answer.header("access-control-allow-credentials")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "null",
                "*",
                "http://app.test",
                "https://app.test.evil.test",
                "https://app.test:443",
                "https://APP.test",
                "https://app.test/",
                "https://sub.app.test",
                ""
            })
    void R17_pages_of_other_origins_may_not(String origin) {
        Answer preflight =
                tandem.http(Map.of("origin", origin, "access-control-request-method", "GET"), "OPTIONS", "/api/me", "");
        Answer answer = ask("anna", "GET", "/api/me", "", "origin", origin);

        assertThat(preflight.header("access-control-allow-origin")).isEmpty();
        assertThat(preflight.header("access-control-allow-methods")).isEmpty();
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(answer.header("vary").orElseThrow()).contains("origin");
    }

    @Test
    void R17_only_a_browsers_question_is_answered_without_a_token() {
        assertThat(tandem.http(Map.of(), "OPTIONS", "/api/me", "").status()).isEqualTo(401);
        assertThat(tandem.http(Map.of("origin", Deployment.ORIGIN), "OPTIONS", "/api/me", "")
                        .status())
                .isEqualTo(401);
    }
}
