package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROTOCOL U1: what makes a mutation that is going to be rejected, and what makes a frame that is refused. */
final class UpdateReadingTest {
    private static final String DELETE = "{'op':'delete','type':'item','id':'tent'}";

    private static Received read(String mutations) {
        String frame = "{'action':'update','room':'r1','client':'c1','epoch':'e1','mutations':[" + mutations + "]}";
        return FrameReader.read(frame.replace('\'', '"'));
    }

    private static Mutation only(String mutation) {
        if (read(mutation) instanceof Received.Understood(ClientMessage.Update update)) {
            assertThat(update.mutations()).hasSize(1);
            return update.mutations().getFirst();
        }
        throw new AssertionError("not understood: " + mutation);
    }

    @Test
    void U1_a_mutation_with_locks_is_read_with_them() {
        assertThat(only("{'n':1,'base':4,'ops':[" + DELETE + "],'locks':[{'type':'item','id':'tent','token':1}]}"))
                .isEqualTo(new Mutation(
                        1,
                        4,
                        List.of(new Operation.Delete(new EntityKey("item", "tent"))),
                        Map.of(new EntityKey("item", "tent"), 1L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'n':1,'ops':[OP]}                                                          | /base",
                "{'n':1,'base':-1,'ops':[OP]}                                                | /base",
                "{'n':1,'base':0}                                                            | /ops",
                "{'n':1,'base':0,'ops':[]}                                                   | /ops",
                "{'n':1,'base':0,'ops':[OP],'why':1}                                         | /why",
                "{'n':1,'base':0,'ops':[OP],'locks':{}}                                      | /locks",
                "{'n':1,'base':0,'ops':[OP],'locks':[{'type':'item','id':'a','token':0}]}    | /locks/0/token",
                "{'n':1,'base':0,'ops':[OP],'locks':[{'type':'no type','id':'a','token':1}]} | /locks/0/type",
                "{'n':1,'base':0,'ops':[OP],'locks':[{'type':'item','id':'','token':1}]}     | /locks/0/id",
                "{'n':1,'base':0,'ops':[OP],'locks':[{'type':'item','id':'a','token':1,'x':1}]} | /locks/0/x",
                "{'n':1,'base':0,'ops':[OP],'locks':[{'type':'item','id':'a','token':1},{'type':'item','id':'a','token':2}]}"
                        + " | /locks/1/id"
            })
    void U1_a_mutation_that_is_wrong_becomes_one_that_is_rejected_so_that_it_blocks_no_queue(String json, String at) {
        assertThat(only(json.replace("OP", DELETE)))
                .isEqualTo(new Mutation(1, 0, List.of(new Operation.Malformed(at))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "''                                                  | /mutations",
                "{'n':2,'base':0,'ops':[OP]},{'n':4,'base':0,'ops':[OP]} | /mutations/1/n",
                "{'base':0,'ops':[OP]}                               | /mutations/0/n"
            })
    void U1_mutations_that_are_not_numbered_densely_are_refused(String json, String at) {
        String mutations = json.equals("''") ? "" : json.replace("OP", DELETE);

        assertThat(read(mutations)).isInstanceOfSatisfying(Received.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
            assertThat(refused.detail()).containsEntry("at", Json.of(at));
        });
    }
}
