package dev.tandem.local.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A client that does something between the success of a transaction and its answer. */
public final class AfterTransaction implements InvocationHandler {
    private final DynamoDbClient client;
    private final Consumer<TransactWriteItemsRequest> next;

    private AfterTransaction(DynamoDbClient client, Consumer<TransactWriteItemsRequest> next) {
        this.client = client;
        this.next = next;
    }

    /** The same client; {@code next} runs in the caller's thread, and what it throws the caller gets. */
    public static DynamoDbClient of(DynamoDbClient client, Consumer<TransactWriteItemsRequest> next) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                AfterTransaction.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                new AfterTransaction(client, next));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("transactWriteItems") && arguments != null) {
            TransactWriteItemsRequest request = request(arguments[0]);
            var answer = client.transactWriteItems(request);
            next.accept(request);
            return answer;
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** The request, or what the consumer of a builder makes of one. */
    @SuppressWarnings("unchecked")
    private static TransactWriteItemsRequest request(Object argument) {
        return argument instanceof TransactWriteItemsRequest request
                ? request
                : TransactWriteItemsRequest.builder()
                        .applyMutation((Consumer<TransactWriteItemsRequest.Builder>) argument)
                        .build();
    }
}
