package dev.tandem.local.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The shards of a stream, and which of them may be read now: a child only after its parent. */
final class Shards {
    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> finished = new HashSet<>();

    Shards(DynamoDbStreamsClient streams, String streamArn) {
        this.streams = streams;
        this.streamArn = streamArn;
    }

    /** Counts the closed shards as read. */
    synchronized void skipClosed() {
        for (Shard shard : all()) {
            if (shard.sequenceNumberRange().endingSequenceNumber() != null) {
                begun.add(shard.shardId());
                finished.add(shard.shardId());
            }
        }
    }

    /** Takes the shards whose turn it is; each is given once. */
    synchronized List<String> take() {
        List<Shard> all = all();
        Set<String> there = all.stream().map(Shard::shardId).collect(Collectors.toSet());
        List<String> ready = all.stream()
                .filter(shard -> !begun.contains(shard.shardId()))
                .filter(shard -> !there.contains(shard.parentShardId()) || finished.contains(shard.parentShardId()))
                .map(Shard::shardId)
                .toList();
        begun.addAll(ready);
        return ready;
    }

    /** Gives back what could not be begun. */
    synchronized void giveBack(List<String> shardIds) {
        shardIds.forEach(begun::remove);
    }

    synchronized void finish(String shardId) {
        finished.add(shardId);
    }

    private List<Shard> all() {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            String after = last;
            StreamDescription page = streams.describeStream(
                            describe -> describe.streamArn(streamArn).exclusiveStartShardId(after))
                    .streamDescription();
            shards.addAll(page.shards());
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }
}
