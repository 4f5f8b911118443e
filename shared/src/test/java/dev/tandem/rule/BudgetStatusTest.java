package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BudgetStatusTest {
    private final RuleStage party = new RuleStage("party-budget", new BudgetStatus())
            .with("budget", "summer", "title", "Summer", "status", "proposed")
            .with(
                    "task", "shop",
                    "title", "Shop",
                    "status", "blocked",
                    "budgetId", "summer",
                    "trigger", "approved")
            .with(
                    "task", "cook",
                    "title", "Cook",
                    "status", "blocked",
                    "budgetId", "summer",
                    "trigger", "approved",
                    "dependsOn", List.of("shop"))
            .with("task", "thank", "title", "Thank", "status", "blocked", "budgetId", "summer", "trigger", "completed")
            .with("task", "idle", "title", "Idle", "status", "blocked", "budgetId", "summer")
            .with("task", "other", "title", "Other", "status", "blocked", "trigger", "approved");

    @Test
    void a_status_triggers_the_tasks_that_wait_for_it_and_for_nothing_else() {
        party.set("budget", "summer", "status", "approved");

        assertThat(party.effects()).containsOnlyKeys("task/shop.status").containsValue("todo");
        assertThat(party.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("budget-status-changed");
            assertThat(event.to()).containsExactly(new Audience.Everyone());
            assertThat(event.data())
                    .containsEntry("oldStatus", Json.of("proposed"))
                    .containsEntry("newStatus", Json.of("approved"))
                    .containsEntry("triggeredTasks", Json.array(List.of(Json.of("shop"))));
        });
    }

    @Test
    void a_budget_that_skips_a_status_triggers_what_waits_for_that_one_too() {
        party.set("budget", "summer", "status", "completed");

        assertThat(party.effects()).containsOnlyKeys("task/shop.status", "task/thank.status");
    }

    @Test
    void a_budget_that_goes_back_blocks_what_it_had_triggered() {
        party.with("budget", "summer", "title", "Summer", "status", "approved")
                .with("task", "shop", "title", "Shop", "status", "todo", "budgetId", "summer", "trigger", "approved")
                .set("budget", "summer", "status", "cancelled");

        assertThat(party.effects()).containsOnlyKeys("task/shop.status").containsValue("blocked");
    }

    @Test
    void another_field_triggers_nothing() {
        party.set("budget", "summer", "guests", 30);

        assertThat(party.effects()).isEmpty();
        assertThat(party.events()).isEmpty();
    }

    @Test
    void a_new_budget_has_no_tasks_to_trigger() {
        party.create("budget", "winter", "title", "Winter", "status", "approved");

        assertThat(party.effects()).isEmpty();
        assertThat(party.events()).isEmpty();
    }
}
