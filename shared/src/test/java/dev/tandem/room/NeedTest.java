package dev.tandem.room;

import static dev.tandem.room.Ops.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is to be loaded, and what of it was loaded before. */
final class NeedTest {
    private static Need after(long position) {
        return new Need(Set.of(), Set.of(), Set.of(), Optional.of(position), Set.of());
    }

    @Test
    void what_was_asked_for_is_not_asked_for_again() {
        Need first = new Need(
                Set.of(key("item", "tent"), key("item", "lamp")),
                Set.of("bag"),
                Set.of(key("item", "tent")),
                Optional.empty(),
                Set.of(3L));
        Need more = new Need(
                Set.of(key("item", "lamp"), key("item", "rope")),
                Set.of("bag", "category"),
                Set.of(key("item", "rope")),
                Optional.empty(),
                Set.of(3L, 4L));

        assertThat(more.without(first))
                .isEqualTo(new Need(
                        Set.of(key("item", "rope")),
                        Set.of("category"),
                        Set.of(key("item", "rope")),
                        Optional.empty(),
                        Set.of(4L)));
        assertThat(more.without(more)).isEqualTo(Need.NOTHING);
    }

    @Test
    void commits_are_asked_for_where_those_asked_for_begin_later() {
        assertThat(after(5).without(Need.NOTHING).after()).contains(5L);
        assertThat(after(5).without(after(6)).after()).contains(5L);
        assertThat(after(5).without(after(5)).after()).isEmpty();
        assertThat(after(5).without(after(4)).after()).isEmpty();
        assertThat(Need.NOTHING.without(after(4)).after()).isEmpty();
    }

    @Test
    void of_two_positions_the_earlier_one_serves_both() {
        assertThat(after(5).and(after(4)).after()).contains(4L);
        assertThat(after(4).and(after(5)).after()).contains(4L);
        assertThat(after(4).and(Need.NOTHING).after()).contains(4L);
        assertThat(Need.NOTHING.and(Need.NOTHING).after()).isEmpty();
    }
}
