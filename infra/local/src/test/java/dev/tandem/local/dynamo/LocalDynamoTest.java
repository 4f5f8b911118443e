package dev.tandem.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class LocalDynamoTest {
    private static final Tables TABLES = new Tables("test-");

    @Test
    void rows_and_stream_survive_a_restart(@TempDir Path path) {
        String arn;
        try (var data = DataDirectory.open(path);
                var dynamo = LocalDynamo.in(data, TABLES)) {
            transact(dynamo.client(), "a");
            arn = dynamo.streamArn(Table.ROOMS);
        }
        try (var data = DataDirectory.open(path);
                var dynamo = LocalDynamo.in(data, TABLES)) {
            assertThat(row(dynamo.client(), "a")).containsEntry(Attribute.BODY, AttributeValue.fromS("body"));
            assertThat(dynamo.streamArn(Table.ROOMS)).isEqualTo(arn);
        }
    }

    @Test
    void what_was_written_ahead_outlives_a_sudden_end_and_its_log_is_emptied_by_the_next_start(
            @TempDir Path path, @TempDir Path copy) throws IOException {
        try (var data = DataDirectory.open(path);
                var dynamo = LocalDynamo.in(data, TABLES)) {
            transact(dynamo.client(), "a");
            // As a process that is killed leaves it.
            for (String file : List.of("tandem.db", "tandem.db-wal")) {
                Files.copy(path.resolve(file), copy.resolve(file));
            }
        }
        assertThat(copy.resolve("tandem.db-wal")).isNotEmptyFile();

        try (var data = DataDirectory.open(copy)) {
            WriteAhead.in(data.database());
            assertThat(copy.resolve("tandem.db-wal")).doesNotExist();
            try (var dynamo = LocalDynamo.in(data, TABLES)) {
                assertThat(row(dynamo.client(), "a")).containsEntry(Attribute.BODY, AttributeValue.fromS("body"));
            }
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_stays_as_it_was(@TempDir Path path) throws IOException {
        String letter = "Dear reader, this is not a database. ".repeat(100);
        Files.writeString(path.resolve("tandem.db"), letter);

        try (var data = DataDirectory.open(path)) {
            assertThatThrownBy(() -> LocalDynamo.in(data, TABLES))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("tandem.db cannot be used");
        }

        assertThat(path.resolve("tandem.db")).hasContent(letter);
    }

    @Test
    void a_transaction_is_read_back_before_it_is_answered() {
        List<String> calls = new ArrayList<>();
        DynamoDbClient client = new RecordingClient(calls);

        transact(AfterTransaction.of(client, new ReadBack(client)), "a");

        assertThat(calls).containsExactly("transactWriteItems", "getItem test-rooms a consistent=true");
    }

    @Test
    void a_cancelled_transaction_stays_cancelled(@TempDir Path path) {
        try (var data = DataDirectory.open(path);
                var dynamo = LocalDynamo.in(data, TABLES)) {
            transact(dynamo.client(), "a");

            assertThatThrownBy(() -> transact(dynamo.client(), "a"))
                    .isInstanceOfSatisfying(
                            TransactionCanceledException.class,
                            cancelled -> assertThat(cancelled
                                            .cancellationReasons()
                                            .getFirst()
                                            .code())
                                    .isEqualTo("ConditionalCheckFailed"));
        }
    }

    @Test
    void a_second_stack_on_the_same_data_is_refused_and_told_who_has_it(@TempDir Path path) {
        try (var data = DataDirectory.open(path)) {
            assertThatThrownBy(() -> DataDirectory.open(path))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("data-in-use"))
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(data.file("x")).isEqualTo(path.resolve("x"));
        }
        DataDirectory.open(path).close();
    }

    @Test
    void a_file_in_place_of_the_directory_and_a_directory_in_place_of_the_file_are_refused(@TempDir Path path)
            throws IOException {
        Path file = Files.createFile(path.resolve("file"));
        Path wrong = Files.createDirectories(path.resolve("wrong"));
        Files.createDirectory(wrong.resolve("tandem.db"));

        for (Path unusable : List.of(file, wrong)) {
            assertThatThrownBy(() -> DataDirectory.open(unusable))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("data-unusable"));
        }
    }

    private static void transact(DynamoDbClient client, String sk) {
        client.transactWriteItems(transaction -> transaction.transactItems(TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(TABLES.name(Table.ROOMS))
                        .item(Map.of(
                                Attribute.PK, AttributeValue.fromS("room#r"),
                                Attribute.SK, AttributeValue.fromS(sk),
                                Attribute.BODY, AttributeValue.fromS("body")))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .build()));
    }

    private static Map<String, AttributeValue> row(DynamoDbClient client, String sk) {
        return client.getItem(get -> get.tableName(TABLES.name(Table.ROOMS))
                        .key(Map.of(
                                Attribute.PK, AttributeValue.fromS("room#r"),
                                Attribute.SK, AttributeValue.fromS(sk))))
                .item();
    }

    /** Writes down what it is asked. */
    private record RecordingClient(List<String> calls) implements DynamoDbClient {
        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            calls.add("transactWriteItems");
            return TransactWriteItemsResponse.builder().build();
        }

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            AttributeValue sk = request.key().getOrDefault(Attribute.SK, AttributeValue.fromS("?"));
            calls.add("getItem %s %s consistent=%s".formatted(request.tableName(), sk.s(), request.consistentRead()));
            return GetItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
