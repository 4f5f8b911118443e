package dev.tandem.local.stream;

import java.time.Instant;

/**
 * A record on its way to the function.
 *
 * @param sequenceNumber its place in the shard
 * @param item the key of what was written: records of one item keep their order
 * @param createdAt when it was written; to the minute with DynamoDB Local
 * @param json as it stands in the event
 */
record StreamRecord(String sequenceNumber, String item, Instant createdAt, String json) {}
