package dev.tandem.functions.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** BatchGetItem may answer a part of what it was asked. */
final class UnreadKeysTest {
    private static final List<RowKey> KEYS = List.of(Keys.meta("a"), Keys.meta("b"), Keys.meta("c"), Keys.meta("d"));

    private final List<Duration> waits = new ArrayList<>();

    private static BatchGetItemResponse answer(List<RowKey> read, List<RowKey> unread) {
        BatchGetItemResponse.Builder answer = BatchGetItemResponse.builder().responses(Map.of("t-rooms", items(read)));
        if (!unread.isEmpty()) {
            KeysAndAttributes rest =
                    KeysAndAttributes.builder().keys(items(unread)).build();
            answer.unprocessedKeys(Map.of("t-rooms", rest));
        }
        return answer.build();
    }

    private static Collection<Map<String, AttributeValue>> items(List<RowKey> keys) {
        return keys.stream().map(Attributes::of).toList();
    }

    private PatientRows rows(AnsweringDynamo dynamo) {
        return new PatientRows(new DynamoRows(dynamo, new Tables("t-")), new Patience(waits::add, new Random(1)));
    }

    @Test
    void what_was_left_unread_is_asked_for_again_after_a_wait() {
        AnsweringDynamo dynamo = new AnsweringDynamo(
                () -> answer(KEYS.subList(0, 1), KEYS.subList(1, 4)),
                () -> answer(KEYS.subList(1, 3), KEYS.subList(3, 4)),
                () -> answer(KEYS.subList(3, 4), List.of()));

        assertThat(rows(dynamo).getAll(Table.ROOMS, KEYS)).extracting(Row::key).isEqualTo(KEYS);

        assertThat(dynamo.requests())
                .extracting(request -> asked((BatchGetItemRequest) request))
                .containsExactly(KEYS, KEYS.subList(1, 4), KEYS.subList(3, 4));
        assertThat(waits).hasSize(2);
    }

    private static List<RowKey> asked(BatchGetItemRequest request) {
        return request.requestItems().values().stream()
                .flatMap(table -> table.keys().stream())
                .map(Attributes::key)
                .toList();
    }

    @Test
    void it_is_not_asked_for_ever() {
        AnsweringDynamo dynamo = new AnsweringDynamo(() -> answer(List.of(), KEYS));

        assertThatThrownBy(() -> rows(dynamo).getAll(Table.ROOMS, KEYS)).isInstanceOf(StoreUnavailable.class);
        assertThat(dynamo.requests()).hasSize(8);
    }
}
