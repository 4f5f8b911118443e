package dev.tandem.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What becomes of the parts of a stage: upgraded, rolled back, taken away (docs/OPERATIONS.md, Life after). */
final class LifeTest {
    private static final String RETAIN = "Retain";

    private static Synthesised dev;
    private static Synthesised prod;

    @BeforeAll
    static void synthesise() {
        dev = Synthesised.stage("dev");
        prod = Synthesised.stage("prod");
    }

    @Test
    void the_version_before_stays_so_that_an_alias_can_be_pointed_back_to_it() {
        dev.made().allResources("AWS::Lambda::Version", Match.objectLike(Map.of("DeletionPolicy", RETAIN)));
        dev.made().allResourcesProperties("AWS::Lambda::Alias", Match.objectLike(Map.of("Name", "live")));
    }

    @Test
    void what_is_taken_away_leaves_nothing_but_in_production() {
        // Versions of a function go with the function, whatever CloudFormation does about them by itself.
        assertThat(kept(dev)).containsExactly("AWS::Lambda::Version");
        assertThat(kept(prod))
                .containsExactlyInAnyOrder(
                        "AWS::Lambda::Version",
                        "AWS::DynamoDB::GlobalTable",
                        "AWS::Cognito::UserPool",
                        "AWS::Logs::LogGroup");
    }

    @Test
    void logs_are_kept_for_a_month() {
        for (Synthesised stage : List.of(dev, prod)) {
            stage.made().allResourcesProperties("AWS::Logs::LogGroup", Match.objectLike(Map.of("RetentionInDays", 30)));
        }
    }

    @Test
    void everything_that_can_have_them_has_the_tags_of_product_and_stage() {
        List<Map<String, String>> tags =
                List.of(Map.of("Key", "application", "Value", "tandem"), Map.of("Key", "stage", "Value", "dev"));
        for (String type : List.of("AWS::Lambda::Function", "AWS::S3::Bucket", "AWS::SQS::Queue")) {
            dev.made().hasResourceProperties(type, Match.objectLike(Map.of("Tags", Match.arrayWith(tags))));
        }
        dev.data()
                .allResourcesProperties(
                        "AWS::DynamoDB::GlobalTable",
                        Match.objectLike(Map.of("Replicas", List.of(Match.objectLike(Map.of("Tags", tags))))));
    }

    @Test
    void a_deployment_says_where_it_is_and_where_one_signs_in() {
        for (String output : List.of("Url", "SocketUrl", "Issuer", "ClientId")) {
            dev.made().hasOutput(output, Match.objectLike(Map.of("Value", Match.anyValue())));
        }
    }

    @Test
    void stages_share_no_name_and_no_stack_names_an_account() {
        assertThat(names(dev)).isNotEmpty().doesNotContainAnyElementsOf(names(prod));
        for (Synthesised stage : List.of(dev, prod)) {
            assertThat(templates(stage).map(template -> template.toJSON().toString()))
                    .allSatisfy(text -> assertThat(text).doesNotContainPattern("(?<![0-9a-f])[0-9]{12}(?![0-9a-f])"));
        }
    }

    private static Stream<Template> templates(Synthesised stage) {
        return Stream.of(stage.data(), stage.made(), stage.watch());
    }

    /** The kinds of resource that stay when their stack goes. */
    private static Set<String> kept(Synthesised stage) {
        Set<String> kept = new TreeSet<>();
        templates(stage)
                .forEach(template -> resources(template).values().forEach(resource -> {
                    if (RETAIN.equals(resource.get("DeletionPolicy"))) {
                        kept.add(String.valueOf(resource.get("Type")));
                    }
                }));
        return kept;
    }

    /** Of tables: what else has a name gets it from CloudFormation. */
    private static List<String> names(Synthesised stage) {
        return stage.data().findResources("AWS::DynamoDB::GlobalTable").values().stream()
                .map(table ->
                        String.valueOf(((Map<?, ?>) Objects.requireNonNull(table.get("Properties"))).get("TableName")))
                .toList();
    }

    @SuppressWarnings("unchecked") // CloudFormation's templates are made so.
    private static Map<String, Map<String, Object>> resources(Template template) {
        return (Map<String, Map<String, Object>>) template.toJSON().getOrDefault("Resources", Map.of());
    }
}
