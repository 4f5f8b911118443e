package dev.tandem.merge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors {@code merge/vectors/text-*.json}: clients in other languages are held to the same files. */
final class TextVectorsTest {
    @ParameterizedTest
    @MethodSource
    void T1_splices_are_applied_all_or_none(Json.Obj vector) {
        Spliced expected = vector.find("refused").isPresent()
                ? refused((Json.Obj) vector.find("refused").get())
                : new Spliced.Applied(text(vector, "expected"), edits(vector.items("edits")));

        assertThat(Splices.apply(text(vector, "text"), splices(vector.items("splices"))))
                .isEqualTo(expected);
    }

    static Stream<Json.Obj> T1_splices_are_applied_all_or_none() {
        return read("text-apply");
    }

    @ParameterizedTest
    @MethodSource
    void T2_splices_move_over_what_others_did(Json.Obj vector) {
        String text = text(vector, "text");
        List<Splice> mine = splices(vector.items("mine"));
        List<Splice> theirs = splices(vector.items("theirs"));
        First first = First.valueOf(text(vector, "first").toUpperCase(Locale.ROOT));
        List<Splice> moved = Splices.transform(mine, theirs, first);

        assertThat(moved).isEqualTo(splices(vector.items("expected")));
        assertThat(RandomSplices.after(RandomSplices.after(text, theirs), moved))
                .isEqualTo(text(vector, "result"));
        List<Splice> theirsMoved = Splices.transform(theirs, mine, first.other());
        assertThat(RandomSplices.after(RandomSplices.after(text, mine), theirsMoved))
                .isEqualTo(text(vector, "result"));
    }

    static Stream<Json.Obj> T2_splices_move_over_what_others_did() {
        return read("text-transform");
    }

    @ParameterizedTest
    @MethodSource
    void a_list_becomes_as_short_as_ties_allow(Json.Obj vector) {
        List<Splice> splices = splices(vector.items("splices"));
        List<Splice> expected = splices(vector.items("expected"));
        String text = text(vector, "text");

        assertThat(Splices.compose(splices)).isEqualTo(expected);
        assertThat(RandomSplices.after(text, expected)).isEqualTo(RandomSplices.after(text, splices));
    }

    static Stream<Json.Obj> a_list_becomes_as_short_as_ties_allow() {
        return read("text-compose");
    }

    @ParameterizedTest
    @MethodSource
    void T2_splices_on_an_old_base_pass_what_others_did_since_but_not_what_their_author_did(Json.Obj vector) {
        TextHistory history = new TextHistory(
                vector.findWhole("since").orElseThrow(),
                vector.items("log").stream().map(TextVectorsTest::entry).toList());
        TextHistory.Sight sight = history.from(vector.findWhole("base").orElseThrow());

        if (vector.find("badBase").isPresent()) {
            assertThat(sight).isEqualTo(new TextHistory.BadBase());
        } else {
            TextHistory.Unseen unseen = new TextHistory.Unseen(splices(vector.items("unseen")));
            assertThat(sight).isEqualTo(unseen);
            assertThat(unseen.place(splices(vector.items("splices")))).isEqualTo(splices(vector.items("placed")));
        }
    }

    static Stream<Json.Obj> T2_splices_on_an_old_base_pass_what_others_did_since_but_not_what_their_author_did() {
        return read("text-walk");
    }

    private static TextHistory.Entry entry(Json json) {
        Json.Obj entry = (Json.Obj) json;
        long seq = entry.findWhole("seq").orElseThrow();
        List<TextEdit> edits = entry.items("edits").stream()
                .map(edit -> new TextEdit(
                        edits(((Json.Obj) edit).items("did")),
                        ((Json.Obj) edit).find("made").map(TextVectorsTest::made)))
                .toList();
        return text(entry, "by").equals("own") ? new TextHistory.Own(seq, edits) : new TextHistory.Other(seq, edits);
    }

    private static TextEdit.Made made(Json json) {
        Json.Obj made = (Json.Obj) json;
        return new TextEdit.Made(made.findWhole("base").orElseThrow(), splices(made.items("splices")));
    }

    private static Spliced refused(Json.Obj json) {
        String reason = text(json, "reason").replace('-', '_').toUpperCase(Locale.ROOT);
        return new Spliced.Refused(whole(json.find("index")), Spliced.Reason.valueOf(reason));
    }

    private static List<Splice> splices(List<Json> items) {
        return items.stream()
                .map(item -> ((Json.Arr) item).items())
                .map(parts -> new Splice(
                        whole(Optional.of(parts.get(0))), whole(Optional.of(parts.get(1))), insert(parts.get(2))))
                .toList();
    }

    private static List<Edit> edits(List<Json> items) {
        return items.stream()
                .map(item -> ((Json.Arr) item).items())
                .map(parts -> new Edit(whole(Optional.of(parts.get(0))), insert(parts.get(1)), insert(parts.get(2))))
                .toList();
    }

    /** A string, or UTF-16 units where it is one that JSON text cannot hold. */
    private static String insert(Json json) {
        if (json instanceof Json.Obj units) {
            StringBuilder text = new StringBuilder();
            units.items("units").forEach(unit -> text.append((char) whole(Optional.of(unit))));
            return text.toString();
        }
        return ((Json.Str) json).value();
    }

    private static int whole(Optional<Json> json) {
        return Math.toIntExact(((Json.Num) json.orElseThrow()).asLong());
    }

    private static String text(Json.Obj json, String name) {
        return json.findText(name).orElseThrow();
    }

    private static Stream<Json.Obj> read(String file) {
        String resource = "/merge/vectors/" + file + ".json";
        try (InputStream in = Objects.requireNonNull(TextVectorsTest.class.getResourceAsStream(resource), resource)) {
            return ((Json.Arr) JsonReader.FILES.read(in.readAllBytes()))
                    .items().stream().map(Json.Obj.class::cast);
        } catch (IOException unreadable) {
            throw new AssertionError(resource, unreadable);
        }
    }
}
