import type { QueueRow, Row, Tx } from './schema';
import type { Sealed } from './seal';
import { type ClientRecord, rebased, STALE_LANE_MS } from './vault';

// The steps of the vault's transactions. Nothing but requests of the transaction is waited for in here.

export function tailOf(room: string, from: number, to = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([room, from], [room, to]);
}

export async function versionOf(tx: Tx, room: string): Promise<number> {
  return (await tx.objectStore('versions').get(room))?.version ?? 0;
}

/** The queue is not what it was. */
export async function changed(tx: Tx, room: string): Promise<number> {
  const version = (await versionOf(tx, room)) + 1;
  await tx.objectStore('versions').put({ room, version });
  return version;
}

/** Whether commits beyond a position are stored. */
export async function beyond(tx: Tx, room: string, seq = Infinity): Promise<boolean> {
  const next = await tx.objectStore('tail').getKey(tailOf(room, seq + 1));
  // Where the next one is gone the others may follow a gap: then it is for the state to say.
  return next !== undefined && (next[1] === seq + 1 || ((await tx.objectStore('snapshots').get(room))?.seq ?? 0) > seq);
}

/** False where it is not on the list of what was rejected. */
export async function dismiss(tx: Tx, id: string): Promise<boolean> {
  const there = (await tx.objectStore('rejected').getKey(id)) !== undefined;
  if (there) await tx.objectStore('rejected').delete(id);
  return there;
}

export async function laneOf(tx: Tx, room: string, lane: string): Promise<ClientRecord | undefined> {
  const stored = await tx.objectStore('clients').get([room, lane]);
  return stored && { client: stored.client, registered: stored.registered, lastN: stored.lastN };
}

export async function putLane(tx: Tx, room: string, lane: string, record: ClientRecord, beat: number): Promise<ClientRecord> {
  await tx.objectStore('clients').put({ ...record, room, lane, beat });
  return record;
}

export async function add(tx: Tx, row: Omit<QueueRow, 'order'>, now: number): Promise<number> {
  const record = await laneOf(tx, row.room, row.lane);
  if (record !== undefined) await putLane(tx, row.room, row.lane, record, now);
  return tx.objectStore('queue').add(row as QueueRow);
}

/** In the place of the shorter form; null where that is numbered already. */
export async function grow(tx: Tx, row: Omit<QueueRow, 'order'>): Promise<number | null> {
  const before = await tx.objectStore('queue').index('id').get(row.id);
  if (before?.sent !== null || before.lane !== row.lane) return null;
  return tx.objectStore('queue').put({ ...row, order: before.order });
}

export async function allot(tx: Tx, room: string, lane: string, ids: readonly string[], final: ReadonlyMap<string, Sealed>, now: number): Promise<QueueRow[]> {
  const record = await laneOf(tx, room, lane);
  if (record === undefined) throw new Error(`lane ${lane} was not loaded`);
  const allotted: QueueRow[] = [];
  for (const id of ids) {
    const row = await tx.objectStore('queue').index('id').get(id);
    if (row === undefined || row.lane !== lane || row.sent !== null) continue;
    const numbered = { ...row, sealed: final.get(id) ?? row.sealed, sent: { client: record.client, n: record.lastN + allotted.length + 1 } };
    await tx.objectStore('queue').put(numbered);
    allotted.push(numbered);
  }
  await putLane(tx, room, lane, { ...record, lastN: record.lastN + allotted.length }, now);
  return allotted;
}

export async function remove(tx: Tx, ids: readonly string[]): Promise<boolean> {
  let some = false;
  for (const id of ids) {
    const order = await tx.objectStore('queue').index('id').getKey(id);
    if (order === undefined) continue;
    await tx.objectStore('queue').delete(order);
    some = true;
  }
  return some;
}

/** As they stand over the state that is stored in the same transaction. */
export async function move(tx: Tx, shown: ReadonlyMap<string, Sealed>): Promise<boolean> {
  let some = false;
  for (const [id, sealed] of shown) {
    const row = await tx.objectStore('queue').index('id').get(id);
    if (row === undefined) continue;
    await tx.objectStore('queue').put({ ...row, shown: sealed });
    some = true;
  }
  return some;
}

/** Another state, and a base that it can know for what was never sent. */
export async function replace(tx: Tx, state: Row<'snapshots'>, before: string | undefined): Promise<void> {
  await tx.objectStore('snapshots').put(state);
  await tx.objectStore('tail').delete(tailOf(state.room, 0));
  for (const row of await tx.objectStore('queue').index('room').getAll(state.room)) {
    if (row.sent === null) await tx.objectStore('queue').put({ ...row, base: rebased(row.base, before, state) });
  }
}

export async function adopt(tx: Tx, room: string, lane: string, now: number): Promise<void> {
  for (const row of await tx.objectStore('queue').index('room').getAll(room)) {
    if (row.lane === lane) continue;
    const beat = (await tx.objectStore('clients').get([room, row.lane]))?.beat ?? 0;
    if (beat < now - STALE_LANE_MS) await tx.objectStore('queue').put({ ...row, lane });
  }
}

/** False where something waits or was rejected, which goes only with `discard`. */
export async function forget(tx: Tx, room: string, discard: boolean): Promise<boolean> {
  for (const name of ['queue', 'rejected'] as const) {
    const left = await tx.objectStore(name).index('room').getAllKeys(room);
    if (left.length > 0 && !discard) return false;
    for (const key of left) await tx.objectStore(name).delete(key);
  }
  await Promise.all([tx.objectStore('facts').delete(room), tx.objectStore('snapshots').delete(room), tx.objectStore('tail').delete(tailOf(room, 0)), changed(tx, room)]);
  return true;
}
