package dev.tandem.cdk;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Table.Index;
import dev.tandem.functions.store.dynamo.Tables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableAttributesV2;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/** The tables, on demand: a stack of its own, since rooms outlive the functions that serve them. */
public final class DataStack extends Stack {
    private final Map<Table, ITable> serving = new EnumMap<>(Table.class);

    public DataStack(Construct scope, Stage stage, StackProps properties) {
        super(scope, stage.stack("data"), properties);
        Tables names = new Tables(stage.tablePrefix());
        for (Table table : Table.values()) {
            // Restored tables do not replace those of the stage: these stay as they are, to be looked at and deleted by
            // hand.
            ITable own = new TableV2(this, table.suffix(), properties(stage, table, names.name(table)));
            serving.put(
                    table, stage.restored().map(from -> restored(from, table)).orElse(own));
        }
    }

    /** One of the tables, for the stacks whose functions use it. */
    public ITable table(Table table) {
        return Objects.requireNonNull(serving.get(table));
    }

    private ITable restored(Restored from, Table table) {
        TableAttributesV2.Builder attributes =
                TableAttributesV2.builder().tableName(new Tables(from.tablePrefix()).name(table));
        if (table.streamed()) {
            attributes.tableStreamArn(from.stream());
        }
        return TableV2.fromTableAttributes(this, "restored-" + table.suffix(), attributes.build());
    }

    private static TablePropsV2 properties(Stage stage, Table table, String name) {
        TablePropsV2.Builder properties = TablePropsV2.builder()
                .tableName(name)
                .partitionKey(text(Attribute.PK))
                .sortKey(text(Attribute.SK))
                .billing(Billing.onDemand())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(stage.kept())
                .removalPolicy(stage.kept() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
        table.ttl().ifPresent(properties::timeToLiveAttribute);
        table.index().ifPresent(index -> properties.globalSecondaryIndexes(List.of(index(index))));
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
