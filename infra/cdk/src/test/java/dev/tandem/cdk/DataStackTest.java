package dev.tandem.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.functions.store.dynamo.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class DataStackTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private static Template dev;
    private static Template prod;

    @BeforeAll
    static void synthesise() {
        dev = Synthesised.stage("dev").data();
        prod = Synthesised.stage("prod").data();
    }

    @Test
    void every_declared_table_is_made_under_the_name_that_the_functions_know() {
        dev.resourceCountIs(TABLE, Table.values().length);
        for (Table table : Table.values()) {
            dev.hasResourceProperties(TABLE, Map.of("TableName", "tandem-dev-" + table.suffix()));
        }
    }

    @Test
    void every_table_costs_nothing_when_idle_and_can_be_restored_to_any_second() {
        dev.allResourcesProperties(
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
    void in_production_a_table_outlives_its_stack_and_cannot_be_deleted_by_mistake() {
        prod.allResources(TABLE, Match.objectLike(Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain")));
        prod.allResourcesProperties(
                TABLE,
                Match.objectLike(
                        Map.of("Replicas", List.of(Match.objectLike(Map.of("DeletionProtectionEnabled", true))))));
    }

    @Test
    void elsewhere_nothing_is_left_when_the_stack_goes() {
        dev.allResources(TABLE, Match.objectLike(Map.of("DeletionPolicy", "Delete")));
    }

    @Test
    void only_the_rooms_table_tells_what_is_written_with_new_images() {
        Map<String, Map<String, Object>> streamed =
                dev.findResources(TABLE, Map.of("Properties", Map.of("StreamSpecification", Match.anyValue())));
        assertEquals(1, streamed.size());
        dev.hasResourceProperties(
                TABLE,
                Map.of(
                        "StreamSpecification", Map.of("StreamViewType", "NEW_IMAGE"),
                        "GlobalSecondaryIndexes",
                                Match.arrayWith(List.of(Match.objectLike(Map.of("IndexName", "by-member"))))));
    }

    @Test
    void the_rooms_of_a_member_are_found_by_an_index_of_keys() {
        assertEquals(
                1,
                Stream.of(Table.values())
                        .filter(table -> table.index().isPresent())
                        .count());
        Table.Index index = Table.ROOMS.index().orElseThrow();
        dev.hasResourceProperties(
                TABLE,
                Map.of(
                        "GlobalSecondaryIndexes",
                        List.of(Match.objectLike(Map.of(
                                "IndexName",
                                index.name(),
                                "KeySchema",
                                List.of(
                                        Map.of("AttributeName", index.hash(), "KeyType", "HASH"),
                                        Map.of("AttributeName", index.range(), "KeyType", "RANGE")),
                                "Projection",
                                Map.of("ProjectionType", "KEYS_ONLY"))))));
    }

    @Test
    void leases_tickets_and_invitations_expire_by_themselves() {
        dev.resourcePropertiesCountIs(
                TABLE,
                Match.objectLike(
                        Map.of("TimeToLiveSpecification", Map.of("AttributeName", "expires", "Enabled", true))),
                3);
    }
}
