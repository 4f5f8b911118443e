package dev.tandem.local.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The database of a stack, with something wrong about it. */
final class Faulty {
    private Faulty() {}

    /** Functions whose roles do not let them ask who is in a room. */
    static DynamoDbClient withoutPermissionToAskForRooms(DynamoDbClient client) {
        return queries(
                client,
                request -> {
                    if (request.tableName().equals("tandem-connections") && isOfRoom(request)) {
                        throw DynamoDbException.builder()
                                .statusCode(400)
                                .awsErrorDetails(AwsErrorDetails.builder()
                                        .errorCode("AccessDeniedException")
                                        .errorMessage("not authorized to perform: dynamodb:Query")
                                        .build())
                                .build();
                    }
                },
                UnaryOperator.identity());
    }

    private static boolean isOfRoom(QueryRequest request) {
        return request.expressionAttributeValues().values().stream()
                .anyMatch(value -> value.s().startsWith("room#"));
    }

    /** A table whose log lacks its end, for whoever reads it forwards. */
    static DynamoDbClient withoutTheEndOfTheLog(DynamoDbClient client) {
        return queries(
                client,
                _ -> {},
                answer -> answer.toBuilder()
                        .items(answer.items().stream()
                                .takeWhile(Faulty::isNoLateEntry)
                                .toList())
                        .build());
    }

    private static boolean isNoLateEntry(Map<String, AttributeValue> row) {
        AttributeValue key = row.get("sk");
        return key == null
                || key.s().compareTo("log#") < 0
                || key.s().compareTo("log#0000000006") < 0
                || key.s().compareTo("log$") > 0;
    }

    private static DynamoDbClient queries(
            DynamoDbClient client, Consumer<QueryRequest> before, UnaryOperator<QueryResponse> after) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                Faulty.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (_, method, arguments) -> {
                    try {
                        if (arguments != null && arguments[0] instanceof QueryRequest request) {
                            before.accept(request);
                            QueryResponse answer = client.query(request);
                            return Boolean.TRUE.equals(request.scanIndexForward()) ? after.apply(answer) : answer;
                        }
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
