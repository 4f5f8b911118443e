package dev.tandem.local.cost;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A client of DynamoDB that counts what its calls are charged. It knows the calls that Tandem makes, and fails at any other. */
final class CountedDynamo {
    private static final double TRANSACTION = 2;

    /** An index of keys holds one small entry for an item; it is charged one unit more. */
    private static final String INDEXED = "member";

    private final DynamoDbClient client;
    private final BiConsumer<Unit, Double> count;

    private CountedDynamo(DynamoDbClient client, BiConsumer<Unit, Double> count) {
        this.client = client;
        this.count = count;
    }

    static DynamoDbClient of(DynamoDbClient client, BiConsumer<Unit, Double> count) {
        CountedDynamo counted = new CountedDynamo(client, count);
        return (DynamoDbClient) Proxy.newProxyInstance(
                CountedDynamo.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> counted.call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        Object request = arguments == null ? method : arguments[0];
        double written = written(request);
        Object answer;
        try {
            answer = method.invoke(client, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        } finally {
            // A write whose condition fails is charged all the same.
            wrote(request, written);
        }
        read(request, answer);
        return answer;
    }

    private void read(Object request, Object answer) {
        switch (request) {
            case GetItemRequest get -> {
                List<Map<String, AttributeValue>> found =
                        answer instanceof GetItemResponse got && got.hasItem() ? List.of(got.item()) : List.of();
                reads(Capacity.read(found, isOn(get.consistentRead())));
            }
            case BatchGetItemRequest batch -> reads(batch(batch, (BatchGetItemResponse) answer));
            case QueryRequest query ->
                reads(Capacity.read(((QueryResponse) answer).items(), isOn(query.consistentRead())));
            case PutItemRequest _, UpdateItemRequest _, DeleteItemRequest _, TransactWriteItemsRequest _ -> {}
            default -> throw new IllegalStateException("a call that is not counted: " + request);
        }
    }

    /** Each item is charged by itself, also one that is not there. */
    private static double batch(BatchGetItemRequest request, BatchGetItemResponse answer) {
        int asked = request.requestItems().values().stream()
                .mapToInt(each -> each.keys().size())
                .sum();
        List<Map<String, AttributeValue>> found =
                answer.responses().values().stream().flatMap(List::stream).toList();
        double missing = asked - found.size();
        return missing
                + found.stream()
                        .mapToDouble(item -> Capacity.read(List.of(item), true))
                        .sum();
    }

    private void reads(double units) {
        count.accept(Unit.READ, units);
        count.accept(Unit.READ_CALL, 1.0);
    }

    /** What a write will be charged, as far as it is one. */
    private double written(Object request) {
        return switch (request) {
            case PutItemRequest put -> item(put.tableName(), put.item(), put.item());
            case UpdateItemRequest update -> item(update.tableName(), update.key(), update.expressionAttributeValues());
            case DeleteItemRequest delete -> item(delete.tableName(), delete.key(), Map.of());
            case TransactWriteItemsRequest all ->
                all.transactItems().stream().mapToDouble(this::written).sum();
            default -> 0;
        };
    }

    private double written(TransactWriteItem item) {
        if (item.put() != null) {
            return TRANSACTION
                    * item(item.put().tableName(), item.put().item(), item.put().item());
        }
        if (item.update() != null) {
            return TRANSACTION
                    * item(
                            item.update().tableName(),
                            item.update().key(),
                            item.update().expressionAttributeValues());
        }
        if (item.delete() != null) {
            return TRANSACTION * item(item.delete().tableName(), item.delete().key(), Map.of());
        }
        return TRANSACTION
                * item(item.conditionCheck().tableName(), item.conditionCheck().key(), Map.of());
    }

    /** The larger of the item as it is and as it will be, and the index where it is in one. */
    private double item(String table, Map<String, AttributeValue> key, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> keys = Map.of("pk", value(key, "pk"), "sk", value(key, "sk"));
        Map<String, AttributeValue> before = client.getItem(
                        get -> get.tableName(table).key(keys).consistentRead(true))
                .item();
        Map<String, AttributeValue> after = new HashMap<>(before);
        after.putAll(values);
        boolean whole = values.containsKey("pk");
        Map<String, AttributeValue> next = whole ? values : after;
        double units = Math.max(Capacity.write(before), Capacity.write(next));
        if (whole) {
            count.accept(Unit.BYTE_KEPT, (double) (Capacity.size(next) - Capacity.size(before)));
        }
        Optional<AttributeValue> index = Optional.ofNullable(next.get(INDEXED));
        boolean indexChanges = !index.equals(Optional.ofNullable(before.get(INDEXED)));
        return indexChanges ? units + 1 : units;
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a row without " + name);
        }
        return value;
    }

    private void wrote(Object request, double units) {
        if (units > 0) {
            count.accept(Unit.WRITE, units);
            count.accept(request instanceof TransactWriteItemsRequest ? Unit.TRANSACTION : Unit.WRITE_CALL, 1.0);
        }
    }

    private static boolean isOn(@Nullable Boolean flag) {
        return flag != null && flag;
    }
}
