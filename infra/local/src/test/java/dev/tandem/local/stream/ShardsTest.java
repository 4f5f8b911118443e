package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class ShardsTest {
    private final ListedStreams streams = new ListedStreams();
    private final Shards shards = new Shards(streams, "arn");

    @Test
    void a_shard_that_splits_is_finished_before_either_child_and_both_are_read_then() {
        streams.have("parent", null, true);
        streams.have("left", "parent", false);
        streams.have("right", "parent", false);

        assertThat(shards.take()).containsExactly("parent");
        assertThat(shards.take()).as("the parent is still being read").isEmpty();
        shards.finish("parent");

        assertThat(shards.take()).containsExactly("left", "right");
        assertThat(shards.take()).as("each once").isEmpty();
    }

    @Test
    void a_grandchild_waits_for_its_own_parent() {
        streams.have("parent", null, true);
        streams.have("child", "parent", true);
        streams.have("grandchild", "child", false);
        assertThat(shards.take()).containsExactly("parent");
        shards.finish("parent");
        assertThat(shards.take()).containsExactly("child");
        assertThat(shards.take()).isEmpty();
        shards.finish("child");
        assertThat(shards.take()).containsExactly("grandchild");
    }

    @Test
    void a_parent_that_was_trimmed_holds_nobody_up() {
        streams.have("child", "trimmed a day ago", false);

        assertThat(shards.take()).containsExactly("child");
    }

    @Test
    void latest_passes_over_the_shards_that_are_closed() {
        streams.have("parent", null, true);
        streams.have("child", "parent", false);

        shards.skipClosed();

        assertThat(shards.take()).containsExactly("child");
    }

    @Test
    void what_could_not_be_begun_is_given_again() {
        streams.have("one", null, false);
        shards.giveBack(shards.take());

        assertThat(shards.take()).containsExactly("one");
    }

    /** Describes a stream, two shards a page. */
    private static final class ListedStreams implements DynamoDbStreamsClient {
        private final List<Shard> shards = new ArrayList<>();

        void have(String id, @Nullable String parent, boolean closed) {
            shards.add(Shard.builder()
                    .shardId(id)
                    .parentShardId(parent)
                    .sequenceNumberRange(
                            range -> range.startingSequenceNumber("1").endingSequenceNumber(closed ? "9" : null))
                    .build());
        }

        @Override
        public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
            List<String> ids = shards.stream().map(Shard::shardId).toList();
            int from = request.exclusiveStartShardId() == null ? 0 : ids.indexOf(request.exclusiveStartShardId()) + 1;
            int to = Math.min(from + 2, shards.size());
            return DescribeStreamResponse.builder()
                    .streamDescription(stream -> stream.shards(shards.subList(from, to))
                            .lastEvaluatedShardId(to < shards.size() ? ids.get(to - 1) : null))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            shards.clear();
        }
    }
}
