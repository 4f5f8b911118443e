package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of something is taken, to the last one, and the forms of REST bodies that are frames without their begin. */
final class FormLimitsTest {
    /** Bytes of a frame. */
    private static final int FRAME = 131_072;

    private static Json json(String text) {
        return JsonReader.FILES.read(text.replace('\'', '"'));
    }

    private static String times(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(i -> each.replace("#", "" + i))
                .collect(Collectors.joining(","));
    }

    private static Filter filter(String text) {
        return FilterText.read(text.replace('\'', '"'));
    }

    private static void assertRefused(String filter, String at) {
        assertThatThrownBy(() -> FilterText.read("/filter", filter.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        FormRefused.class, refused -> assertThat(refused.at()).isEqualTo(at));
    }

    @Test
    void V1_a_filter_names_at_most_20_of_each() {
        String condition = "{'type':'item','field':'owner','is':['a']}";

        assertThat(filter("{'types':[" + times(20, "'t#'") + "]}").types().orElseThrow())
                .hasSize(20);
        assertRefused("{'types':[" + times(21, "'t#'") + "]}", "/filter/types");
        assertThat(filter("{'where':[" + times(20, condition) + "]}").where()).hasSize(20);
        assertRefused("{'where':[" + times(21, condition) + "]}", "/filter/where");
        assertRefused(
                "{'where':[{'type':'item','field':'owner','is':[" + times(21, "'a'") + "]}]}", "/filter/where/0/is");
    }

    @Test
    void V1_names_of_events_are_short_and_there() {
        assertThat(filter("{'events':['" + "e".repeat(64) + "']}").events()).isPresent();
        assertRefused("{'events':['" + "e".repeat(65) + "']}", "/filter/events/0");
        assertRefused("{'events':['a','']}", "/filter/events/1");
        assertRefused("{'crew':['cook',7]}", "/filter/crew/1");
    }

    @Test
    void V1_values_of_a_condition_are_short_texts_flags_and_nothing() {
        String condition = "{'where':[{'type':'item','field':'owner','is':[%s]}]}";

        assertThat(filter(condition.formatted("'" + "v".repeat(128) + "',null,true"))
                        .where()
                        .getFirst()
                        .is())
                .containsExactly(Json.of("v".repeat(128)), Json.NULL, Json.of(true));
        assertRefused(condition.formatted("'" + "v".repeat(129) + "'"), "/filter/where/0/is/0");
        assertRefused(condition.formatted("'a',7"), "/filter/where/0/is/1");
        assertRefused(condition.formatted(""), "/filter/where/0/is");
        assertRefused("{'where':[{'type':'item','field':'owner','is':['a'],'or':1}]}", "/filter/where/0/or");
    }

    @Test
    void V1_a_filter_has_at_most_2048_bytes() {
        String values = times(15, "'" + "v".repeat(121) + "#'");
        String start = "{'where':[{'type':'item','field':'owner','is':['";
        int left = 2048 - (start + "'," + values + "]}]}").length();
        String filled = start + "w".repeat(left) + "'," + values + "]}]}";

        assertThat(filter(filled).where()).hasSize(1);
        assertRefused(filled.replace("w',", "ww',"), "/filter");
    }

    @Test
    void V5_filters_that_say_the_same_have_one_mark_whatever_the_order_and_others_another() {
        Filter one = new Filter(
                Optional.of(List.of("bag", "item")),
                Optional.of(List.of("a", "b")),
                Optional.of(List.of("cook", "driver")),
                List.of(
                        new Where("item", "owner", List.of(Json.of("ann"), Json.of("ben"))),
                        new Where("bag", "owner", List.of(Json.NULL))));
        Filter same = new Filter(
                Optional.of(List.of("item", "bag", "item")),
                Optional.of(List.of("b", "a")),
                Optional.of(List.of("driver", "cook", "cook")),
                List.of(
                        new Where("bag", "owner", List.of(Json.NULL)),
                        new Where("item", "owner", List.of(Json.of("ben"), Json.of("ann"), Json.of("ben"))),
                        new Where("bag", "owner", List.of(Json.NULL))));
        Filter fewer = new Filter(one.types(), one.events(), Optional.empty(), one.where());
        Filter others = new Filter(Optional.of(List.of("bag", "list")), one.events(), one.crew(), one.where());
        Filter cems = new Filter(
                one.types(),
                one.events(),
                one.crew(),
                List.of(
                        new Where("item", "owner", List.of(Json.of("cem"))),
                        one.where().getLast()));

        assertThat(FilterText.mark(one)).matches("[0-9a-f]{16}").isEqualTo(FilterText.mark(same));
        assertThat(Set.of(
                        FilterText.mark(one),
                        FilterText.mark(fewer),
                        FilterText.mark(others),
                        FilterText.mark(cems),
                        FilterText.mark(Filter.EVERYTHING),
                        FilterText.mark(
                                new Filter(Optional.of(List.of()), Optional.empty(), Optional.empty(), List.of()))))
                .hasSize(6);
        assertThat(FilterText.read(FilterText.write(one))).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'x':1000,'y':0}                        | ",
                "{'x':1001,'y':0}                        | /pointer/x",
                "{'x':0,'y':-1}                          | /pointer/y",
                "{'x':0,'y':0,'type':'item'}             | /pointer/id",
                "{'x':0,'y':0,'id':'tent'}               | /pointer/type",
                "{'x':0,'y':0,'type':'item','id':'tent'} | "
            })
    void P6_a_pointer_stands_within_a_thousand_and_on_something_only_by_type_and_id(String pointer, String at) {
        Received received = FrameReader.readPresence("r1", json("{'status':'online','pointer':" + pointer + "}"));

        if (at == null) {
            assertThat(received).isInstanceOfSatisfying(Received.Understood.class, understood -> {
                assertThat(understood.message())
                        .isInstanceOfSatisfying(
                                ClientMessage.PresenceUpdate.class,
                                update -> assertThat(update.pointer()).contains(json(pointer)));
            });
        } else {
            assertThat(received)
                    .isEqualTo(
                            new Received.Refused(Optional.empty(), ErrorCode.BAD_MESSAGE, Map.of("at", Json.of(at))));
        }
    }

    @Test
    void R9_R10_R16_bodies_are_frames_without_action_and_room() {
        String join = "{\"client\":\"c1\",\"protocol\":" + Protocol.VERSION + "}";

        assertThat(message(FrameReader.readJoin("r1", join)))
                .isInstanceOfSatisfying(
                        ClientMessage.Join.class,
                        read -> assertThat(read.room()).isEqualTo("r1"));
        assertThat(FrameReader.readJoin("r1", "{\"client\":\"c1\",\"protocol\":99}"))
                .isInstanceOfSatisfying(
                        Received.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UPGRADE_REQUIRED));
        assertThat(message(FrameReader.readLock("r1", "{\"client\":\"c1\",\"type\":\"item\",\"entity\":\"tent\"}")))
                .isInstanceOfSatisfying(
                        ClientMessage.LockRequest.class,
                        read -> assertThat(read.room()).isEqualTo("r1"));
        assertThat(FrameReader.readLock("r1", "[]"))
                .isEqualTo(new Received.Refused(Optional.empty(), ErrorCode.BAD_MESSAGE, Map.of("at", Json.of(""))));
        assertThat(FrameReader.readLock("r1", "{"))
                .isInstanceOfSatisfying(
                        Received.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_JSON));
    }

    private static Object message(Received received) {
        return received instanceof Received.Understood(ClientMessage message) ? message : received;
    }

    @Test
    void E2_codes_and_states_are_found_by_the_names_they_have_on_the_wire() {
        assertThat(Arrays.stream(ErrorCode.values()))
                .allSatisfy(code -> assertThat(ErrorCode.of(code.wire())).contains(code));
        assertThat(Arrays.stream(Status.values()))
                .allSatisfy(status -> assertThat(Status.of(status.wire())).contains(status));
        assertThat(ErrorCode.of("no-such-code")).isEmpty();
        assertThat(Status.of("ONLINE")).isEmpty();
    }

    @Test
    void J2_a_member_is_shown_with_name_role_and_crew_and_nothing_else() {
        Member anna = new Member("anna", "Anna", Role.EDITOR, Set.of("cook"), true, 7, 9);

        assertThat(Wire.of(ServerMessage.Person.of(anna)))
                .isEqualTo(json("{'user':'anna','name':'Anna','role':'editor','crew':['cook']}"));
    }

    @Test
    void E1_a_failure_of_a_code_alone_says_the_code_and_what_to_do() {
        assertThat(new String(FrameWriter.writeUtf8(ServerMessage.Failure.of(ErrorCode.BUSY)), StandardCharsets.UTF_8))
                .isEqualTo(FrameWriter.write(ServerMessage.Failure.of(ErrorCode.BUSY)))
                .contains("\"code\":\"busy\"", "\"retry\"");
    }

    @Test
    void F4_bytes_are_counted_before_they_are_read() {
        byte[] spaces = new byte[FRAME + 1];
        Arrays.fill(spaces, (byte) ' ');
        spaces[0] = '7';

        assertThatThrownBy(() -> JsonReader.FRAMES.read(spaces))
                .isInstanceOfSatisfying(
                        JsonRefused.class, refused -> assertThat(refused.code()).isEqualTo(JsonRefused.Code.TOO_LARGE));
        assertThat(JsonReader.FRAMES.read(Arrays.copyOf(spaces, FRAME))).isEqualTo(Json.of(7));
    }
}
