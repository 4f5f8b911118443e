package dev.tandem.local.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A place in a shard that moves on with each read, and is found again when its iterator is lost. */
final class ShardIterators {
    private static final int MOST = 1_000;

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final String shardId;
    private @Nullable String next;
    private @Nullable String lastRead;

    private ShardIterators(DynamoDbStreamsClient streams, String streamArn, String shardId, ShardIteratorType start) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.shardId = shardId;
        this.next = iterator(start, null);
    }

    static ShardIterators at(DynamoDbStreamsClient streams, String streamArn, String shardId, ShardIteratorType start) {
        return new ShardIterators(streams, streamArn, shardId, start);
    }

    String shardId() {
        return shardId;
    }

    /** Reads on; nothing once the shard is closed and read to its end. */
    Optional<GetRecordsResponse> read() {
        if (next == null) {
            return Optional.empty();
        }
        GetRecordsResponse read = read(next);
        next = read.nextShardIterator();
        if (!read.records().isEmpty()) {
            lastRead = read.records().getLast().dynamodb().sequenceNumber();
        }
        return Optional.of(read);
    }

    private GetRecordsResponse read(String iterator) {
        try {
            return records(iterator);
        } catch (ExpiredIteratorException expired) {
            // Rather twice than never: with nothing read yet, from the beginning.
            return records(
                    lastRead == null
                            ? iterator(ShardIteratorType.TRIM_HORIZON, null)
                            : iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, lastRead));
        } catch (TrimmedDataAccessException trimmed) {
            return records(iterator(ShardIteratorType.TRIM_HORIZON, null));
        }
    }

    private GetRecordsResponse records(String iterator) {
        return streams.getRecords(get -> get.shardIterator(iterator).limit(MOST));
    }

    private String iterator(ShardIteratorType type, @Nullable String after) {
        return streams.getShardIterator(get -> get.streamArn(streamArn)
                        .shardId(shardId)
                        .shardIteratorType(type)
                        .sequenceNumber(after))
                .shardIterator();
    }
}
