package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskDependenciesTest {
    private final RuleStage party = new RuleStage("party-budget", new TaskDependencies())
            .with("task", "menu", "title", "Menu", "status", "todo")
            .with("task", "buy", "title", "Buy", "status", "todo")
            .with(
                    "task", "cook",
                    "title", "Cook",
                    "status", "blocked",
                    "assigneeRole", "cook",
                    "assignee", "cem",
                    "dependsOn", List.of("buy", "menu"));

    @Test
    void a_task_whose_last_dependency_is_done_can_start() {
        party.with("task", "menu", "title", "Menu", "status", "done").set("task", "buy", "status", "done");

        assertThat(party.effects()).containsOnlyKeys("task/cook.status").containsValue("todo");
        assertThat(party.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("task-enabled");
            assertThat(event.to()).containsExactly(new Audience.InCrew("cook"), new Audience.Person("cem"));
            assertThat(event.data())
                    .containsEntry("taskId", Json.of("cook"))
                    .containsEntry("enabledBy", Json.of("buy"));
        });
    }

    @Test
    void a_task_waits_for_all_it_depends_on() {
        party.set("task", "buy", "status", "done");

        assertThat(party.effects()).isEmpty();
        assertThat(party.events()).isEmpty();
    }

    @Test
    void two_dependencies_done_at_once_enable_a_task_once() {
        party.set("task", "buy", "status", "done").set("task", "menu", "status", "done");

        assertThat(party.effects()).containsEntry("task/cook.status", "todo");
        assertThat(party.events()).extracting(Event::name).containsExactly("task-enabled");
    }

    @Test
    void a_task_that_is_begun_or_done_stays_so() {
        party.with("task", "cook", "title", "Cook", "status", "in_progress", "dependsOn", List.of("buy"))
                .set("task", "buy", "status", "done");

        assertThat(party.effects()).isEmpty();
    }

    @Test
    void a_task_that_is_taken_up_again_blocks_what_waits_for_it() {
        party.with("task", "menu", "title", "Menu", "status", "done")
                .with("task", "guests", "title", "Guests", "status", "todo", "dependsOn", List.of("menu"))
                .set("task", "menu", "status", "todo");

        assertThat(party.effects()).containsOnlyKeys("task/guests.status").containsValue("blocked");
    }

    @Test
    void a_new_dependency_on_an_unfinished_task_blocks_a_task() {
        party.set("task", "buy", "dependsOn", List.of("menu"));

        assertThat(party.effects()).containsOnlyKeys("task/buy.status").containsValue("blocked");
    }

    @Test
    void a_new_task_waits_for_what_it_depends_on() {
        party.create("task", "serve", "title", "Serve", "status", "todo", "dependsOn", List.of("cook"));

        assertThat(party.effects()).containsOnlyKeys("task/serve.status").containsValue("blocked");
    }

    @Test
    void a_new_task_that_somebody_blocked_stays_blocked() {
        party.create("task", "serve", "title", "Serve", "status", "blocked", "budgetId", "summer");

        assertThat(party.effects()).isEmpty();
    }

    @Test
    void a_task_that_loses_its_last_unfinished_dependency_can_start() {
        party.by("unassign").set("task", "cook", "dependsOn", List.of());

        assertThat(party.effects()).containsEntry("task/cook.status", "todo");
    }

    @Test
    void a_task_whose_dependencies_are_done_waits_for_its_budget() {
        party.with("budget", "summer", "title", "Summer", "status", "proposed")
                .with(
                        "task", "cook",
                        "title", "Cook",
                        "status", "blocked",
                        "dependsOn", List.of("buy"),
                        "budgetId", "summer",
                        "trigger", "approved")
                .set("task", "buy", "status", "done");

        assertThat(party.effects()).isEmpty();
    }

    @Test
    void U7_a_circle_is_refused_with_the_way_around_it() {
        party.set("task", "menu", "dependsOn", List.of("cook"));

        Consequence.Refuse refusal = party.refusal();
        assertThat(refusal.code()).isEqualTo(RejectCode.CYCLE);
        assertThat(refusal.field()).hasValue("dependsOn");
        assertThat(refusal.detail()).containsEntry("path", path("menu", "cook", "menu"));
    }

    @Test
    void U7_a_task_does_not_wait_for_itself() {
        party.set("task", "menu", "dependsOn", List.of("menu"));

        assertThat(party.refusal().detail()).containsEntry("path", path("menu", "menu"));
    }

    @Test
    void U7_the_shortest_way_around_is_told_and_no_more_than_twenty_steps_of_it() {
        party.set("task", "menu", "dependsOn", List.of("t1"));
        for (int i = 1; i < 40; i++) {
            party.with("task", "t" + i, "title", "T", "status", "todo", "dependsOn", List.of("t" + (i + 1), "buy"));
        }
        party.with("task", "t40", "title", "T", "status", "todo", "dependsOn", List.of("menu"));

        assertThat(party.refusal().detail().get("path"))
                .isInstanceOfSatisfying(
                        Json.Arr.class,
                        path -> assertThat(path.items()).hasSize(20).startsWith(Json.of("menu"), Json.of("t1")));
    }

    @Test
    void what_a_task_is_called_needs_no_look_at_the_others() {
        party.set("task", "menu", "title", "What to eat");

        assertThat(party.effects()).isEmpty();
    }

    private static Json path(String... ids) {
        return Values.array(List.of(ids).stream());
    }
}
