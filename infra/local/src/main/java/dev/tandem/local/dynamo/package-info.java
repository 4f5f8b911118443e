/**
 * DynamoDB on this machine: the embedded DynamoDB Local with the tables of {@link dev.tandem.functions.store.dynamo.Table}, in memory or in
 * one file, and what it does otherwise than the service.
 *
 * <ul>
 *   <li>It answers a transaction before that is on disk: {@link dev.tandem.local.dynamo.ReadBack} waits.
 *   <li>It never deletes by TTL: {@link dev.tandem.local.dynamo.TtlSweeper} does.
 *   <li>It has no {@code TransactionConflict} and never shows half a transaction; the simulated store of the tests has both.
 * </ul>
 *
 * <p>DynamoDB Local may not be redistributed: it comes from Maven Central to the machine of whoever builds, and is part of nothing that
 * leaves it.
 */
@NullMarked
package dev.tandem.local.dynamo;

import org.jspecify.annotations.NullMarked;
