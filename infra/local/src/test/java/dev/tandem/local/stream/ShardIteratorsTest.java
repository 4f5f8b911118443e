package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class ShardIteratorsTest {
    private final ScriptedStreams streams = new ScriptedStreams();

    @Test
    void an_expired_iterator_goes_on_after_the_last_record_read() {
        streams.answers(List.of(() -> page("next", "7"), ShardIteratorsTest::expired, () -> page(null, "8")));
        ShardIterators shard = ShardIterators.at(streams, "arn", "shard", ShardIteratorType.LATEST);

        assertThat(numbers(shard)).containsExactly("7");
        assertThat(numbers(shard)).containsExactly("8");

        assertThat(streams.iterators).containsExactly("LATEST", "AFTER_SEQUENCE_NUMBER 7");
        assertThat(shard.read()).as("the shard is at its end").isEmpty();
    }

    @Test
    void an_iterator_that_expires_before_anything_was_read_begins_anew_rather_than_lose() {
        streams.answers(List.of(ShardIteratorsTest::expired, () -> page("next", "1")));
        ShardIterators shard = ShardIterators.at(streams, "arn", "shard", ShardIteratorType.LATEST);

        assertThat(numbers(shard)).containsExactly("1");

        assertThat(streams.iterators).containsExactly("LATEST", "TRIM_HORIZON");
    }

    @Test
    void records_that_were_trimmed_are_passed_over() {
        streams.answers(List.of(
                () -> page("next", "1"),
                () -> {
                    throw TrimmedDataAccessException.builder().build();
                },
                () -> page("next", "900")));
        ShardIterators shard = ShardIterators.at(streams, "arn", "shard", ShardIteratorType.TRIM_HORIZON);

        assertThat(numbers(shard)).containsExactly("1");
        assertThat(numbers(shard)).containsExactly("900");

        assertThat(streams.iterators).containsExactly("TRIM_HORIZON", "TRIM_HORIZON");
    }

    private static List<String> numbers(ShardIterators shard) {
        return shard.read().orElseThrow().records().stream()
                .map(record -> record.dynamodb().sequenceNumber())
                .toList();
    }

    private static GetRecordsResponse page(@Nullable String next, String number) {
        Record record = Record.builder()
                .dynamodb(change -> change.sequenceNumber(number))
                .build();
        return GetRecordsResponse.builder()
                .records(record)
                .nextShardIterator(next)
                .build();
    }

    private static GetRecordsResponse expired() {
        throw ExpiredIteratorException.builder().build();
    }

    /** Answers reads as scripted, and notes which iterators were asked for. */
    private static final class ScriptedStreams implements DynamoDbStreamsClient {
        private final List<String> iterators = new ArrayList<>();
        private final Deque<Supplier<GetRecordsResponse>> script = new ArrayDeque<>();

        void answers(List<Supplier<GetRecordsResponse>> answers) {
            script.addAll(answers);
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            String after = request.sequenceNumber() == null ? "" : " " + request.sequenceNumber();
            iterators.add(request.shardIteratorTypeAsString() + after);
            return GetShardIteratorResponse.builder()
                    .shardIterator("iterator " + iterators.size())
                    .build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            return script.pop().get();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            script.clear();
        }
    }
}
