package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GoesWithTest {
    private final RuleStage party = new RuleStage(
                    "party-budget", new GoesWith("ingredients-with-dish", "ingredient", "scheduleId", "schedule"))
            .with("schedule", "soup", "dish", "Soup")
            .with("ingredient", "i1", "scheduleId", "soup")
            .with("ingredient", "i2", "scheduleId", "curry")
            .with("ingredient", "i3", "name", "Salt");

    @Test
    void parts_go_with_what_they_are_parts_of() {
        party.delete("schedule", "soup");

        assertThat(party.effects()).containsOnlyKeys("ingredient/i1").containsValue("gone");
    }

    @Test
    void another_change_of_it_leaves_them() {
        party.set("schedule", "soup", "dish", "Stew").delete("ingredient", "i2");

        assertThat(party.effects()).isEmpty();
    }
}
