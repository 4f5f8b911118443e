package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BudgetCompleteTest {
    private final RuleStage party = new RuleStage("party-budget", new BudgetComplete())
            .with("budget", "summer", "title", "Summer")
            .with("budget", "winter", "title", "Winter")
            .with("shoppingItem", "rice", "isPurchased", true, "budgetIds", List.of("summer", "winter"))
            .with("shoppingItem", "milk", "isPurchased", false, "budgetIds", List.of("summer"))
            .with("shoppingItem", "salt", "isPurchased", false, "budgetIds", List.of("winter"))
            .with("shoppingItem", "wine", "isPurchased", false, "budgetIds", List.of("winter"));

    @Test
    void the_last_purchase_of_a_budget_is_told_to_logistics_and_owner() {
        party.set("shoppingItem", "milk", "isPurchased", true);

        assertThat(party.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("budget-complete");
            assertThat(event.to()).containsExactly(new Audience.InCrew("logistics"), new Audience.InRole(Role.OWNER));
            assertThat(event.data()).containsEntry("budgetId", Json.of("summer"));
        });
    }

    @Test
    void a_purchase_before_the_last_is_not() {
        party.set("shoppingItem", "salt", "isPurchased", true);

        assertThat(party.events()).isEmpty();
    }

    @Test
    void all_that_is_missing_may_be_bought_at_once() {
        party.set("shoppingItem", "salt", "isPurchased", true).set("shoppingItem", "wine", "isPurchased", true);

        assertThat(party.events())
                .extracting(event -> event.data().get("budgetId"))
                .containsExactly(Json.of("winter"));
    }

    @Test
    void a_budget_is_complete_too_where_what_was_missing_is_not_wanted_any_more() {
        party.delete("shoppingItem", "milk");

        assertThat(party.events()).hasSize(1);
    }

    @Test
    void what_was_complete_is_not_told_again() {
        party.delete("shoppingItem", "milk").create("shoppingItem", "egg", "isPurchased", true, "budgetIds", List.of());

        assertThat(party.events()).hasSize(1);

        RuleStage complete = new RuleStage("party-budget", new BudgetComplete())
                .with("budget", "summer", "title", "Summer")
                .with("shoppingItem", "rice", "isPurchased", true, "budgetIds", List.of("summer"))
                .create("shoppingItem", "egg", "isPurchased", true, "budgetIds", List.of("summer"));
        assertThat(complete.events()).isEmpty();
    }
}
