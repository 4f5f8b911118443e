package dev.tandem.local.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.mail.Letter;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox: what would have been sent, to be looked at without danger. */
final class OutboxPagesTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final Outbox outbox = new Outbox(NOON);
    private final OutboxPages pages =
            new OutboxPages(outbox, request -> WebResponse.of(200, "text/plain", "the site at " + request.path()));

    private static Letter letter(String subject, String html) {
        return new Letter("ben@example.org", subject, "as <text>", html);
    }

    private WebResponse get(String path) {
        return pages.answer(new WebRequest("GET", path, Map.of(), Map.of(), ""));
    }

    private static String text(WebResponse response) {
        return UTF_8.decode(response.body().duplicate()).toString();
    }

    private List<Form> letters() {
        return Form.of(JsonReader.FILES.read(text(get("/outbox.json")))).objects("letters");
    }

    private static String policy(WebResponse response) {
        return response.headers().getOrDefault("content-security-policy", "");
    }

    @Test
    void letters_are_listed_newest_first() {
        outbox.send(letter("one", "<p>1</p>"));
        outbox.send(letter("two", "<p>2</p>"));

        assertThat(letters()).extracting(each -> each.text("subject")).containsExactly("two", "one");
        assertThat(letters()).extracting(each -> each.whole("id", 1)).containsExactly(2L, 1L);
        assertThat(letters().getFirst().whole("at", 0)).isEqualTo(NOON.millis());
        assertThat(letters().getFirst().text("html")).isEqualTo("<p>2</p>");
        String page = text(get("/outbox"));
        assertThat(page.indexOf("two")).isPositive().isLessThan(page.indexOf("one</h2>"));
        assertThat(page).contains("2026-01-01T12:00:00Z").contains("as &lt;text&gt;");
        assertThat(text(get("/outbox/1.html"))).isEqualTo("<p>1</p>");
    }

    @Test
    void a_letter_is_shown_in_a_frame_that_runs_nothing() {
        outbox.send(letter("<script>alert(1)</script>\"", "<script>alert(2)</script>"));

        String page = text(get("/outbox"));
        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/outbox/1.html\"");
        assertThat(policy(get("/outbox")))
                .startsWith("default-src 'none'; ")
                .contains("style-src 'sha256-")
                .contains("frame-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src")
                .doesNotContain("unsafe");
        assertThat(policy(get("/outbox/1.html")))
                .startsWith("default-src 'none'; ")
                .contains("sandbox allow-popups allow-popups-to-escape-sandbox")
                .contains("frame-ancestors 'self'")
                .doesNotContain("allow-scripts")
                .doesNotContain("allow-same-origin")
                .doesNotContain("script-src");
    }

    @Test
    void an_empty_outbox_says_so() {
        assertThat(text(get("/outbox"))).contains("No letters yet.");
        assertThat(letters()).isEmpty();
    }

    @Test
    void the_newest_letters_are_kept_as_many_as_fit() {
        for (int i = 1; i <= 300; i++) {
            outbox.send(letter("letter " + i, "x"));
        }
        assertThat(letters()).hasSize(200);
        assertThat(letters().getFirst().text("subject")).isEqualTo("letter 300");
        outbox.send(letter("big", "x".repeat(1_999_000)));
        assertThat(outbox.newestFirst().getFirst().letter().subject()).isEqualTo("big");
        assertThat(outbox.newestFirst().size()).isLessThan(100);
        outbox.send(letter("too big", "x".repeat(3_000_000)));
        assertThat(outbox.newestFirst()).hasSize(1);
        assertThat(get("/outbox/1.html").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/outbox/",
                "/outbox/0.html",
                "/outbox/x.html",
                "/outbox/9.html",
                "/outbox/1.html/",
                "/outbox/99999999999999999999.html"
            })
    void what_is_no_letter_is_not_there(String path) {
        outbox.send(letter("one", "x"));

        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void everything_else_is_the_site() {
        assertThat(text(get("/"))).isEqualTo("the site at /");
        assertThat(text(get("/outboxes"))).isEqualTo("the site at /outboxes");
        assertThat(text(get("/invite"))).isEqualTo("the site at /invite");
    }

    @Test
    void the_outbox_is_only_read_and_never_cached() {
        WebResponse posted = pages.answer(new WebRequest("POST", "/outbox", Map.of(), Map.of(), "x"));

        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.headers()).containsEntry("allow", "GET, HEAD");
        for (String path : List.of("/outbox", "/outbox.json", "/outbox/1.html")) {
            assertThat(get(path).headers()).containsEntry("cache-control", "no-store");
        }
    }
}
