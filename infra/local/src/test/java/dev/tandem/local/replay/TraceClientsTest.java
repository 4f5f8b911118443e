package dev.tandem.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class TraceClientsTest {
    private static Trace trace(String json) {
        return TraceFile.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static OneText typed(Trace trace) throws InterruptedException {
        OneText room = new OneText(trace.start());
        TraceClients.type(trace, room, 0, 0);
        return room;
    }

    @Test
    void what_one_person_typed_is_typed_by_two_by_turns() throws InterruptedException {
        StringBuilder txns = new StringBuilder("{'patches':[[0,0,'x']]}");
        for (int i = 1; i < 250; i++) {
            txns.append(",{'patches':[[").append(i).append(",0,'x']]}");
        }
        Trace trace = trace("{'startContent':'!','endContent':'" + "x".repeat(250) + "!','txns':[" + txns + "]}");

        assertThat(trace.agents()).isEqualTo(2);
        OneText room = typed(trace);
        assertThat(room.text()).isEqualTo(trace.end());
        assertThat(room.moved()).isZero();
    }

    @Test
    void what_two_people_typed_at_once_stands_where_each_meant_it() throws InterruptedException {
        Trace trace = trace("""
                {'endContent': 'Thank you 😀, dear all', 'numAgents': 2, 'txns': [
                 {'parents': [], 'agent': 0, 'patches': [[0, 0, 'Thank you all']]},
                 {'parents': [0], 'agent': 1, 'patches': [[10, 0, 'dear ']]},
                 {'parents': [0], 'agent': 0, 'patches': [[9, 0, ' 😀']]},
                 {'parents': [2], 'agent': 0, 'patches': [[11, 0, ',']]},
                 {'parents': [1], 'agent': 1, 'patches': [[14, 1, ''], [14, 0, ' ']]},
                 {'parents': [3, 4], 'agent': 0, 'patches': [[21, 0, '!']]},
                 {'parents': [5], 'agent': 1, 'patches': [[21, 1, '']]}]}
                """);
        OneText room = typed(trace);

        assertThat(room.text()).isEqualTo(trace.end());
        assertThat(room.moved()).isPositive();
    }

    @Test
    void looks_that_cross_are_typed_as_they_were_seen() throws InterruptedException {
        Trace trace = trace("""
                {'endContent': 'aAbB', 'txns': [
                 {'parents': [], 'agent': 0, 'patches': [[0, 0, 'ab']]},
                 {'parents': [0], 'agent': 1, 'patches': [[2, 0, 'B']]},
                 {'parents': [1], 'agent': 1, 'patches': [[3, 0, '?']]},
                 {'parents': [0], 'agent': 0, 'patches': [[1, 0, 'A']]},
                 {'parents': [3], 'agent': 0, 'patches': [[2, 0, '-']]},
                 {'parents': [2, 3], 'agent': 1, 'patches': [[4, 1, '']]},
                 {'parents': [1, 4], 'agent': 0, 'patches': [[2, 1, '']]}]}
                """);

        assertThat(typed(trace).text()).isEqualTo(trace.end());
    }

    @Test
    void a_packed_trace_is_read_like_a_plain_one() throws IOException {
        byte[] plain = "{\"endContent\":\"a\",\"txns\":[{\"patches\":[[0,0,\"a\"]]}]}".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }

        assertThat(TraceFile.parse(packed.toByteArray())).isEqualTo(TraceFile.parse(plain));
    }

    @Test
    void what_is_no_trace_is_refused() throws InterruptedException {
        for (String wrong : new String[] {
            "",
            "[]",
            "{'txns':[]}",
            "{'endContent':''}",
            "{'endContent':'','txns':[1]}",
            "{'endContent':'','txns':[{'patches':[[0,0]]}]}",
            "{'endContent':'','txns':[{'patches':[[0,0.5,'']]}]}",
            "{'endContent':'','txns':[{'patches':[],'parents':[0],'agent':0}]}",
            "{'endContent':'','txns':[{'patches':[],'parents':[]}]}",
            "{'endContent':'','txns':[{'patches':[],'parents':[],'agent':-1}]}",
        }) {
            assertThatThrownBy(() -> trace(wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("bad-trace"));
        }
    }

    @Test
    void an_author_who_had_not_seen_what_it_did_itself_is_refused() throws InterruptedException {
        Trace trace = trace("""
                {'endContent': '', 'txns': [
                 {'parents': [], 'agent': 0, 'patches': [[0, 0, 'a']]},
                 {'parents': [], 'agent': 0, 'patches': [[0, 0, 'b']]}]}
                """);

        assertThatThrownBy(() -> typed(trace))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("bad-trace"));
    }

    @Test
    void an_order_of_sight_that_no_log_has_is_refused() throws InterruptedException {
        Trace trace = trace("""
                {'endContent': '', 'txns': [
                 {'parents': [], 'agent': 0, 'patches': [[0, 0, 'a']]},
                 {'parents': [], 'agent': 1, 'patches': [[0, 0, 'b']]},
                 {'parents': [0], 'agent': 2, 'patches': [[0, 0, 'c']]},
                 {'parents': [1], 'agent': 3, 'patches': [[0, 0, 'd']]}]}
                """);

        assertThatThrownBy(() -> typed(trace))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("trace-not-linear"));
    }
}
