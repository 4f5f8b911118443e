package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neighbours that become one, and those that must not. */
final class JoiningTest {
    private static List<Edit> edits(Edit... edits) {
        return Splices.composeEdits(List.of(edits));
    }

    private static List<Splice> splices(Splice... splices) {
        return Splices.compose(List.of(splices));
    }

    @Test
    void what_changes_only_what_was_inserted_before_it_becomes_part_of_it() {
        assertThat(edits(new Edit(3, "x", "ab"), new Edit(4, "b", "c"))).containsExactly(new Edit(3, "x", "ac"));
        assertThat(edits(new Edit(3, "x", "ab"), new Edit(3, "a", "c"))).containsExactly(new Edit(3, "x", "cb"));
        assertThat(edits(new Edit(3, "", "ab"), new Edit(5, "", "c"))).containsExactly(new Edit(3, "", "abc"));
        assertThat(splices(new Splice(3, 1, "ab"), new Splice(3, 1, "c"))).containsExactly(new Splice(3, 1, "cb"));
    }

    @Test
    void what_removes_all_that_was_inserted_with_what_lies_around_takes_its_place() {
        assertThat(edits(new Edit(2, "x", "yy"), new Edit(1, "ayyb", "c"))).containsExactly(new Edit(1, "axb", "c"));
        assertThat(edits(new Edit(2, "x", ""), new Edit(2, "b", "c"))).containsExactly(new Edit(2, "xb", "c"));
        assertThat(splices(new Splice(2, 1, "yy"), new Splice(1, 4, "c"))).containsExactly(new Splice(1, 3, "c"));
    }

    @Test
    void what_comes_to_nothing_is_left_out_and_its_neighbours_meet() {
        assertThat(edits(new Edit(0, "", "a"), new Edit(0, "a", ""))).isEmpty();
        assertThat(edits(new Edit(4, "", ""), new Edit(0, "", "a"), new Edit(7, "", "")))
                .containsExactly(new Edit(0, "", "a"));
        assertThat(edits(new Edit(0, "", "a"), new Edit(5, "", "b"), new Edit(5, "b", ""), new Edit(1, "", "c")))
                .containsExactly(new Edit(0, "", "ac"));
    }

    @Test
    void what_lies_elsewhere_or_only_overlaps_stays_apart() {
        List<Edit> apart = List.of(new Edit(0, "", "ab"), new Edit(5, "", "c"));
        List<Edit> before = List.of(new Edit(4, "", "ab"), new Edit(3, "", "c"));
        List<Edit> overlapping = List.of(new Edit(2, "", "ab"), new Edit(3, "bx", ""));

        assertThat(Splices.composeEdits(apart)).isEqualTo(apart);
        assertThat(Splices.composeEdits(before)).isEqualTo(before);
        assertThat(Splices.composeEdits(overlapping)).isEqualTo(overlapping);
    }

    @Test
    void places_are_code_points() {
        assertThat(edits(new Edit(0, "", "🏕a"), new Edit(1, "a", "🏔"))).containsExactly(new Edit(0, "", "🏕🏔"));
        assertThat(edits(new Edit(1, "🏔", "🏕"), new Edit(0, "🏔🏕", ""))).containsExactly(new Edit(0, "🏔🏔", ""));
    }
}
