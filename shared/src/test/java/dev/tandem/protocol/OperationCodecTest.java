package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Part;
import dev.tandem.model.Resolution;
import dev.tandem.model.Splice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PROTOCOL U2: every operation in its one form, and what is not of it. */
final class OperationCodecTest {
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final List<Json> RED = List.of(Json.of("red"));

    private static Operation read(String json) {
        return OperationCodec.read("/ops/3", JsonReader.FRAMES.read(json.replace('\'', '"')));
    }

    static Stream<Arguments> forms() {
        Map<String, Json> name = Map.of("name", Json.of("Tent"));
        List<Splice> splices = List.of(new Splice(0, 2, "a"), new Splice(5, 0, ""));
        return Stream.of(
                Arguments.of(
                        "{'op':'create','type':'item','id':'tent','fields':{'name':'Tent'}}",
                        new Operation.Create(TENT, name)),
                Arguments.of(
                        "{'op':'update','type':'item','id':'tent','set':{'name':'Tent'}}",
                        new Operation.Update(TENT, name)),
                Arguments.of("{'op':'delete','type':'item','id':'tent'}", new Operation.Delete(TENT)),
                Arguments.of(
                        "{'op':'move','type':'item','id':'tent','position':'V'}",
                        new Operation.Move(TENT, "V", Map.of())),
                Arguments.of(
                        "{'op':'move','type':'item','id':'tent','position':'V','set':{'name':'Tent'}}",
                        new Operation.Move(TENT, "V", name)),
                Arguments.of(
                        "{'op':'increment','type':'item','id':'tent','field':'stock','by':-1.5}",
                        new Operation.Increment(TENT, "stock", new BigDecimal("-1.5"))),
                Arguments.of(
                        "{'op':'add','type':'item','id':'tent','field':'tags','values':['red']}",
                        new Operation.Add(TENT, "tags", RED)),
                Arguments.of(
                        "{'op':'remove','type':'item','id':'tent','field':'tags','values':['red']}",
                        new Operation.Remove(TENT, "tags", RED)),
                Arguments.of(
                        "{'op':'splice','type':'item','id':'tent','field':'story','splices':[[0,2,'a'],[5,0,'']]}",
                        new Operation.SpliceText(TENT, "story", Optional.empty(), splices)),
                Arguments.of(
                        "{'op':'splice','type':'item','id':'tent','field':'story','base':0,'splices':[[0,2,'a'],[5,0,'']]}",
                        new Operation.SpliceText(TENT, "story", Optional.of(0L), splices)),
                Arguments.of("{'op':'undo','seq':1}", new Operation.Undo(1, false, List.of())),
                Arguments.of(
                        "{'op':'undo','seq':7,'anyway':true,'only':[{'type':'item','id':'tent','field':'name'},{'type':'item','id':'tent'}]}",
                        new Operation.Undo(
                                7,
                                true,
                                List.of(new Part(TENT, Optional.of("name")), new Part(TENT, Optional.empty())))),
                Arguments.of(
                        "{'op':'resolve','id':'c1','with':'mine'}",
                        new Operation.Resolve("c1", Resolution.MINE, Optional.empty())),
                Arguments.of(
                        "{'op':'resolve','id':'c1','with':'value','value':null}",
                        new Operation.Resolve("c1", Resolution.VALUE, Optional.of(Json.NULL))),
                Arguments.of(
                        "{'op':'restore','type':'item','id':'tent','fields':{'name':'Tent'}}",
                        new Operation.Restore(TENT, name)),
                Arguments.of("{'op':'grow'}", new Operation.Unsupported("grow")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void U2_an_operation_is_written_as_it_was_read(String json, Operation operation) {
        assertThat(read(json)).isEqualTo(operation);
        assertThat(JsonWriter.write(OperationCodec.write(operation))).isEqualTo(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                                                | ",
                "{}                                                                                | /op",
                "{'op':7}                                                                          | /op",
                "{'op':'create','type':'item','id':'tent'}                                         | /fields",
                "{'op':'create','type':'item','id':'tent','fields':{},'now':1}                     | /now",
                "{'op':'create','type':'no type','id':'tent','fields':{}}                          | /type",
                "{'op':'create','type':'item','id':'','fields':{}}                                 | /id",
                "{'op':'update','type':'item','id':'tent','set':[]}                                | /set",
                "{'op':'update','type':'item','id':'tent','set':{},'x':1}                          | /x",
                "{'op':'delete','type':'item','id':'tent','x':1}                                   | /x",
                "{'op':'move','type':'item','id':'tent','position':1}                              | /position",
                "{'op':'move','type':'item','id':'tent','position':'V','x':1}                      | /x",
                "{'op':'increment','type':'item','id':'tent','field':'stock','by':'1'}             | /by",
                "{'op':'increment','type':'item','id':'tent','field':'no field','by':1}            | /field",
                "{'op':'increment','type':'item','id':'tent','field':'stock','by':1,'x':1}         | /x",
                "{'op':'add','type':'item','id':'tent','field':'tags','values':[]}                 | /values",
                "{'op':'add','type':'item','id':'tent','field':'tags','values':['a'],'x':1}        | /x",
                "{'op':'remove','type':'item','id':'tent','field':'tags','values':'a'}             | /values",
                "{'op':'remove','type':'item','id':'tent','field':'tags','values':['a'],'x':1}     | /x",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[]}                | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[[0,1]]}           | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[[0,1,2]]}         | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':['a']}             | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[[-1,1,'']]}       | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[[0,0.5,'']]}      | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[['0',1,'']]}      | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[[2147483648,1,'']]} | /splices",
                "{'op':'splice','type':'item','id':'tent','field':'s','base':-1,'splices':[[0,1,'']]} | /base",
                "{'op':'splice','type':'item','id':'tent','field':'s','splices':[[0,1,'']],'x':1}  | /x",
                "{'op':'undo','seq':0}                                                             | /seq",
                "{'op':'undo','seq':1,'anyway':'yes'}                                              | /anyway",
                "{'op':'undo','seq':1,'only':[{'type':'item','id':''}]}                            | /only/0/id",
                "{'op':'undo','seq':1,'only':[{'type':'no type','id':'a'}]}                        | /only/0/type",
                "{'op':'undo','seq':1,'only':[{'type':'item','id':'a','field':'no field'}]}        | /only/0/field",
                "{'op':'undo','seq':1,'x':1}                                                       | /x",
                "{'op':'resolve','id':'','with':'mine'}                                            | /id",
                "{'op':'resolve','id':'c1','with':'ours'}                                          | /with",
                "{'op':'resolve','id':'c1','with':'mine','value':1}                                | /value",
                "{'op':'resolve','id':'c1','with':'value'}                                         | /value",
                "{'op':'resolve','id':'c1','with':'mine','x':1}                                    | /x",
                "{'op':'restore','type':'item','id':'tent','fields':{},'x':1}                      | /x"
            })
    void U2_an_operation_that_is_not_of_its_form_is_malformed_at_a_place(String json, String at) {
        assertThat(read(json)).isEqualTo(new Operation.Malformed("/ops/3" + (at == null ? "" : at)));
    }

