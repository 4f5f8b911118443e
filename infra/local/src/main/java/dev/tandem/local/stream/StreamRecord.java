package dev.tandem.local.stream;

import java.time.Instant;

/**
 * A record on its way to the function.
 *
 * @param sequenceNumber its place in the shard
 * @param createdAt when it was written; to the minute with DynamoDB Local
 * @param json as it stands in the event
 */
record StreamRecord(String sequenceNumber, Instant createdAt, String json) {}
