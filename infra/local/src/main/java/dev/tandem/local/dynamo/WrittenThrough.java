package dev.tandem.local.dynamo;

import dev.tandem.functions.store.dynamo.Attribute;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A client whose transactions are on disk when they are answered.
 *
 * <p>DynamoDB Local 3.3 answers {@code TransactWriteItems} before its database has committed: of processes killed right after the answer about
 * half had lost the last transaction. A strongly consistent read of a written row waits for that commit; it costs some 0.1 ms. Single writes
 * need nothing of the kind.
 */
final class WrittenThrough implements InvocationHandler {
    private final DynamoDbClient client;

    private WrittenThrough(DynamoDbClient client) {
        this.client = client;
    }

    static DynamoDbClient of(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                WrittenThrough.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, new WrittenThrough(client));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("transactWriteItems") && arguments != null) {
            TransactWriteItemsRequest request = request(arguments[0]);
            var answer = client.transactWriteItems(request);
            written(request).ifPresent(client::getItem);
            return answer;
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** The request, or what the builder's consumer makes of one. */
    @SuppressWarnings("unchecked")
    private static TransactWriteItemsRequest request(Object argument) {
        return argument instanceof TransactWriteItemsRequest request
                ? request
                : TransactWriteItemsRequest.builder()
                        .applyMutation((Consumer<TransactWriteItemsRequest.Builder>) argument)
                        .build();
    }

    private static Optional<GetItemRequest> written(TransactWriteItemsRequest request) {
        return request.transactItems().stream()
                .flatMap(item -> reading(item).stream())
                .findFirst();
    }

    private static Optional<GetItemRequest> reading(TransactWriteItem item) {
        if (item.put() != null) {
            return Optional.of(reading(item.put().tableName(), item.put().item()));
        }
        if (item.update() != null) {
            return Optional.of(reading(item.update().tableName(), item.update().key()));
        }
        return item.delete() == null
                ? Optional.empty()
                : Optional.of(reading(item.delete().tableName(), item.delete().key()));
    }

    private static GetItemRequest reading(String table, Map<String, AttributeValue> row) {
        return GetItemRequest.builder()
                .tableName(table)
                .key(Map.of(Attribute.PK, value(row, Attribute.PK), Attribute.SK, value(row, Attribute.SK)))
                .projectionExpression(Attribute.PK)
                .consistentRead(true)
                .build();
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a row without " + name);
        }
        return value;
    }
}
