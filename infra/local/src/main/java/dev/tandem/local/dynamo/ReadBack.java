package dev.tandem.local.dynamo;

import dev.tandem.functions.store.dynamo.Attribute;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Waits until a transaction is on disk.
 *
 * <p>DynamoDB Local 3.3 answers {@code TransactWriteItems} before its database has committed: of processes killed right after the answer about
 * half had lost the last transaction. A strongly consistent read of a written row waits for that commit; it costs some 0.1 ms. Single writes
 * need nothing of the kind.
 */
record ReadBack(DynamoDbClient client) implements Consumer<TransactWriteItemsRequest> {

    @Override
    public void accept(TransactWriteItemsRequest request) {
        request.transactItems().stream()
                .flatMap(item -> reading(item).stream())
                .findFirst()
                .ifPresent(client::getItem);
    }

    private static Optional<GetItemRequest> reading(TransactWriteItem item) {
        if (item.put() != null) {
            return Optional.of(reading(item.put().tableName(), item.put().item()));
        }
        if (item.update() != null) {
            return Optional.of(reading(item.update().tableName(), item.update().key()));
        }
        return Optional.ofNullable(item.delete()).map(delete -> reading(delete.tableName(), delete.key()));
    }

    private static GetItemRequest reading(String table, Map<String, AttributeValue> row) {
        return GetItemRequest.builder()
                .tableName(table)
                .key(Map.of(Attribute.PK, row.get(Attribute.PK), Attribute.SK, row.get(Attribute.SK)))
                .projectionExpression(Attribute.PK)
                .consistentRead(true)
                .build();
    }
}
