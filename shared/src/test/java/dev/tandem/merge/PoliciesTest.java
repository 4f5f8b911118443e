package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What policies are called on the wire, and what becomes of two values of which neither author saw the other. */
final class PoliciesTest {
    @Test
    void M1_policies_have_the_names_of_kind_files() {
        assertThat(Stream.of(
                                new LastWriteWins(),
                                new Max(),
                                new Min(),
                                new AnyTrue(),
                                new Rank(List.of("a")),
                                new Counter(),
                                new Union(),
                                new TextMerge(),
                                new Manual())
                        .map(MergePolicy::name))
                .doesNotHaveDuplicates()
                .containsSubsequence("counter", "set", "text", "manual")
                .contains("rank");
    }

    @Test
    void M6_of_two_sets_both_stand_in_the_order_of_their_text() {
        Json mine = Json.array(List.of(Json.of("b"), Json.of(1), Json.of("a")));
        Json theirs = Json.array(List.of(Json.of("c"), Json.of("a")));

        assertThat(new Union().merge(mine, theirs))
                .isEqualTo(new MergePolicy.Merged(
                        Json.array(List.of(Json.of(1), Json.of("a"), Json.of("b"), Json.of("c"))), Kept.BOTH));
        assertThat(new Union().merge(Json.NULL, theirs).value())
                .isEqualTo(Json.array(List.of(Json.of("a"), Json.of("c"))));
    }

    @Test
    void M5_K1_of_two_numbers_written_as_a_whole_and_of_what_a_person_settles_theirs_stands() {
        MergePolicy.Merged theirs = new MergePolicy.Merged(Json.of(2), Kept.THEIRS);

        assertThat(new Counter().merge(Json.of(1), Json.of(2))).isEqualTo(theirs);
        assertThat(new Manual().merge(Json.of(1), Json.of(2))).isEqualTo(theirs);
    }
}
