package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.stream.FailedBatch.Condition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FailedBatchTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.717Z");

    @Test
    void the_destination_is_told_where_the_batch_lies_and_not_what_it_holds() {
        Form message = Form.of(JsonReader.FILES.read(
                batch(Condition.RETRY_ATTEMPTS_EXHAUSTED, 5).message("arn:function", NOW)));

        assertThat(message.names())
                .containsExactlyInAnyOrder(
                        "requestContext", "responseContext", "version", "timestamp", "DDBStreamBatchInfo");
        Form request = message.object("requestContext");
        assertThat(request.text("functionArn")).isEqualTo("arn:function");
        assertThat(request.text("condition")).isEqualTo("RetryAttemptsExhausted");
        assertThat(request.whole("approximateInvokeCount", 0)).isEqualTo(5);
        assertThat(request.text("requestId")).isNotEmpty();
        assertThat(message.text("version")).isEqualTo("1.0");
        assertThat(message.text("timestamp")).isEqualTo("2026-05-01T10:00:00.717Z");
        assertThat(message.object("responseContext").text("functionError")).isEqualTo("Unhandled");
        assertThat(message.any("DDBStreamBatchInfo")).isEqualTo(JsonReader.FILES.read("""
                        {"shardId":"shard","startSequenceNumber":"100","endSequenceNumber":"102",
                         "approximateArrivalOfFirstRecord":"2026-05-01T09:59:40Z",
                         "approximateArrivalOfLastRecord":"2026-05-01T09:59:50Z","batchSize":3,"streamArn":"arn:stream"}"""));
    }

    @Test
    void of_a_batch_that_grew_too_old_unasked_there_is_no_response() {
        Form message = Form.of(
                JsonReader.FILES.read(batch(Condition.RECORD_AGE_EXCEEDED, 0).message("arn:function", NOW)));

        assertThat(message.object("requestContext").text("condition")).isEqualTo("RecordAgeExceeded");
        assertThat(message.has("responseContext")).isFalse();
    }

    private static FailedBatch batch(Condition why, int invokes) {
        return new FailedBatch(
                why,
                "arn:stream",
                "shard",
                "100",
                "102",
                Instant.parse("2026-05-01T09:59:40Z"),
                Instant.parse("2026-05-01T09:59:50Z"),
                3,
                invokes);
    }
}
