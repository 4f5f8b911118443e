package dev.tandem.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class DataStackTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private static Template template;

    @BeforeAll
    static void synthesise() {
        template = Template.fromStack(new DataStack(new App(), "Data"));
    }

    @Test
    void every_declared_table_is_made() {
        template.resourceCountIs(TABLE, dev.tandem.functions.store.dynamo.Table.values().length);
    }

    @Test
    void every_table_costs_nothing_when_idle_and_can_be_restored_to_any_second() {
        template.allResourcesProperties(
                TABLE,
                Match.objectLike(Map.of(
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "KeySchema",
                        List.of(
                                Map.of("AttributeName", "pk", "KeyType", "HASH"),
                                Map.of("AttributeName", "sk", "KeyType", "RANGE")),
                        "Replicas",
                        List.of(Match.objectLike(Map.of(
                                "PointInTimeRecoverySpecification",
                                Match.objectLike(Map.of("PointInTimeRecoveryEnabled", true))))))));
    }

    @Test
    void a_table_is_kept_when_its_stack_goes() {
        template.allResources(TABLE, Match.objectLike(Map.of("DeletionPolicy", "Retain")));
    }

    @Test
    void only_the_rooms_table_tells_what_is_written_with_new_images() {
        Map<String, Map<String, Object>> streamed =
                template.findResources(TABLE, Map.of("Properties", Map.of("StreamSpecification", Match.anyValue())));
        assertEquals(1, streamed.size());
        template.hasResourceProperties(
                TABLE,
                Map.of(
                        "StreamSpecification", Map.of("StreamViewType", "NEW_IMAGE"),
                        "GlobalSecondaryIndexes",
                                Match.arrayWith(List.of(Match.objectLike(Map.of("IndexName", "by-member"))))));
    }

    @Test
    void leases_tickets_and_invitations_expire_by_themselves() {
        template.resourcePropertiesCountIs(
                TABLE,
                Match.objectLike(
                        Map.of("TimeToLiveSpecification", Map.of("AttributeName", "expires", "Enabled", true))),
                3);
    }
}
