package dev.tandem.bench.scale;

import java.util.Locale;

/** What AWS lets one account, table, partition or function have; figures and sources are in {@code limits.json}. */
public enum Quota {
    /** Write units a second of one partition, and so of one key: a room. */
    PARTITION_WRITES,
    /** Read units a second of the same. */
    PARTITION_READS,
    TABLE_WRITES,
    TABLE_READS,
    /** Polls a second of a stream's shard by a trigger. */
    STREAM_POLLS,
    /** Records that one of them brings. */
    STREAM_RECORDS,
    /** Invocations at once, all functions of an account together. */
    CONCURRENCY,
    /** How many more of one function there may be every ten seconds. */
    CONCURRENCY_GROWTH,
    /** New sockets a second. */
    NEW_CONNECTIONS,
    /** Requests, frames and posts to sockets a second, all together. */
    REQUESTS,
    /** How many of them may come at once. */
    REQUEST_BURST,
    /** Seconds that a socket may last. */
    SOCKET_LIFE,
    /** Seconds after which a silent one is closed. */
    SOCKET_IDLE,
    /** Bytes of a frame of a client. */
    FRAME,
    /** Bytes of a message to a client. */
    MESSAGE;

    /** {@code TABLE_READS} as {@code table-reads}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
