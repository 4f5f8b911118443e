// What the log of a room tells a test.
import assert from 'node:assert/strict';

/** The names of the items that were made, oldest first. */
export const madeIn = (log) => log.flatMap(({ changes }) => changes).flatMap((change) => (change.op === 'create' && change.type === 'item' ? [change.fields.name] : []));

/** Every mutation of every client is there once and in order: the ranges of a client's commits follow each other without a gap or an overlap. */
export function assertDense(log) {
  const last = new Map();
  for (const { by, n } of log.filter((commit) => commit.n[1] > 0)) {
    assert.equal(n[0], (last.get(by.client) ?? 0) + 1, `mutations ${n} of ${by.client} follow ${last.get(by.client)}`);
    last.set(by.client, n[1]);
  }
}
