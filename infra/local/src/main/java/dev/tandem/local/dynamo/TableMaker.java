package dev.tandem.local.dynamo;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Makes the tables as they are declared. */
public final class TableMaker {
    private final DynamoDbClient client;
    private final Tables tables;

    public TableMaker(DynamoDbClient client, Tables tables) {
        this.client = client;
        this.tables = tables;
    }

    /** Makes each table that is not there yet. */
    public void makeMissing() {
        Set<String> there = new LinkedHashSet<>();
        client.listTablesPaginator().tableNames().forEach(there::add);
        for (Table table : Table.values()) {
            if (!there.contains(tables.name(table))) {
                client.createTable(creation(table));
            }
        }
    }

    private CreateTableRequest creation(Table table) {
        Set<String> keys = new LinkedHashSet<>(List.of(Attribute.PK, Attribute.SK));
        CreateTableRequest.Builder creation = CreateTableRequest.builder()
                .tableName(tables.name(table))
                .keySchema(schema(Attribute.PK, Attribute.SK))
                .billingMode(BillingMode.PAY_PER_REQUEST);
        table.index().ifPresent(index -> {
            keys.addAll(List.of(index.hash(), index.range()));
            creation.globalSecondaryIndexes(index(index));
        });
        if (table.streamed()) {
            creation.streamSpecification(
                    stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE));
        }
        return creation.attributeDefinitions(
                        keys.stream().map(TableMaker::text).toList())
                .build();
    }

    private static GlobalSecondaryIndex index(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.hash(), index.range()))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static List<KeySchemaElement> schema(String hash, String range) {
        return List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
