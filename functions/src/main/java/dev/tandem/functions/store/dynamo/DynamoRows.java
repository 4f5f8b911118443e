package dev.tandem.functions.store.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Rows in DynamoDB. */
final class DynamoRows implements Rows {
    private final DynamoDbClient client;
    private final Tables tables;
    private final DynamoWrites writes;

    DynamoRows(DynamoDbClient client, Tables tables) {
        this.client = client;
        this.tables = tables;
        writes = new DynamoWrites(client);
    }

    @Override
    public Optional<Row> get(Table table, RowKey key) {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(tables.name(table))
                .key(Attributes.of(key))
                .consistentRead(true)
                .build();
        GetItemResponse answer = Failures.read(() -> client.getItem(request));
        return answer.hasItem() ? Optional.of(Attributes.row(answer.item())) : Optional.empty();
    }

    @Override
    public Got getAll(Table table, List<RowKey> keys) {
        String name = tables.name(table);
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys.stream().map(Attributes::of).toList())
                .consistentRead(true)
                .build();
        BatchGetItemRequest request =
                BatchGetItemRequest.builder().requestItems(Map.of(name, wanted)).build();
        BatchGetItemResponse answer = Failures.read(() -> client.batchGetItem(request));
        KeysAndAttributes unread = answer.unprocessedKeys().get(name);
        return new Got(
                answer.responses().getOrDefault(name, List.of()).stream()
                        .map(Attributes::row)
                        .toList(),
                unread == null
                        ? List.of()
                        : unread.keys().stream().map(Attributes::key).toList());
    }

    @Override
    public Page query(Range range, Optional<Row> after, int limit) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(tables.name(range.table()))
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":pk", AttributeValue.fromS(range.pk()),
                        ":from", AttributeValue.fromS(range.from()),
                        ":to", AttributeValue.fromS(range.to())))
                .scanIndexForward(!range.descending())
                .consistentRead(true)
                .limit(limit);
        after.ifPresent(row -> request.exclusiveStartKey(Attributes.of(row.key())));
        return page(request.build());
    }

    @Override
    public Page index(Table table, String hash, Optional<Row> after) {
        Table.Index index = table.index().orElseThrow();
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(tables.name(table))
                .indexName(index.name())
                .keyConditionExpression("#hash = :hash")
                .expressionAttributeNames(Map.of("#hash", index.hash()))
                .expressionAttributeValues(Map.of(":hash", AttributeValue.fromS(hash)));
        after.ifPresent(row -> {
            Map<String, AttributeValue> start = new HashMap<>(Attributes.of(row.key()));
            start.put(index.hash(), AttributeValue.fromS(hash));
            request.exclusiveStartKey(start);
        });
        return page(request.build());
    }

    private Page page(QueryRequest request) {
        QueryResponse answer = Failures.read(() -> client.query(request));
        return new Page(
                answer.items().stream().map(Attributes::row).toList(),
                answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty());
    }

    @Override
    public Written write(Table table, Write write) {
        return writes.write(tables.name(table), write);
    }

    @Override
    public Written transact(Table table, List<Write> all) {
        return writes.transact(tables.name(table), all);
    }
}
