package dev.tandem.cdk;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Table.Index;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/** The tables, on demand and kept when the stack goes: a room outlives its deployment. */
public final class DataStack extends Stack {
    private final Map<Table, ITable> tables = new EnumMap<>(Table.class);

    public DataStack(Construct scope, String id) {
        super(scope, id);
        for (Table table : Table.values()) {
            tables.put(table, new TableV2(this, table.suffix(), properties(table)));
        }
        Tags.of(this).add("application", "tandem");
    }

    /** One of the tables, for the stacks whose functions use it. */
    public ITable table(Table table) {
        return java.util.Objects.requireNonNull(tables.get(table));
    }

    private static TablePropsV2 properties(Table table) {
        TablePropsV2.Builder properties = TablePropsV2.builder()
                .partitionKey(text(Attribute.PK))
                .sortKey(text(Attribute.SK))
                .billing(Billing.onDemand())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN);
        table.ttl().ifPresent(properties::timeToLiveAttribute);
        table.index().ifPresent(index -> properties.globalSecondaryIndexes(java.util.List.of(index(index))));
        if (table.streamed()) {
            properties.dynamoStream(StreamViewType.NEW_IMAGE);
        }
        return properties.build();
    }

    private static GlobalSecondaryIndexPropsV2 index(Index index) {
        return GlobalSecondaryIndexPropsV2.builder()
                .indexName(index.name())
                .partitionKey(text(index.hash()))
                .sortKey(text(index.range()))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build();
    }

    private static software.amazon.awscdk.services.dynamodb.Attribute text(String name) {
        return software.amazon.awscdk.services.dynamodb.Attribute.builder()
                .name(name)
                .type(AttributeType.STRING)
                .build();
    }
}
