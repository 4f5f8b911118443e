package dev.tandem.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoticesTest {
    private static final Audience ALL = new Audience.Everyone();
    private static final List<Member> MEMBERS = List.of(
            new Member("anna", "Anna", Role.OWNER, true, 1),
            new Member("ben", "Ben", Role.EDITOR, Set.of("cook"), true, 1),
            new Member("cem", "Cem", Role.VIEWER, Set.of("cook", "logistics"), true, 1),
            new Member("dora", "Dora", Role.EDITOR, Set.of("cook"), false, 2));

    private static Event event(String name, String about, Audience... to) {
        return new Event(name, Optional.of(new EntityKey("task", about)), List.of(to), Map.of("name", Json.of(about)));
    }

    private static Map<String, List<Notice>> told(String author, Event... events) {
        return Notices.of(
                new Commit(9, 1, author, "phone", 1, 1, List.of(), List.of(), List.of(events), List.of(), Digest.EMPTY),
                MEMBERS);
    }

    private static Notice notice(String name, int index, String about, long count) {
        return new Notice(
                name, index, Optional.of(new EntityKey("task", about)), Map.of("name", Json.of(about)), count);
    }

    @Test
    void N3_everybody_but_the_author_and_those_who_left_is_told() {
        assertThat(told("anna", event("low-stock", "rice", ALL)))
                .isEqualTo(Map.of(
                        "ben", List.of(notice("low-stock", 0, "rice", 1)),
                        "cem", List.of(notice("low-stock", 0, "rice", 1))));
        assertThat(told("ben", event("low-stock", "rice", ALL))).containsOnlyKeys("anna", "cem");
    }

    @Test
    void N1_an_event_concerns_a_role_a_crew_or_a_person() {
        assertThat(told("anna", event("e", "t", new Audience.InRole(Role.VIEWER))))
                .containsOnlyKeys("cem");
        assertThat(told("anna", event("e", "t", new Audience.InCrew("cook")))).containsOnlyKeys("ben", "cem");
        assertThat(told("anna", event("e", "t", new Audience.Person("ben")))).containsOnlyKeys("ben");
        assertThat(told("anna", event("e", "t", new Audience.Person("stranger"))))
                .isEmpty();
        assertThat(told("anna", event("e", "t", new Audience.Person("dora")))).isEmpty();
        assertThat(told("anna", event("e", "t"))).isEmpty();
    }

    @Test
    void N3_whoever_is_in_several_audiences_is_told_once() {
        assertThat(told("anna", event("e", "t", ALL, new Audience.InCrew("cook"), new Audience.Person("ben"))))
                .containsEntry("ben", List.of(notice("e", 0, "t", 1)));
    }

    @Test
    void N3_several_of_one_event_are_one_with_a_count_and_say_what_the_last_is_about() {
        Map<String, List<Notice>> told = told(
                "anna",
                event("task-enabled", "soup", new Audience.Person("ben")),
                event("assigned", "soup", new Audience.Person("cem")),
                event("task-enabled", "bread", ALL),
                event("task-enabled", "wine", new Audience.InCrew("logistics")));

        assertThat(told.get("ben")).containsExactly(notice("task-enabled", 0, "bread", 2));
        assertThat(told.get("cem"))
                .containsExactly(notice("assigned", 1, "soup", 1), notice("task-enabled", 0, "wine", 2));
    }

    @Test
    void a_commit_without_events_tells_nobody() {
        assertThat(told("anna")).isEmpty();
    }
}
