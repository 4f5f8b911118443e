/**
 * Lambda's event source mapping for DynamoDB streams, on one machine.
 *
 * <p>{@link dev.tandem.local.stream.StreamPoller} reads the shards, a parent before its children, and hands batches of records to a
 * {@link dev.tandem.local.LambdaFunction} as {@link dev.tandem.local.stream.EventSourceMapping} says. What is promised is what Lambda
 * promises: at least once, in order within a shard; a batch that fails is tried again and nothing overtakes it.
 * Sources: <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">with-ddb</a>,
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html">services-ddb-params</a>,
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">services-ddb-batchfailurereporting</a>.
 *
 * <p>Other than there: polls follow each other within milliseconds instead of
 * four times a second, and no position is kept: a stack that starts again begins at {@code LATEST}. Nothing is lost by that, because the
 * stream only tells; a client that comes back catches up when it joins.
 */
@NullMarked
package dev.tandem.local.stream;

import org.jspecify.annotations.NullMarked;
