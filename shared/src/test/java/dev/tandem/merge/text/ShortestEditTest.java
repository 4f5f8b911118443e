package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs between two sequences, and no more than that. */
final class ShortestEditTest {
    private static int[] of(int... values) {
        return values;
    }

    private static List<Hunk> between(int[] before, int[] after) {
        return ShortestEdit.between(before, after, 100).orElseThrow();
    }

    @Test
    void equal_sequences_differ_nowhere() {
        assertThat(between(of(), of())).isEmpty();
        assertThat(between(of(1, 2, 3), of(1, 2, 3))).isEmpty();
    }

    @Test
    void changes_at_different_places_are_hunks_of_their_own() {
        assertThat(between(of(1, 2, 3, 4), of(1, 9, 3, 8))).containsExactly(new Hunk(1, 2, 1, 2), new Hunk(3, 4, 3, 4));
    }

    @Test
    void changes_that_touch_are_one_hunk() {
        assertThat(between(of(1, 2, 3, 4), of(1, 4))).containsExactly(new Hunk(1, 3, 1, 1));
        assertThat(between(of(1, 4), of(1, 2, 3, 4))).containsExactly(new Hunk(1, 1, 1, 3));
        assertThat(between(of(), of(1, 2))).containsExactly(new Hunk(0, 0, 0, 2));
        assertThat(between(of(1, 2), of())).containsExactly(new Hunk(0, 2, 0, 0));
    }

    @Test
    void it_gives_up_beyond_its_limit_and_not_at_it() {
        assertThat(ShortestEdit.between(of(1, 2), of(3, 4), 4)).contains(List.of(new Hunk(0, 2, 0, 2)));
        assertThat(ShortestEdit.between(of(1, 2), of(3, 4), 3)).isEmpty();
    }

    @Test
    void a_hunk_loses_what_is_equal_at_its_ends() {
        assertThat(new Hunk(0, 3, 0, 3).trimmed(of(1, 2, 3), of(1, 9, 3))).isEqualTo(new Hunk(1, 2, 1, 2));
        assertThat(new Hunk(1, 4, 2, 4).trimmed(of(0, 1, 2, 3), of(0, 0, 1, 3))).isEqualTo(new Hunk(2, 3, 3, 3));
        assertThat(new Hunk(0, 2, 0, 3).trimmed(of(1, 1), of(1, 1, 1))).isEqualTo(new Hunk(2, 2, 2, 3));
        assertThat(new Hunk(1, 2, 1, 2).trimmed(of(5, 1, 5), of(5, 2, 5))).isEqualTo(new Hunk(1, 2, 1, 2));
    }
}
