package dev.tandem.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.history.Activity.Difference;
import dev.tandem.json.Json;
import dev.tandem.model.Edit;
import dev.tandem.model.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExcerptsTest {
    private static Difference of(Edit... edits) {
        return Excerpts.of(List.of(new TextEdit(List.of(edits), Optional.empty())));
    }

    private static Difference difference(String before, String after) {
        return new Difference(Json.of(before), Json.of(after));
    }

    @Test
    void H5_what_was_typed_letter_by_letter_is_shown_as_one_piece() {
        assertThat(of(new Edit(5, "", "H"), new Edit(6, "", "e"), new Edit(7, "", "y")))
                .isEqualTo(new Difference(Json.NULL, Json.of("…Hey…")));
        assertThat(of(new Edit(0, "", "🎒"), new Edit(1, "", "ก็")))
                .isEqualTo(new Difference(Json.NULL, Json.of("🎒ก็…")));
    }

    @Test
    void H5_what_was_removed_is_shown_before_and_what_took_its_place_after() {
        assertThat(of(new Edit(3, "old", ""))).isEqualTo(new Difference(Json.of("…old…"), Json.NULL));
        assertThat(of(new Edit(3, "old", "new"))).isEqualTo(difference("…old…", "…new…"));
        assertThat(of(new Edit(9, "b", ""), new Edit(8, "a", ""), new Edit(2, "", "x")))
                .isEqualTo(difference("…ab…", "…x…"));
    }

    @Test
    void H5_what_came_and_went_is_not_shown() {
        assertThat(of(new Edit(3, "", "oops"), new Edit(4, "oops".substring(1), "k")))
                .isEqualTo(new Difference(Json.NULL, Json.of("…ok…")));
        assertThat(of(new Edit(3, "", "oops"), new Edit(3, "oops", "")))
                .isEqualTo(new Difference(Json.NULL, Json.NULL));
    }

    @Test
    void H5_short_values_are_shown_whole_and_long_ones_where_they_differ() {
        String long300 = "a".repeat(150) + "MINE" + "b".repeat(150);
        String other = "a".repeat(150) + "THEIRS" + "b".repeat(150);

        Difference cut = Excerpts.between(Json.of(long300), Json.of(other));

        assertThat(Excerpts.between(Json.of("Tent"), Json.of(5)))
                .isEqualTo(new Difference(Json.of("Tent"), Json.of(5)));
        assertThat(cut.before())
                .isInstanceOfSatisfying(
                        Json.Str.class,
                        text -> assertThat(text.value())
                                .startsWith("…a")
                                .contains("MINE")
                                .hasSizeLessThan(203));
        assertThat(cut.after())
                .isInstanceOfSatisfying(
                        Json.Str.class,
                        text -> assertThat(text.value())
                                .startsWith("…a")
                                .contains("THEIRS")
                                .hasSizeLessThan(203));
        assertThat(Excerpts.between(Json.NULL, Json.of("🎒".repeat(300))).after())
                .isEqualTo(Json.of("🎒".repeat(200) + "…"));
    }

    @Test
    void H5_excerpts_of_any_edits_are_true_of_the_text_before_and_after() {
        SplittableRandom random = new SplittableRandom(20_260_101);
        int shown = 0;
        for (int run = 0; run < 3_000; run++) {
            String before = word(random, 12);
            String text = before;
            List<Edit> edits = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int length = text.codePointCount(0, text.length());
                int at = random.nextInt(length + 1);
                int until = at + random.nextInt(length - at + 1);
                String removed = text.substring(text.offsetByCodePoints(0, at), text.offsetByCodePoints(0, until));
                Edit edit = new Edit(at, removed, word(random, 3));
                text = edit.applyTo(text);
                edits.add(edit);
            }
            Patchwork patchwork = new Patchwork();
            edits.forEach(patchwork::apply);

            assertThat(before).as("run %d: %s", run, edits).matches(pattern(patchwork.before()));
            assertThat(text).as("run %d: %s", run, edits).matches(pattern(patchwork.after()));
            shown += patchwork.after().length() > 1 ? 1 : 0;
        }
        assertThat(shown).isGreaterThan(1_000);
    }

    private static Pattern pattern(String excerpt) {
        return Pattern.compile(
                Stream.of(excerpt.split(Excerpts.REST, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static String word(SplittableRandom random, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            word.appendCodePoint("abกé🎒".codePointAt("abกé🎒".offsetByCodePoints(0, random.nextInt(5))));
        }
        return word.toString();
    }
}
