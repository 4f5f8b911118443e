package dev.tandem.functions.store.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The requests that write. */
final class DynamoWrites {
    private final DynamoDbClient client;

    DynamoWrites(DynamoDbClient client) {
        this.client = client;
    }

    Written write(String table, Write write) {
        return Failures.written(() -> switch (write) {
            case Write.Put(Row row, Condition condition) -> put(table, row, condition);
            case Write.Update(RowKey key, Map<String, Value> values, Condition condition) ->
                update(table, key, each -> each.set(values), condition);
            case Write.Raise(RowKey key, String name, Condition condition) ->
                update(table, key, each -> each.raise(name), condition);
            case Write.Delete(RowKey key, Condition condition) -> delete(table, key, condition);
            case Write.Check check -> all(table, List.of(check));
        });
    }

    /**
     * Every call gets a request token of its own from the SDK: what the SDK itself sends again is done once, and a transaction decided anew is never
     * taken for the one before.
     */
    Written transact(String table, List<Write> writes) {
        return Failures.written(() -> all(table, writes));
    }

    private Written all(String table, List<Write> writes) {
        client.transactWriteItems(TransactWriteItemsRequest.builder()
                .transactItems(writes.stream()
                        .map(write -> TransactItems.of(table, write))
                        .toList())
                .build());
        return new Written.Done(Optional.empty());
    }

    private Written put(String table, Row row, Condition condition) {
        Expression expression = new Expression();
        client.putItem(PutItemRequest.builder()
                .tableName(table)
                .item(Attributes.of(row))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build());
        return new Written.Done(Optional.empty());
    }

    private Written update(String table, RowKey key, Function<Expression, String> change, Condition condition) {
        Expression expression = new Expression();
        client.updateItem(UpdateItemRequest.builder()
                .tableName(table)
                .key(Attributes.of(key))
                .updateExpression(change.apply(expression))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build());
        return new Written.Done(Optional.empty());
    }

    private Written delete(String table, RowKey key, Condition condition) {
        Expression expression = new Expression();
        var answer = client.deleteItem(DeleteItemRequest.builder()
                .tableName(table)
                .key(Attributes.of(key))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .returnValues(ReturnValue.ALL_OLD)
                .build());
        return new Written.Done(
                answer.hasAttributes() ? Optional.of(Attributes.row(answer.attributes())) : Optional.empty());
    }
}
