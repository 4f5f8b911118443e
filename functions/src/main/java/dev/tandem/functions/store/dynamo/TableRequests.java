package dev.tandem.functions.store.dynamo;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The declaration of a table as requests that make it. */
public final class TableRequests {
    private TableRequests() {}

    /** Makes the table, its index and its stream. */
    public static CreateTableRequest create(Tables tables, Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(tables.name(table))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes(table))
                .keySchema(key(Attribute.PK, KeyType.HASH), key(Attribute.SK, KeyType.RANGE));
        table.index().ifPresent(index -> request.globalSecondaryIndexes(index(index)));
        if (table.streamed()) {
            request.streamSpecification(StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(StreamViewType.NEW_IMAGE)
                    .build());
        }
        return request.build();
    }

    /** Switches expiry on, for a table that has it and exists. */
    public static Optional<UpdateTimeToLiveRequest> expiry(Tables tables, Table table) {
        return table.ttl()
                .map(attribute -> UpdateTimeToLiveRequest.builder()
                        .tableName(tables.name(table))
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(attribute))
                        .build());
    }

    /** Exactly the attributes that keys name, all strings. */
    private static AttributeDefinition[] attributes(Table table) {
        Stream<String> indexed = table.index().stream().flatMap(index -> Stream.of(index.hash(), index.range()));
        return Stream.concat(Stream.of(Attribute.PK, Attribute.SK), indexed)
                .distinct()
                .map(name -> AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toArray(AttributeDefinition[]::new);
    }

    private static GlobalSecondaryIndex index(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(key(index.hash(), KeyType.HASH), key(index.range(), KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
