package dev.tandem.local.profile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A database where something happens before each read and write. */
final class WatchedDatabase implements InvocationHandler {
    private final DynamoDbClient client;
    private final Before before;

    private WatchedDatabase(DynamoDbClient client, Before before) {
        this.client = client;
        this.before = before;
    }

    enum Operation {
        READ,
        WRITE,
        TRANSACTION;

        /** What a method of the client is; nothing for what is no traffic of functions. */
        static Optional<Operation> of(String method) {
            return switch (method) {
                case "getItem",
                        "query",
                        "queryPaginator",
                        "scan",
                        "scanPaginator",
                        "batchGetItem",
                        "transactGetItems" -> Optional.of(READ);
                case "putItem", "updateItem", "deleteItem", "batchWriteItem" -> Optional.of(WRITE);
                case "transactWriteItems" -> Optional.of(TRANSACTION);
                default -> Optional.empty();
            };
        }
    }

    /** What happens; it may throw instead of letting the call through. */
    @FunctionalInterface
    interface Before {
        void call(Operation operation) throws InterruptedException;
    }

    static DynamoDbClient of(DynamoDbClient client, Before before) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                new WatchedDatabase(client, before));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Optional<Operation> operation = Operation.of(method.getName());
        if (operation.isPresent()) {
            watch(operation.get());
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void watch(Operation operation) {
        try {
            before.call(operation);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("The call was interrupted", stopped);
        }
    }
}
