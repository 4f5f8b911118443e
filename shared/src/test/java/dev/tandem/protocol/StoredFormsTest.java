package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Edit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Outcome;
import dev.tandem.model.Preferences;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is read again as it was written, and what is not of its form is refused with its place. */
final class StoredFormsTest {
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final String HEAD =
            "'seq':4,'at':40,'by':{'user':'anna','client':'phone'},'n':[7,9],'digest':'0123456789abcdef'";

    private static Json json(String text) {
        return JsonReader.FILES.read(text.replace('\'', '"'));
    }

    private static Commit commit(List<Change> changes, List<Event> events) {
        return new Commit(
                4,
                40,
                "anna",
                "phone",
                7,
                9,
                changes,
                List.of(new Outcome.Rejected(
                        8,
                        RejectCode.LOCK_REQUIRED,
                        Optional.of(TENT),
                        Optional.of("name"),
                        Map.of("holder", Json.of("ben")))),
                events,
                List.of(new Commit.Undone(9, 2)),
                Digest.ofHex("0123456789abcdef"));
    }

    @Test
    void S1_a_commit_with_all_that_one_may_hold_is_read_as_it_was_written() {
        TextEdit moved = new TextEdit(
                List.of(new Edit(3, "a", ""), new Edit(3, "", "b")),
                Optional.of(new TextEdit.Made(2, List.of(new Splice(1, 1, "b")))));
        TextEdit plain = new TextEdit(List.of(new Edit(0, "", "x")), Optional.empty());
        Commit commit = commit(
                List.of(
                        new Change.Created(TENT, Map.of("name", Json.of("Tent")), Optional.of("keep"), 3),
                        new Change.Updated(
                                TENT,
                                Map.of("due", Json.NULL),
                                Map.of("due", Json.of("2026-01-01")),
                                Map.of("story", List.of(moved, plain)),
                                Optional.empty(),
                                1),
                        new Change.Deleted(TENT, Map.of("name", Json.of("Tent")), Optional.empty(), 0)),
                List.of(
                        new Event("told", Optional.empty(), List.of(), Map.of()),
                        new Event(
                                "assigned",
                                Optional.of(TENT),
                                List.of(new Audience.Everyone(), new Audience.Person("ben")),
                                Map.of("name", Json.of("Tent")))));

        assertThat(Wire.commit(JsonReader.FILES.read(JsonWriter.write(Wire.of(commit)))))
                .isEqualTo(commit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'changes':[{'op':'grow','type':'item','id':'a'}]                                             |"
                        + " /changes/0/op",
                "'changes':[],'events':[{'event':'x','to':['nobody']}]                                        |"
                        + " /events/0/to",
                "'changes':[],'events':[{'event':'x','to':[7]}]                                               |"
                        + " /events/0/to",
                "'changes':[],'rejected':[{'n':1,'status':'applied'}]                                         |"
                        + " /rejected/0",
                "'changes':[],'rejected':[{'n':1,'status':'settled'}]                                         |"
                        + " /rejected/0",
                "'changes':[],'undone':[{'n':1,'seq':0}]                                                      |"
                        + " /undone/0/seq",
                "'changes':[],'undone':[{'n':0,'seq':1}]                                                      |"
                        + " /undone/0/n",
                "'changes':[{'op':'update','type':'i','id':'a','set':{},'was':{},'edits':{'s':[{'did':[[0,'a']]}]}}]  "
                        + "   | /changes/0/edits/s/0/did",
                "'changes':[{'op':'update','type':'i','id':'a','set':{},'was':{},'edits':{'s':[{'did':['a']}]}}]      "
                        + "   | /changes/0/edits/s/0/did",
                "'changes':[{'op':'update','type':'i','id':'a','set':{},'was':{},'edits':{'s':[{'did':[[0,1,'a']]}]}}]"
                        + "   | /changes/0/edits/s/0/did",
                "'changes':[{'op':'update','type':'i','id':'a','set':{},'was':{},'edits':{'s':[{'did':[[0,'a',1]]}]}}]"
                        + "   | /changes/0/edits/s/0/did",
                "'changes':[{'op':'update','type':'i','id':'a','set':{},'was':{},'edits':{'s':[{'did':[[-1,'','a']]}]}}]"
                        + " | /changes/0/edits/s/0/splices"
            })
    void S1_a_commit_that_is_not_of_the_form_is_refused_with_its_place(String members, String at) {
        assertThatThrownBy(() -> Wire.commit(json("{" + HEAD + "," + members + "}")))
                .isInstanceOfSatisfying(
                        FormRefused.class, refused -> assertThat(refused.at()).isEqualTo(at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[7]", "[7,8,9]", "[7,'9']", "[7.5,9]", "7"})
    void S1_a_commit_decided_mutations_from_one_to_another(String range) {
        String text = "{" + HEAD.replace("[7,9]", range) + ",'changes':[]}";

        assertThatThrownBy(() -> Wire.commit(json(text)))
                .isInstanceOfSatisfying(
                        FormRefused.class, refused -> assertThat(refused.at()).isEqualTo("/n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789ABCDEF", "0123456789abcde", "0123456789abcdef0", ""})
    void S7_a_digest_is_16_hex_digits(String digest) {
        String text = "{" + HEAD.replace("0123456789abcdef", digest) + ",'changes':[]}";

        assertThatThrownBy(() -> Wire.commit(json(text)))
                .isInstanceOfSatisfying(
                        FormRefused.class, refused -> assertThat(refused.at()).isEqualTo("/digest"));
    }

    @Test
    void U4_outcomes_are_a_list() {
        List<Outcome> outcomes = List.of(
                new Outcome.Applied(1, Optional.of(4L), List.of()),
                new Outcome.Applied(2, Optional.empty(), List.of()),
                new Outcome.Settled(3));

        assertThat(Wire.outcomes(Wire.outcomes(outcomes))).isEqualTo(outcomes);
        assertThatThrownBy(() -> Wire.outcomes(json("{}"))).isInstanceOf(FormRefused.class);
    }

    @Test
    void N4_preferences_say_only_what_is_switched_off() {
        Preferences preferences = new Preferences(
                Map.of("orders", Set.of("low-stock", "commented"), "note", Set.of()), Set.of("mentioned"));

        assertThat(JsonWriter.write(Wire.of(preferences)))
                .isEqualTo(
                        "{\"kinds\":{\"orders\":{\"commented\":false,\"low-stock\":false}},\"mail\":{\"mentioned\":false}}");
        assertThat(JsonWriter.write(Wire.of(Preferences.NONE))).isEqualTo("{\"kinds\":{}}");
        assertThat(Wire.preferences(Wire.of(preferences))).isEqualTo(preferences);
        assertThat(Wire.preferences(Wire.of(Preferences.NONE))).isEqualTo(Preferences.NONE);
    }

    @Test
    void N4_what_is_not_switched_off_is_wanted() {
        Preferences preferences = Wire.preferences(json(
                "{'kinds':{'orders':{'low-stock':false,'commented':true}},'mail':{'mentioned':false,'invited':true}}"));

        assertThat(preferences.wants("orders", "low-stock")).isFalse();
        assertThat(preferences.wants("orders", "commented")).isTrue();
        assertThat(preferences.wants("inventory", "low-stock")).isTrue();
        assertThat(preferences.wantsMail("mentioned")).isFalse();
        assertThat(preferences.wantsMail("invited")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                     | /kinds",
                "{'kinds':{},'x':1}                     | /x",
                "{'kinds':{'Orders':{}}}                | /kinds/Orders",
                "{'kinds':{'orders':{'a':'no'}}}        | /kinds/orders/a",
                "{'kinds':{'orders':{'Low':false}}}     | /kinds/orders/Low",
                "{'kinds':{'orders':[]}}                | /kinds/orders",
                "{'kinds':{},'mail':{'mentioned':0}}    | /mail/mentioned"
            })
    void N4_preferences_that_are_not_of_the_form_are_refused_with_their_place(String text, String at) {
        assertThatThrownBy(() -> Wire.preferences(json(text)))
                .isInstanceOfSatisfying(
                        FormRefused.class, refused -> assertThat(refused.at()).isEqualTo(at));
    }

    @Test
    void N4_preferences_are_of_at_most_50_kinds_and_100_events_each() {
        assertThat(Wire.preferences(json(
                                "{'kinds':{" + names(50, "{'a':false}") + "},'mail':{" + names(100, "false") + "}}"))
                        .off())
                .hasSize(50);
        assertThatThrownBy(() -> Wire.preferences(json("{'kinds':{" + names(51, "{}") + "}}")))
                .isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> Wire.preferences(json("{'kinds':{},'mail':{" + names(101, "false") + "}}")))
                .isInstanceOf(FormRefused.class);
    }

    private static String names(int count, String value) {
        return IntStream.range(0, count).mapToObj(i -> "'n" + i + "':" + value).collect(Collectors.joining(","));
    }
}
