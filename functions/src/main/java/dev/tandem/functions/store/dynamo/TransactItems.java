package dev.tandem.functions.store.dynamo;

import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Writes as items of {@code TransactWriteItems}. */
final class TransactItems {
    private TransactItems() {}

    static TransactWriteItem of(String table, Write write) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        return switch (write) {
            case Write.Put(Row row, Condition condition) ->
                item.put(put(table, row, condition)).build();
            case Write.Update(RowKey key, Map<String, Value> values, Condition condition) ->
                item.update(update(table, key, each -> each.set(values), condition))
                        .build();
            case Write.Raise(RowKey key, String name, Condition condition) ->
                item.update(update(table, key, each -> each.raise(name), condition))
                        .build();
            case Write.Delete(RowKey key, Condition condition) ->
                item.delete(delete(table, key, condition)).build();
            case Write.Check(RowKey key, Condition condition) ->
                item.conditionCheck(check(table, key, condition)).build();
        };
    }

    private static Put put(String table, Row row, Condition condition) {
        Expression expression = new Expression();
        return Put.builder()
                .tableName(table)
                .item(Attributes.of(row))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
    }

    private static Update update(String table, RowKey key, Function<Expression, String> change, Condition condition) {
        Expression expression = new Expression();
        return Update.builder()
                .tableName(table)
                .key(Attributes.of(key))
                .updateExpression(change.apply(expression))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
    }

    private static Delete delete(String table, RowKey key, Condition condition) {
        Expression expression = new Expression();
        return Delete.builder()
                .tableName(table)
                .key(Attributes.of(key))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
    }

    private static ConditionCheck check(String table, RowKey key, Condition condition) {
        Expression expression = new Expression();
        return ConditionCheck.builder()
                .tableName(table)
                .key(Attributes.of(key))
                .conditionExpression(expression.of(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build();
    }
}