    @Test
    void U2_the_largest_place_in_a_text_is_the_largest_int() {
        assertThat(read("{'op':'splice','type':'item','id':'tent','field':'s','splices':[[2147483647,0,'']]}"))
                .isEqualTo(new Operation.SpliceText(
                        TENT, "s", Optional.empty(), List.of(new Splice(Integer.MAX_VALUE, 0, ""))));
    }

    @Test
    void U2_a_malformed_operation_is_never_sent() {
        assertThatThrownBy(() -> OperationCodec.write(new Operation.Malformed("/ops/0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/ops/0");
    }

    @Test
    void L4_a_mutation_names_its_locks_in_the_order_of_their_entities() {
        EntityKey lamp = new EntityKey("item", "lamp");
        Mutation mutation = new Mutation(2, 5, List.of(new Operation.Delete(TENT)), Map.of(TENT, 4L, lamp, 3L));

        assertThat(JsonWriter.write(Wire.of(mutation)))
                .isEqualTo(
                        "{\"n\":2,\"base\":5,\"ops\":[{\"op\":\"delete\",\"type\":\"item\",\"id\":\"tent\"}],"
                                + "\"locks\":[{\"type\":\"item\",\"id\":\"lamp\",\"token\":3},{\"type\":\"item\",\"id\":\"tent\",\"token\":4}]}");
    }
}
