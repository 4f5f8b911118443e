package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AudienceTest {
    private static final Member ANNA = new Member("anna", "Anna", Role.EDITOR, Set.of("cook"), true, 1);

    private static Audience audience(String wire) {
        return Audience.of(wire).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "role:editor", "crew:cook", "user:anna"})
    void who_belongs_to_it_is_meant_and_it_is_written_as_it_was_read(String wire) {
        assertThat(audience(wire).includes(ANNA)).isTrue();
        assertThat(audience(wire).wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"role:owner", "role:viewer", "crew:driver", "user:ann"})
    void who_does_not_belong_to_it_is_not_meant(String wire) {
        assertThat(audience(wire).includes(ANNA)).isFalse();
        assertThat(audience(wire).wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "everyone",
                "all:",
                "all:anna",
                "role",
                "role:",
                "role:king",
                "crew:",
                "crew:a b",
                "user:",
                "team:a"
            })
    void what_names_nobody_is_none(String wire) {
        assertThat(Audience.of(wire)).isEmpty();
    }

    @Test
    void roles_stand_one_above_the_other() {
        assertThat(Role.OWNER.isAtLeast(Role.EDITOR)).isTrue();
        assertThat(Role.EDITOR.isAtLeast(Role.EDITOR)).isTrue();
        assertThat(Role.COMMENTER.isAtLeast(Role.EDITOR)).isFalse();
    }

    @Test
    void a_link_lets_people_in_until_its_end_and_without_one_for_ever() {
        OpenLink ending = new OpenLink(Role.VIEWER, Optional.of(100L));

        assertThat(ending.isOpen(99)).isTrue();
        assertThat(ending.isOpen(100)).isFalse();
        assertThat(new OpenLink(Role.VIEWER, Optional.empty()).isOpen(Long.MAX_VALUE))
                .isTrue();
    }
}
