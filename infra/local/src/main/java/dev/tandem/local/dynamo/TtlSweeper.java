package dev.tandem.local.dynamo;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Deletes expired rows, as the service does in the background
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">TTL</a>); DynamoDB Local does not.
 */
public final class TtlSweeper {
    private final DynamoDbClient client;
    private final Tables tables;
    private final Clock clock;

    public TtlSweeper(DynamoDbClient client, Tables tables, Clock clock) {
        this.client = client;
        this.tables = tables;
        this.clock = clock;
    }

    /** Deletes all rows whose time has passed; gives how many. A row that is renewed meanwhile stays. */
    public int sweep() {
        AttributeValue now = AttributeValue.fromN(Long.toString(clock.instant().getEpochSecond()));
        return List.of(Table.values()).stream()
                .mapToInt(table -> table.ttl()
                        .map(attribute -> sweep(tables.name(table), attribute, now))
                        .orElse(0))
                .sum();
    }

    private int sweep(String table, String attribute, AttributeValue now) {
        ScanRequest expired = ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .filterExpression("#until < :now")
                .expressionAttributeNames(Map.of("#until", attribute))
                .expressionAttributeValues(Map.of(":now", now))
                .build();
        return client.scanPaginator(expired).items().stream()
                .mapToInt(row -> delete(table, attribute, row, now))
                .sum();
    }

    private int delete(String table, String attribute, Map<String, AttributeValue> row, AttributeValue now) {
        Map<String, AttributeValue> key = Map.copyOf(row);
        try {
            client.deleteItem(delete -> delete.tableName(table)
                    .key(Map.of(Attribute.PK, key.get(Attribute.PK), Attribute.SK, key.get(Attribute.SK)))
                    .conditionExpression("#until < :now")
                    .expressionAttributeNames(Map.of("#until", attribute))
                    .expressionAttributeValues(Map.of(":now", now)));
            return 1;
        } catch (ConditionalCheckFailedException renewed) {
            return 0;
        }
    }
}
