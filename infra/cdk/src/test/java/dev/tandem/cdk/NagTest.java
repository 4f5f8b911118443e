package dev.tandem.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

final class NagTest {
    @SuppressWarnings("deprecation") // What the assertions give, they give in a class that is deprecated elsewhere.
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void every_finding_of_the_aws_solutions_rules_is_mended_or_has_its_reason(String stage) {
        Synthesised synthesised = Synthesised.stage(stage);
        List<String> findings = Stream.of(
                        synthesised.stacks.data(), synthesised.stacks.app(), synthesised.stacks.watch())
                .map(Annotations::fromStack)
                .flatMap(found -> Stream.concat(
                        found.findError("*", Match.stringLikeRegexp("AwsSolutions-.*")).stream(),
                        found.findWarning("*", Match.stringLikeRegexp("AwsSolutions-.*")).stream()))
                .map(message -> message.getId() + " " + message.getEntry().getData())
                .toList();
        assertEquals(List.of(), findings);
    }
}
