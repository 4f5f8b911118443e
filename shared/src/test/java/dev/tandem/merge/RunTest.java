package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The number line of positions, up to both its ends. */
final class RunTest {
    /** The first whole number that has no key. */
    private static final long END = end();

    private static long end() {
        long end = 0;
        for (int digits = 1; digits <= 8; digits++) {
            end = (end + 1) * Digits.BASE;
        }
        return end;
    }

    private static String key(long number) {
        return new Run(number - 1).key(0, 1, 0);
    }

    @Test
    void U2_keys_of_numbers_ascend_with_them_also_where_they_get_a_digit_more() {
        List<String> keys = List.of(
                key(-END),
                key(-3_907),
                key(-3_906),
                key(-63),
                key(-62),
                key(-1),
                key(0),
                key(61),
                key(62),
                key(3_905),
                key(3_906),
                key(END - 1));

        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(keys).element(5).isEqualTo("Zz");
        assertThat(keys).element(7).isEqualTo("az");
        assertThat(keys).element(8).isEqualTo("b");
        assertThat(keys.getLast()).isEqualTo("hzzzzzzzz");
    }

    @Test
    void U2_the_line_ends_where_no_key_is_left() {
        assertThat(Run.after(Optional.of(key(END - Positions.JITTER - 1)), 1))
                .contains(new Run(END - Positions.JITTER - 1));
        assertThat(Run.after(Optional.of(key(END - Positions.JITTER)), 1)).isEmpty();
        assertThat(Run.after(Optional.of(key(END - 2 * Positions.JITTER)), 2)).isEmpty();
    }

    @Test
    void U2_the_line_begins_where_no_key_is_left() {
        assertThat(Run.before(key(-END + Positions.JITTER), 1)).contains(new Run(-END - 1));
        assertThat(Run.before(key(-END + Positions.JITTER - 1), 1)).isEmpty();
        assertThat(Run.before(key(-END + 2 * Positions.JITTER - 1), 2)).isEmpty();
    }

    @Test
    void U2_what_is_outside_the_line_begins_at_its_middle() {
        assertThat(Run.after(Optional.empty(), 1)).contains(new Run(-1));
        assertThat(Run.after(Optional.of("A"), 1)).contains(new Run(-1));
        assertThat(Run.before("zz", 1)).contains(new Run(-Positions.JITTER - 1L));
    }

    @Test
    void U2_keys_before_a_key_are_before_it_and_those_after_it_are_after_it() {
        assertThat(Run.before("b", 3).orElseThrow().key(2, 3, Positions.JITTER - 1))
                .isLessThan("b");
        assertThat(Run.after(Optional.of("bV"), 3).orElseThrow().key(0, 3, 0)).isGreaterThan("bV");
    }
}
