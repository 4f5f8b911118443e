package dev.tandem.functions.store.dynamo;

import java.time.Duration;

/**
 * How commits reach the function that broadcasts them: what the event source says in the cloud and on a laptop alike. By default a batch that fails
 * is tried again for a day while everything behind it waits; here it is halved, tried a few times and put aside, and clients that miss it ask for it
 * by position (PROTOCOL S4).
 */
public final class CommitFeed {
    /** A Lambda filter pattern: entries of a log that were written, and nothing else that happens to the table. */
    public static final String PATTERN = "{\"dynamodb\":{\"Keys\":{\"" + Attribute.SK + "\":{\"S\":[{\"prefix\":\""
            + Keys.LOG + "\"}]}}},\"eventName\":[\"INSERT\"]}";

    /** Records in one event, at most. */
    public static final int BATCH = 100;

    /** A batch does not wait to become full. */
    public static final Duration WINDOW = Duration.ZERO;

    /** How often a batch is tried again. */
    public static final int RETRIES = 4;

    /** What is older is not worth telling: whoever waited for it has asked. */
    public static final Duration AGE = Duration.ofMinutes(10);

    private CommitFeed() {}
}
