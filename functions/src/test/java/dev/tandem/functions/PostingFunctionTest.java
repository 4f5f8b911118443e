package dev.tandem.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.usecase.Division;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostingFunctionTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:Fanout:live";

    @Test
    void without_its_name_nothing_is_divided() {
        assertThat(PostingFunction.of(Map.of("TANDEM_FAN_OUT", " "))).isEmpty();
    }

    @Test
    void its_name_is_enough_and_where_it_is_and_how_large_parts_are_may_be_said() {
        assertThat(PostingFunction.of(Map.of("TANDEM_FAN_OUT", ARN)))
                .contains(new PostingFunction(ARN, Optional.empty(), Division.USUAL));
        assertThat(PostingFunction.of(Map.of(
                        "TANDEM_FAN_OUT", ARN, "TANDEM_LAMBDA_ENDPOINT", "http://localhost:1", "TANDEM_PARTS", "0,7")))
                .contains(new PostingFunction(
                        ARN, Optional.of(URI.create("http://localhost:1")), new Division.Sizes(0, 7)));
    }

    @ParameterizedTest
    @CsvSource({
        "TANDEM_FAN_OUT, Fanout",
        "TANDEM_FAN_OUT, arn:aws:lambda:x/y",
        "TANDEM_LAMBDA_ENDPOINT, localhost",
        "TANDEM_PARTS, 7",
        "TANDEM_PARTS, '7,0'",
        "TANDEM_PARTS, '-1,2'"
    })
    void what_is_not_of_its_form_is_named(String name, String value) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("TANDEM_FAN_OUT", ARN));
        environment.put(name, value);

        assertThatThrownBy(() -> PostingFunction.of(environment)).hasMessage(name + " is not of its form");
    }
}
