package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Outcome.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors under {@code merge/vectors}: clients in other languages are held to the same files. */
final class MergeVectorsTest {
    private static final List<String> POLICIES = List.of("last-write-wins", "any-true", "max", "min", "rank");

    record Vector(MergePolicy policy, Json mine, Json theirs, Json expected, Kept kept) {}

    @ParameterizedTest
    @MethodSource("vectors")
    void M2_every_vector_gives_the_value_that_stands_and_whose_it_is(Vector vector) {
        MergePolicy.Merged merged = vector.policy().merge(vector.mine(), vector.theirs());

        assertThat(merged).isEqualTo(new MergePolicy.Merged(vector.expected(), vector.kept()));
    }

    @Test
    void every_policy_has_vectors_in_which_each_side_stands() {
        for (String policy : POLICIES) {
            List<Kept> kept = of(policy).map(Vector::kept).distinct().toList();
            List<Kept> possible =
                    policy.equals("last-write-wins") ? List.of(Kept.MINE) : List.of(Kept.MINE, Kept.THEIRS);
            assertThat(kept).as(policy).containsExactlyInAnyOrderElementsOf(possible);
        }
    }

    static Stream<Vector> vectors() {
        return POLICIES.stream().flatMap(MergeVectorsTest::of);
    }

    private static Stream<Vector> of(String policy) {
        Json file = read("/merge/vectors/" + policy + ".json");
        return ((Json.Arr) file).items().stream().map(item -> vector(policy, (Json.Obj) item));
    }

    private static Vector vector(String file, Json.Obj json) {
        String name = json.findText("policy").orElseThrow();
        assertThat(name).isEqualTo(file);
        MergePolicy policy = name.equals(Rank.NAME)
                ? new Rank(json.items("order").stream()
                        .map(value -> ((Json.Str) value).value())
                        .toList())
                : MergePolicies.named(name).orElseThrow();
        return new Vector(
                policy,
                json.find("mine").orElseThrow(),
                json.find("theirs").orElseThrow(),
                json.find("expected").orElseThrow(),
                Kept.valueOf(json.findText("kept").orElseThrow().toUpperCase(Locale.ROOT)));
    }

    private static Json read(String resource) {
        try (InputStream in = Objects.requireNonNull(MergeVectorsTest.class.getResourceAsStream(resource), resource)) {
            return JsonReader.FILES.read(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new AssertionError(resource, unreadable);
        }
    }
}
