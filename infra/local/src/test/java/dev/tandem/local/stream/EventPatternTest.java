package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.dynamo.CommitFeed;
import dev.tandem.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of the page on event filtering, where it has some. */
final class EventPatternTest {
    private static final String EVENT = """
            {"eventName":"INSERT","dynamodb":{"Keys":{"pk":{"S":"room#r"},"sk":{"S":"log#0000000001"}},
             "NewImage":{"age":{"N":"30"},"tags":{"SS":["red","green"]},"gone":{"NULL":true},"note":{"S":""}}},
             "temperature":31.5,"nothing":null,"flag":true}""";

    @Test
    void the_filter_of_the_deployed_event_source_takes_inserted_log_entries_alone() {
        RecordFilter filter = RecordFilter.of(CommitFeed.PATTERN);

        assertThat(filter.matches(JsonReader.FILES.read(EVENT))).isTrue();
        assertThat(filter.matches(JsonReader.FILES.read(EVENT.replace("INSERT", "MODIFY"))))
                .isFalse();
        assertThat(filter.matches(JsonReader.FILES.read(EVENT.replace("log#", "entity#"))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "equal                   | {'eventName':['INSERT']}                                        | true",
                "or                      | {'eventName':['MODIFY','INSERT']}                               | true",
                "of another case         | {'eventName':['insert']}                                        | false",
                "equal ignoring case     | {'eventName':[{'equals-ignore-case':'insert'}]}                 | true",
                "and                     | {'eventName':['INSERT'],'flag':[false]}                         | false",
                "flag                    | {'flag':[true]}                                                 | true",
                "null                    | {'nothing':[null]}                                              | true",
                "null of the absent      | {'absent':[null]}                                               | false",
                "empty                   | {'dynamodb':{'NewImage':{'note':{'S':['']}}}}                   | true",
                "not                     | {'eventName':[{'anything-but':['REMOVE','MODIFY']}]}            | true",
                "not, and it is          | {'eventName':[{'anything-but':'INSERT'}]}                       | false",
                "not, of a prefix        | {'eventName':[{'anything-but':{'prefix':'IN'}}]}                | false",
                "not, of the absent      | {'absent':[{'anything-but':['x']}]}                             | false",
                "prefix                  | {'dynamodb':{'Keys':{'sk':{'S':[{'prefix':'log#'}]}}}}          | true",
                "suffix                  | {'dynamodb':{'Keys':{'sk':{'S':[{'suffix':'0002'}]}}}}          | false",
                "exists                  | {'dynamodb':{'NewImage':{'age':{'N':[{'exists':true}]}}}}       | true",
                "exists, no leaf         | {'dynamodb':{'NewImage':[{'exists':true}]}}                     | false",
                "does not exist          | {'dynamodb':{'NewImage':{'x':{'S':[{'exists':false}]}}}}        | true",
                "does, and should not    | {'eventName':[{'exists':false}]}                                | false",
                "numeric range           | {'temperature':[{'numeric':['>',30,'<=',31.5]}]}                | true",
                "numeric equal           | {'temperature':[{'numeric':['=',31]}]}                          | false",
                "a number of DynamoDB is a string | {'dynamodb':{'NewImage':{'age':{'N':[{'numeric':['=',30]}]}}}} | false",
                "and as one it is equal  | {'dynamodb':{'NewImage':{'age':{'N':['30']}}}}                  | true",
                "one of a list is enough | {'dynamodb':{'NewImage':{'tags':{'SS':['green']}}}}             | true",
                "$or, the second         | {'$or':[{'eventName':['MODIFY']},{'flag':[true]}]}              | true",
                "$or, none               | {'$or':[{'eventName':['MODIFY']},{'flag':[false]}]}             | false",
                "$or, and                | {'flag':[false],'$or':[{'eventName':['INSERT']},{'x':['y']}]}   | false"
            })
    void a_pattern_is_evaluated_as_lambda_does(String what, String pattern, boolean matches) {
        assertThat(EventPattern.parse(pattern.replace('\'', '"')).matches(JsonReader.FILES.read(EVENT)))
                .as(what)
                .isEqualTo(matches);
    }

    @Test
    void filters_are_alternatives_and_none_of_them_lets_all_through() {
        var event = JsonReader.FILES.read(EVENT);

        assertThat(RecordFilter.of().matches(event)).isTrue();
        assertThat(RecordFilter.of("{\"eventName\":[\"MODIFY\"]}", "{\"flag\":[true]}")
                        .matches(event))
                .isTrue();
        assertThat(RecordFilter.of("{\"eventName\":[\"MODIFY\"]}").matches(event))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"a\":\"not in a list\"}",
                "{\"a\":{}}",
                "{\"a\":[]}",
                "{\"a\":[{\"like\":\"x\"}]}",
                "{\"a\":[{\"prefix\":1}]}",
                "{\"a\":[{\"numeric\":[\">\"]}]}",
                "{\"a\":[{\"numeric\":[\"!\",1]}]}",
                "{\"a\":[{\"exists\":\"yes\"}]}",
                "{\"a\":[[1]]}",
                "{\"$or\":[{\"a\":[1]}]}"
            })
    void what_is_no_pattern_is_refused_at_once(String pattern) {
        assertThatThrownBy(() -> RecordFilter.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_source_has_five_filters_of_4096_characters_at_most() {
        String[] five = List.of("a", "b", "c", "d", "e").stream()
                .map(name -> "{\"" + name + "\":[1]}")
                .toArray(String[]::new);
        String[] six = List.of("a", "b", "c", "d", "e", "f").stream()
                .map(name -> "{\"" + name + "\":[1]}")
                .toArray(String[]::new);
        String long4096 = "{\"a\":[\"" + "x".repeat(EventPattern.MOST - 10) + "\"]}";

        assertThat(RecordFilter.of(five)).isNotNull();
        assertThat(RecordFilter.of(long4096)).isNotNull();
        assertThatThrownBy(() -> RecordFilter.of(six)).hasMessageContaining("5 filters");
        assertThatThrownBy(() -> RecordFilter.of(long4096 + " ")).hasMessageContaining("4096");
    }
}
