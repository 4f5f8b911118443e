package dev.tandem.functions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.AnswerStore.Answer;
import dev.tandem.functions.store.AnswerStore.Entry;
import dev.tandem.functions.store.AnswerStore.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerStore} does. */
public abstract class AnswerStoreContract {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Answer MADE = new Answer(201, "{\"id\":\"norway\"}");

    private final Stage stage;

    protected AnswerStoreContract(Stage stage) {
        this.stage = stage;
    }

    private AnswerStore store() {
        return stage.answers();
    }

    private static Entry entry(String user, String key, String request, Instant at) {
        return new Entry(user, key, request, at.plusSeconds(35), at.plus(Duration.ofDays(1)));
    }

    private static Entry mine(Instant at) {
        return entry("anna", "k1", "make norway", at);
    }

    @Test
    void R17_a_key_is_taken_once_and_what_was_answered_stands_under_it() {
        assertThat(store().take(mine(NOW), NOW)).isEqualTo(new Taken(true, "make norway", Optional.empty()));
        Instant later = NOW.plusSeconds(1);
        assertThat(store().take(mine(later), later)).isEqualTo(new Taken(false, "make norway", Optional.empty()));

        store().keep(mine(NOW), MADE);

        assertThat(store().take(mine(later), later)).isEqualTo(new Taken(false, "make norway", Optional.of(MADE)));
        assertThat(store().take(entry("anna", "k1", "make sweden", later), later)
                        .request())
                .isEqualTo("make norway");
    }

    @Test
    void R17_keys_are_each_persons_own() {
        store().take(mine(NOW), NOW);

        assertThat(store().take(entry("ben", "k1", "make norway", NOW), NOW).mine())
                .isTrue();
        assertThat(store().take(entry("anna", "k2", "make norway", NOW), NOW).mine())
                .isTrue();
        assertThat(store().take(mine(NOW.plusSeconds(2)), NOW.plusSeconds(2)).mine())
                .isFalse();
    }

    @Test
    void R17_a_key_that_was_let_go_is_free() {
        store().take(mine(NOW), NOW);
        store().release(mine(NOW));

        Instant later = NOW.plusSeconds(1);
        assertThat(store().take(entry("anna", "k1", "make sweden", later), later)
                        .mine())
                .isTrue();
        assertThat(store().take(mine(later), later).mine()).isFalse();
    }

    @Test
    void R17_who_never_came_back_is_followed_by_the_next_and_answers_nothing_any_more() {
        store().take(mine(NOW), NOW);
        Instant late = NOW.plusSeconds(36);
        assertThat(store().take(mine(late), late).mine()).isTrue();

        store().keep(mine(NOW), MADE);
        store().release(mine(NOW));

        Instant later = late.plusSeconds(1);
        assertThat(store().take(mine(later), later)).isEqualTo(new Taken(false, "make norway", Optional.empty()));
    }

    @Test
    void R17_an_answer_is_forgotten_after_its_time() {
        store().take(mine(NOW), NOW);
        store().keep(mine(NOW), MADE);

        Instant almost = NOW.plus(Duration.ofDays(1)).minusSeconds(1);
        assertThat(store().take(mine(almost), almost).answer()).contains(MADE);
        Instant after = almost.plusSeconds(1);
        assertThat(store().take(mine(after), after).mine()).isTrue();
    }

    @Test
    void R17_of_many_who_ask_at_once_one_takes_the_key() {
        List<Supplier<Boolean>> askers = IntStream.range(0, 6)
                .<Supplier<Boolean>>mapToObj(i -> () ->
                        store().take(mine(NOW.plusMillis(i)), NOW.plusMillis(i)).mine())
                .toList();

        assertThat(stage.race().run(askers)).containsOnlyOnce(true);
    }
}
