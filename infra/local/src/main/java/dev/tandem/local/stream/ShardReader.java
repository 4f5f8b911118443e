package dev.tandem.local.stream;

import static java.lang.System.Logger.Level.WARNING;

import dev.tandem.json.Json;
import java.util.ArrayList;
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
    private final Transit transit;
    private final Lanes lanes;
    private final Pace pace;
    private final Stopping stopping;

    ShardReader(
            ShardIterators shard,
            RecordFilter filter,
            String streamArn,
            Transit transit,
            Lanes lanes,
            Pace pace,
            Stopping stopping) {
        this.shard = shard;
        this.filter = filter;
        this.streamArn = streamArn;
        this.transit = transit;
        this.lanes = lanes;
        this.pace = pace;
        this.stopping = stopping;
    }

    /** Returns when the shard is closed and everything in it is delivered or given up. */
    void readToEnd() throws InterruptedException {
        Optional<List<Record>> found = read();
        while (found.isPresent()) {
            transit.send(matching(found.get()));
            deliver();
            pace.rest(stopping, !found.get().isEmpty());
            while (lanes.areFull()) {
                pace.rest(stopping, false);
                deliver();
            }
            found = read();
        }
        while (!transit.isEmpty()) {
            deliver();
            pace.rest(stopping, false);
        }
        lanes.end();
        if (stopping.isAsked()) {
            throw new InterruptedException("stopped");
        }
    }

    private void deliver() {
        transit.arrived().forEach(lanes::add);
        lanes.deliver();
    }

    private List<StreamRecord> matching(List<Record> records) {
        List<StreamRecord> matching = new ArrayList<>();
        for (Record record : records) {
            Json event = RecordJson.event(record, streamArn);
            if (filter.matches(event)) {
                matching.add(RecordJson.of(record, event));
            }
        }
        return matching;
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
