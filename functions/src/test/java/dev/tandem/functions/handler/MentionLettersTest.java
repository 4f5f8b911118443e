package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.mail.Letter;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Audience;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Preferences;
import dev.tandem.protocol.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N5: a letter to whoever is mentioned while away. */
final class MentionLettersTest {
    private static final String ADDRESS = "ben@example.test";
    private static final String ENGLISH = "{'language':'en'}";

    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final long noon = tandem.now().toEpochMilli();

    private Answer contact(String body, boolean isVerified) {
        String token = tandem.issuer()
                .token(
                        "ben",
                        tandem.now().plus(Duration.ofHours(1)),
                        claims -> claims.claim("email", ADDRESS).claim("email_verified", isVerified));
        return tandem.http(Map.of("authorization", "Bearer " + token), "PUT", "/api/me/contact", body);
    }

    private void mention(long seq, long at, String event) {
        Commit commit = new Commit(
                seq,
                at,
                "anna",
                "phone-anna",
                1,
                1,
                List.of(),
                List.of(),
                List.of(new Event(
                        event,
                        Optional.of(new EntityKey("comment", "c" + seq)),
                        List.of(new Audience.Person("ben")),
                        Map.of())),
                List.of(),
                Digest.EMPTY);
        Functions.invoke(
                new BroadcastHandler(tandem.wiring()),
                Events.stream(List.of(Events.inserted("norway", seq, JsonWriter.write(Wire.of(commit))))));
    }

    private List<Letter> letters() {
        return tandem.letters().sent();
    }

    @Test
    void N5_who_is_away_gets_one_letter_with_the_room_in_their_language() {
        assertThat(contact("{'language':'th'}", true).status()).isEqualTo(204);

        mention(2, noon, "mentioned");

        assertThat(letters()).hasSize(1);
        assertThat(letters().getFirst().to()).isEqualTo(ADDRESS);
        assertThat(letters().getFirst().subject()).isEqualTo("Person anna กล่าวถึงคุณใน “Norway”");
        assertThat(letters().getFirst().text()).contains("/rooms/norway\n", "/settings\n");
    }

    @Test
    void N5_a_record_that_comes_again_and_a_notification_that_rises_bring_no_second_letter() {
        contact(ENGLISH, true);

        mention(2, noon, "mentioned");
        mention(2, noon, "mentioned");
        mention(3, noon + 10_000, "mentioned");
        assertThat(letters()).hasSize(1);

        mention(4, noon + 70_000, "mentioned");
        assertThat(letters()).hasSize(2);
    }

    @Test
    void N5_who_is_there_gets_none_whatever_room_they_look_at() {
        contact(ENGLISH, true);
        String socket = tandem.connect("ben");

        mention(2, noon, "mentioned");
        assertThat(letters()).isEmpty();

        tandem.disconnect(socket);
        mention(3, noon + 70_000, "mentioned");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void N5_other_events_bring_none() {
        contact(ENGLISH, true);

        mention(2, noon, "assigned");

        assertThat(letters()).isEmpty();
    }

    @Test
    void N4_switched_off_there_is_none_and_the_inbox_has_it_all_the_same() {
        contact(ENGLISH, true);
        tandem.world().notifications().putPreferences("ben", new Preferences(Map.of(), Set.of("mentioned")));

        mention(2, noon, "mentioned");

        assertThat(letters()).isEmpty();
        assertThat(tandem.world().notifications().unread("ben")).isEqualTo(1);
    }

    @Test
    void N5_an_address_that_nobody_verified_is_not_written_to_and_forgets_the_one_before() {
        contact(ENGLISH, true);
        assertThat(contact(ENGLISH, false).status()).isEqualTo(204);

        mention(2, noon, "mentioned");

        assertThat(letters()).isEmpty();
        assertThat(tandem.world().notifications().contact("ben")).isEmpty();
    }

    @Test
    void N5_who_never_said_how_to_reach_them_gets_none() {
        mention(2, noon, "mentioned");

        assertThat(letters()).isEmpty();
    }

    @Test
    void N5_a_letter_that_is_not_taken_holds_nothing_up() {
        contact(ENGLISH, true);
        tandem.letters().down(true);

        mention(2, noon, "mentioned");

        assertThat(tandem.world().notifications().unread("ben")).isEqualTo(1);
        assertThat(tandem.log()).anyMatch(line -> line.contains("mail-failed"));
        assertThat(tandem.log()).noneMatch(line -> line.contains(ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'language':'de'}", "{'language':1}", "{'language':'en','address':'eve@example.test'}"})
    void N5_what_is_not_of_its_form_is_refused_and_changes_nothing(String body) {
        contact("{'language':'th'}", true);

        assertThat(contact(body, true).status()).isEqualTo(400);
        assertThat(tandem.world().notifications().contact("ben").orElseThrow().language())
                .isEqualTo("th");
    }
}
