package dev.tandem.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values as they are: numbers that JavaScript holds, and members that are asked for in their type. */
final class JsonTest {
    private static final long MOST = 9_007_199_254_740_991L;

    private static Json.Num number(String text) {
        return new Json.Num(new BigDecimal(text));
    }

    @Test
    void F4_a_number_is_whole_up_to_the_last_that_javascript_holds() {
        assertThat(number("" + MOST).isWhole()).isTrue();
        assertThat(number("-" + MOST).isWhole()).isTrue();
        assertThat(number("" + (MOST + 1)).isWhole()).isFalse();
        assertThat(number("1.50").isWhole()).isFalse();
        assertThat(number("2.00").isWhole()).isTrue();
        assertThat(number("2.00")).isEqualTo(number("2")).hasSameHashCodeAs(number("2"));
    }

    @Test
    void M5_a_sum_is_exact_and_none_beyond_what_javascript_holds() {
        assertThat(number("0.1").plus(new BigDecimal("0.2"))).contains(number("0.3"));
        assertThat(number("" + (MOST - 1)).plus(BigDecimal.ONE)).contains(number("" + MOST));
        assertThat(number("" + MOST).plus(BigDecimal.ONE)).isEmpty();
        assertThat(number("-" + MOST).plus(BigDecimal.ONE.negate())).isEmpty();
        assertThat(number("" + (MOST + 1)).plus(BigDecimal.ONE.negate())).isEmpty();
        assertThat(number("1").plus(BigDecimal.valueOf(MOST + 1).negate())).isEmpty();
    }

    @Test
    void members_are_found_in_their_type_alone() {
        Json.Obj object = (Json.Obj) JsonReader.FILES.read("{\"n\":7,\"half\":0.5,\"t\":\"a\",\"list\":[1]}");

        assertThat(object.findWhole("n")).contains(7L);
        assertThat(object.findWhole("half")).isEmpty();
        assertThat(object.findWhole("t")).isEmpty();
        assertThat(object.findText("t")).contains("a");
        assertThat(object.findText("n")).isEmpty();
        assertThat(object.items("list")).isEqualTo(List.of(Json.of(1)));
        assertThat(object.items("t")).isEmpty();
        assertThat(object.items("none")).isEmpty();
    }
}
