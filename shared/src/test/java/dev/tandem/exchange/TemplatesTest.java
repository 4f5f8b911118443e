package dev.tandem.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TemplatesTest {
    static Stream<Templates.Template> all() {
        return Templates.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void R13_a_template_fits_its_kind_in_every_language(Templates.Template template) {
        Kind kind = Kinds.bundled().find(template.kind()).orElseThrow();

        for (String language : Templates.LANGUAGES) {
            Reading reading = RoomFile.read(kind, template.file(language));

            assertThat(reading).isInstanceOfSatisfying(Reading.Plan.class, plan -> {
                assertThat(plan.skipped()).isEmpty();
                assertThat(plan.drafts()).hasSameSizeAs(template.entities());
            });
        }
        assertThat(template.title()).containsOnlyKeys(Templates.LANGUAGES);
        assertThat(template.description()).containsOnlyKeys(Templates.LANGUAGES);
        assertThat(template.file("en")).isNotEqualTo(template.file("th"));
    }

    @Test
    void R13_every_kind_has_a_template_and_packing_lists_have_two() {
        Map<String, Long> numbers =
                all().collect(Collectors.groupingBy(Templates.Template::kind, Collectors.counting()));

        assertThat(numbers.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Kinds.bundled().all().stream().map(Kind::name).toList());
        assertThat(numbers.getOrDefault("packing-list", 0L)).isGreaterThanOrEqualTo(2);
        assertThat(Templates.find("no-such")).isEmpty();
        assertThat(all().map(Templates.Template::id)).doesNotHaveDuplicates();
    }
}
