package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Splice;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TextDiffTest {
    @Test
    void one_change_is_one_splice_of_just_what_changed() {
        assertThat(TextDiff.between("the cat sat", "the dog sat")).containsExactly(new Splice(4, 3, "dog"));
        assertThat(TextDiff.between("ab", "axb")).containsExactly(new Splice(1, 0, "x"));
        assertThat(TextDiff.between("axb", "ab")).containsExactly(new Splice(1, 1, ""));
        assertThat(TextDiff.between("", "ก่")).containsExactly(new Splice(0, 0, "ก่"));
        assertThat(TextDiff.between("same", "same")).isEmpty();
    }

    @Test
    void an_emoji_is_replaced_as_a_whole_although_the_two_share_half_a_pair() {
        assertThat(TextDiff.between("a😀b", "a😁b")).containsExactly(new Splice(1, 1, "😁"));
    }

    @Test
    void scattered_changes_leave_what_lies_between_them() {
        assertThat(TextDiff.between("milk, eggs and bread", "oat milk, 6 eggs and breads"))
                .containsExactly(new Splice(0, 0, "oat "), new Splice(10, 0, "6 "), new Splice(26, 0, "s"));
    }

    @Test
    void letters_that_two_words_share_by_chance_are_no_reason_to_cut_them() {
        assertThat(TextDiff.between("aaxbb", "ccxdd")).containsExactly(new Splice(0, 5, "ccxdd"));
    }

    @Test
    void many_changed_lines_among_many_equal_ones_are_changed_line_by_line() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int line = 0; line < 400; line++) {
            String text = "line " + line + " " + Long.toString(random.nextLong(), 36);
            before.append(text).append('\n');
            after.append(line % 8 == 0 ? Long.toString(random.nextLong(), 36) : text)
                    .append('\n');
        }
        List<Splice> difference = TextDiff.between(before.toString(), after.toString());

        assertThat(RandomSplices.after(before.toString(), difference)).isEqualTo(after.toString());
        assertThat(difference).hasSizeBetween(30, 50);
        assertThat(difference).allSatisfy(splice -> assertThat(splice.remove()).isLessThan(30));
    }

    @Test
    void texts_with_nothing_in_common_are_replaced_however_long() {
        String before = "a\n".repeat(5_000);
        String after = "b".repeat(10_000);

        assertThat(TextDiff.between(before, after)).containsExactly(new Splice(0, 10_000, after));
    }
}
