package dev.tandem.local.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.ApiRefused;
import dev.tandem.local.doctor.Http.Answer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one gets in: token, ticket, and clocks that agree; and the room in which all else is tried. */
final class Entering {
    private static final int UNAUTHORIZED = 401;
    private static final String USER = "doctor";

    /** Tickets last 30 seconds, and tokens may be ahead by ten: a minute is too much. */
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private final Subject subject;
    private final Http http;
    private @Nullable Ticket ticket;

    Entering(Subject subject, Http http) {
        this.subject = subject;
        this.http = http;
    }

    String signIn() {
        String token = subject.token().orElseGet(this::development);
        http.use(token);
        Answer me = http.get("/api/me");
        if (me.status() == UNAUTHORIZED) {
            throw refused(token);
        }
        return http.ask("/api/me", "GET", "/api/me", Optional.empty()).text("user");
    }

    private String development() {
        try {
            return Api.signIn(subject.url(), USER, "Doctor").token();
        } catch (ApiRefused | Refused | JsonRefused | FormRefused none) {
            throw Ailment.SIGN_IN_FAILED.of(Http.reason(none));
        }
    }

    /** Why it may be: what stands in the token is not secret, and nothing else of it is said. */
    private Ailment.Found refused(String token) {
        Optional<Form> claims = claims(token);
        long now = subject.clock().instant().getEpochSecond();
        Optional<Long> ended =
                claims.flatMap(form -> form.optionalWhole("exp", 0)).filter(end -> end <= now);
        return ended.map(end -> Ailment.TOKEN_EXPIRED.of(span(Duration.ofSeconds(now - end))))
                .orElseGet(() -> Ailment.TOKEN_REFUSED.of(claims.filter(form -> form.has("iss"))
                        .map(form -> form.text("iss"))
                        .orElse("no known form")));
    }

    private static Optional<Form> claims(String token) {
        try {
            String[] parts = token.split("\\.", -1);
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(Form.of(JsonReader.FILES.read(
                            new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))));
        } catch (IllegalArgumentException | JsonRefused | FormRefused noToken) {
            return Optional.empty();
        }
    }

    String ticket() {
        ticket = fresh();
        return ticket.url().toString();
    }

    /** One more. */
    Ticket fresh() {
        return Ticket.of(http.ask("a ticket", "POST", "/api/tickets", Optional.empty()));
    }

    String clock() {
        Ticket made = ticket;
        if (made == null) {
            throw new IllegalStateException("no ticket was made");
        }
        Duration ahead = Duration.ofMillis(subject.clock().millis() - made.serverTime());
        if (ahead.abs().compareTo(TOLERATED) > 0) {
            throw Ailment.CLOCK_OFF.of(span(ahead.abs()) + (ahead.isNegative() ? " behind that" : " ahead of that"));
        }
        return "within " + Math.max(1, ahead.abs().toSeconds()) + " s";
    }

    /** Makes the room; gives its id. */
    String room() {
        Json wish = Json.object()
                .put("kind", "packing-list")
                .put("title", "Made by the doctor, and deleted by it")
                .build();
        return http.ask("a new room", "POST", "/api/rooms", Optional.of(wish)).text("id");
    }

    void delete(String room) {
        try {
            http.ask("its end", "DELETE", "/api/rooms/" + room, Optional.empty());
        } catch (Ailment.Found why) {
            throw Ailment.LEFT_BEHIND.of(room, why.brief());
        }
    }

    private static String span(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
