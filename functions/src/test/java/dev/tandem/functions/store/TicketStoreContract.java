package dev.tandem.functions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.TicketStore.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TicketStore} does. */
public abstract class TicketStoreContract {
    private static final Instant NOW = Instant.parse("2100-01-01T12:00:00.250Z");
    private static final Instant END = NOW.plus(Duration.ofSeconds(30));

    private static final Session FIRST = new Session("first", NOW.minusSeconds(60));
    private static final Session SECOND = new Session("second", NOW);
    private static final Session THIRD = new Session("third", NOW.plusMillis(1));

    private final Stage stage;

    protected TicketStoreContract(Stage stage) {
        this.stage = stage;
    }

    private TicketStore store() {
        return stage.tickets();
    }

    private static Ticket ticket(String hash, Optional<String> origin) {
        return new Ticket(hash, "anna", "Anna", origin, END, NOW.plus(Duration.ofHours(1)), FIRST);
    }

    @Test
    void C2_a_ticket_comes_back_as_it_was_made() {
        Ticket bound = ticket("abc_-1", Optional.of("https://tandem.example"));
        Ticket free = ticket("def", Optional.empty());
        store().put(bound);
        store().put(free);

        assertThat(store().take("abc_-1", NOW)).contains(bound);
        assertThat(store().take("def", NOW)).contains(free);
    }

    @Test
    void C2_a_ticket_is_taken_once() {
        store().put(ticket("abc", Optional.empty()));

        assertThat(store().take("abc", NOW)).isPresent();
        assertThat(store().take("abc", NOW)).isEmpty();
    }

    @Test
    void C2_of_many_that_take_one_ticket_one_gets_it() {
        Ticket ticket = ticket("abc", Optional.empty());
        store().put(ticket);
        Supplier<Optional<Ticket>> act = () -> store().take("abc", NOW);

        List<Optional<Ticket>> taken = stage.race().run(Collections.nCopies(8, act));

        assertThat(taken).containsOnlyOnce(Optional.of(ticket));
        assertThat(taken).containsOnly(Optional.of(ticket), Optional.empty());
    }

    @Test
    void C2_a_ticket_past_its_end_is_worth_nothing() {
        store().put(ticket("late", Optional.empty()));
        store().put(ticket("early", Optional.empty()));

        assertThat(store().take("early", END.minusMillis(1))).isPresent();
        assertThat(store().take("late", END)).isEmpty();
        assertThat(store().take("late", NOW)).isEmpty();
    }

    @Test
    void C3_an_unknown_ticket_is_nothing() {
        store().put(ticket("abc", Optional.empty()));

        assertThat(store().take("ab", NOW)).isEmpty();
        assertThat(store().take("abcd", NOW)).isEmpty();
        assertThat(store().take("abc", NOW)).isPresent();
    }

    @Test
    void R12_a_sign_in_that_was_ended_is_ended_and_no_other_is() {
        store().end("anna", FIRST, END);

        assertThat(store().ended("anna", FIRST)).isTrue();
        assertThat(store().ended("anna", SECOND)).isFalse();
        assertThat(store().ended("ben", FIRST)).isFalse();
    }

    @Test
    void R12_what_was_made_until_a_moment_ends_with_all_of_it_and_what_is_made_later_does_not() {
        store().endAll("anna", SECOND.since());

        assertThat(store().ended("anna", FIRST)).isTrue();
        assertThat(store().ended("anna", SECOND)).isTrue();
        assertThat(store().ended("anna", THIRD)).isFalse();
        assertThat(store().ended("ben", FIRST)).isFalse();
    }

    @Test
    void R12_no_order_of_ends_brings_a_sign_in_back() {
        store().endAll("anna", SECOND.since());
        store().endAll("anna", FIRST.since());
        store().end("anna", THIRD, END);

        assertThat(List.of(FIRST, SECOND, THIRD)).allMatch(each -> store().ended("anna", each));
        assertThat(store().ended("ben", FIRST)).isFalse();
    }

    @Test
    void R12_of_many_that_end_all_at_once_the_latest_counts() {
        List<Supplier<Boolean>> acts = IntStream.rangeClosed(0, 7)
                .<Supplier<Boolean>>mapToObj(i -> () -> {
                    store().endAll("anna", NOW.minusMillis(7 * i % 8));
                    return true;
                })
                .toList();

        assertThat(stage.race().run(acts)).hasSize(8);

        assertThat(store().ended("anna", SECOND)).isTrue();
        assertThat(store().ended("anna", THIRD)).isFalse();
    }
}
