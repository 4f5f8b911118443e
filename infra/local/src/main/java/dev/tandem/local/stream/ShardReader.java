package dev.tandem.local.stream;

import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Reads one shard to its end and delivers what matters of it. */
final class ShardReader {
    private static final System.Logger LOG = System.getLogger(ShardReader.class.getName());

    private final ShardIterators shard;
    private final RecordFilter filter;
    private final String streamArn;
    private final Gathering gathering;
    private final BatchDelivery delivery;
    private final Pace pace;
    private final Stopping stopping;

    ShardReader(
            ShardIterators shard,
            RecordFilter filter,
            String streamArn,
            Gathering gathering,
            BatchDelivery delivery,
            Pace pace,
            Stopping stopping) {
        this.shard = shard;
        this.filter = filter;
        this.streamArn = streamArn;
        this.gathering = gathering;
        this.delivery = delivery;
        this.pace = pace;
        this.stopping = stopping;
    }

    /** Returns when the shard is closed and everything in it is delivered or given up. */
    void readToEnd() throws InterruptedException {
        Optional<List<Record>> found = read();
        while (found.isPresent()) {
            for (Record record : found.get()) {
                if (filter.matches(record)) {
                    gathering.add(RecordJson.of(record, streamArn));
                }
            }
            for (var batch = gathering.due(); batch.isPresent(); batch = gathering.due()) {
                delivery.deliver(batch.get());
            }
            pace.rest(stopping, !found.get().isEmpty());
            found = read();
        }
        for (var batch = gathering.rest(); batch.isPresent(); batch = gathering.rest()) {
            delivery.deliver(batch.get());
        }
    }

    /** What came since the last read; nothing at the end of the shard. A read that fails is one that found nothing. */
    private Optional<List<Record>> read() {
        try {
            return shard.read().map(GetRecordsResponse::records);
        } catch (SdkException failed) {
            LOG.log(WARNING, "Reading " + shard.shardId() + " failed", failed);
            return Optional.of(List.of());
        }
    }
}
