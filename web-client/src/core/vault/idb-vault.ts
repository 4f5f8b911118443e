import type { RejectedEntry } from '../api';
import type { KnownRoom } from '../api-rooms';
import type { Clock } from '../platform';
import type { Notification } from '../protocol/messages';
import { type Database, openDatabase, type QueueRow, type Row, STORES, type Tx } from './schema';
import { freshKey, Sealer } from './seal';
import { SealedRows } from './sealed-rows';
import { together } from './together';
import { add, adopt, allot, beyond, changed, dismiss, forget, grow, laneOf, move, putLane, remove, replace, tailOf, versionOf } from './transactions';
import { type Facts, type Intent, type Made, type News, type Position, type Queued, type Settlement, type Snapshot, type Stored, type StoredRoom, TAIL_KEPT, type Terms, type Vault, type Waiting } from './vault';

/**
 * The vault in IndexedDB, encrypted. A transaction of IndexedDB ends by itself as soon as WebCrypto is waited for, so
 * everything is encrypted before it begins and decrypted after its end.
 */
export class IdbVault implements Vault {
  readonly #db: Database;
  readonly #rows: SealedRows;
  readonly #clock: Clock;

  private constructor(db: Database, rows: SealedRows, clock: Clock) {
    this.#db = db;
    this.#rows = rows;
    this.#clock = clock;
  }

  static async open(factory: IDBFactory, crypto: Crypto, clock: Clock, name: string, lost: () => void): Promise<IdbVault> {
    const db = await openDatabase(factory, name, lost);
    const mine = (await db.get('keys', 'main')) ?? (await freshKey(crypto));
    // Two tabs may both have made a key: the one that is stored first is everybody's.
    const tx = db.transaction(['keys', ...STORES], 'readwrite', { durability: 'strict' });
    const stored = await tx.objectStore('keys').get('main');
    // What is left of before a sign-out was written with a key that is gone.
    if (stored === undefined) await Promise.all(STORES.map((name) => tx.objectStore(name).clear()));
    await tx.objectStore('keys').put(stored ?? mine, 'main');
    await tx.done;
    const key = stored ?? mine;
    return new IdbVault(db, new SealedRows(new Sealer(crypto, key)), clock);
  }

  async load(room: string, lane: string, fresh: string): Promise<StoredRoom> {
    await this.#write((tx) => adopt(tx, room, lane, this.#clock.now()));
    const waiting = await this.waiting(room, lane, fresh);
    const [facts, stored, rows] = await this.#write((tx) =>
      Promise.all([tx.objectStore('facts').get(room), tx.objectStore('snapshots').get(room), tx.objectStore('tail').getAll(tailOf(room, 0))]),
    );
    return {
      ...waiting,
      facts: facts === undefined ? null : await this.#rows.facts(facts),
      snapshot: stored === undefined ? null : await this.#rows.snapshot(stored),
      tail: await this.#rows.tail(following(rows, stored?.seq ?? 0)),
    };
  }

  async waiting(room: string, lane: string, fresh: string, since?: Position): Promise<Waiting> {
    const now = this.#clock.now();
    const [client, version, rows, rejected, stored, tail] = await this.#write(async (tx) => {
      const known = await laneOf(tx, room, lane);
      const client = known ?? (await putLane(tx, room, lane, { client: fresh, registered: false, lastN: 0 }, now));
      const stored = since && (await tx.objectStore('snapshots').get(room));
      const tail = since === undefined || stored === undefined ? [] : tx.objectStore('tail').getAll(tailOf(room, Math.min(since.seq, stored.seq) + 1));
      return Promise.all([client, versionOf(tx, room), tx.objectStore('queue').index('room').getAll(room), tx.objectStore('rejected').index('room').getAll(room), stored, tail]);
    });
    return { client, version, queued: await this.#queued(rows), rejected: await this.#rows.rejected(rejected), ...(await this.#beyond(since, stored, tail)) };
  }

  /** What is known beyond a position. */
  async #beyond(since: Position | undefined, stored: Row<'snapshots'> | undefined, tail: readonly Row<'tail'>[]): Promise<Pick<Waiting, 'news' | 'state'>> {
    if (since === undefined || stored === undefined) return { news: [] };
    const news = following(tail, since.seq);
    const same = since.epoch === stored.epoch;
    const from = since.mark === undefined || (same && since.mark === (stored.mark ?? '') && (news.length > 0 || stored.seq <= since.seq));
    if (from) return { news: same ? await this.#news(news) : [] };
    return { news: [], state: { snapshot: await this.#rows.snapshot(stored), tail: await this.#rows.tail(following(tail, stored.seq)) } };
  }

  async enqueue(room: string, lane: string, intent: Made, base: number, terms: Terms = {}): Promise<Stored | null> {
    const row = await this.#rows.queueRow(room, lane, intent, base);
    return this.#write(async (tx) => {
      const version = await versionOf(tx, room);
      if (version !== (terms.version ?? version) || (await beyond(tx, room, terms.seq))) return null;
      if (terms.again !== undefined && !(await dismiss(tx, terms.again))) return { row: null, version };
      const order = terms.grown === true ? await grow(tx, row) : await add(tx, row, this.#clock.now());
      return order === null ? null : { row: { ...intent, base, lane, order, sent: null }, version: await changed(tx, room) };
    });
  }

  async allot(room: string, lane: string, ids: readonly string[], final: readonly Intent[] = [], expected?: number): Promise<Queued[]> {
    const now = this.#clock.now();
    const sealed = await this.#rows.intents(room, final);
    return this.#queued(await this.#write(async (tx) => (expected === undefined || expected === (await versionOf(tx, room)) ? allot(tx, room, lane, ids, sealed, now) : [])));
  }

  async settle(room: string, settlements: readonly Settlement[], expected?: number): Promise<number | null> {
    const { epoch, commits, done, rejected, moved, settled, state } = together(settlements);
    const anew = state && (await this.#rows.snapshotRow(room, state));
    const shown = await this.#rows.shown(room, moved);
    const tail = await this.#rows.tailRows(room, commits, settled);
    const refused = await this.#rows.rejectedRows(room, rejected);
    const version = await this.#write(async (tx) => {
      const before = await versionOf(tx, room);
      if (expected !== undefined && expected !== before) return null;
      const known = await tx.objectStore('snapshots').get(room);
      if (anew !== undefined) await replace(tx, anew, known?.epoch);
      const stored = anew ?? known;
      const fresh = stored?.epoch === epoch ? tail.filter(({ seq }) => seq > stored.seq) : [];
      for (const row of fresh) await tx.objectStore('tail').put(row);
      const removed = await remove(tx, [...done, ...rejected.map(({ id }) => id)]);
      for (const row of refused) await tx.objectStore('rejected').put(row);
      return (await move(tx, shown)) || removed || anew !== undefined ? changed(tx, room) : before;
    });
    if (version !== null) this.#rows.forget(done);
    return version;
  }

  async compact(room: string, snapshot: Snapshot): Promise<void> {
    const row = await this.#rows.snapshotRow(room, snapshot);
    await this.#write(async (tx) => {
      const before = await tx.objectStore('snapshots').get(room);
      if (before !== undefined && (before.epoch !== snapshot.epoch || before.mark !== snapshot.mark || before.seq > snapshot.seq)) return;
      await tx.objectStore('snapshots').put(row);
      await tx.objectStore('tail').delete(tailOf(room, 0, Math.max(0, snapshot.seq - TAIL_KEPT)));
    });
  }

  async saveFacts(room: string, facts: Facts): Promise<void> {
    const row = await this.#rows.factsRow(room, facts);
    await this.#write((tx) => tx.objectStore('facts').put(row));
  }

  async registered(room: string, lane: string, client: string, last: number): Promise<void> {
    await this.#write(async (tx) => {
      const record = await laneOf(tx, room, lane);
      if (record?.client !== client) return;
      await putLane(tx, room, lane, { client, registered: true, lastN: Math.max(record.lastN, last) }, this.#clock.now());
    });
  }

  async renew(room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void> {
    const refused = await this.#rows.rejectedRows(room, rejected);
    await this.#write(async (tx) => {
      const record = await laneOf(tx, room, lane);
      if (record?.client === old) await putLane(tx, room, lane, { client: fresh, registered: false, lastN: 0 }, this.#clock.now());
      await remove(tx, rejected.map(({ id }) => id));
      for (const row of refused) await tx.objectStore('rejected').put(row);
      for (const id of renumbered) {
        const row = await tx.objectStore('queue').index('id').get(id);
        if (row?.sent?.client === old) await tx.objectStore('queue').put({ ...row, lane, sent: null });
      }
      await changed(tx, room);
    });
  }

  async dismiss(_room: string, id: string): Promise<void> {
    await this.#write((tx) => dismiss(tx, id));
  }

  discard(room: string, id: string, expected?: number): Promise<boolean | null> {
    return this.#write(async (tx) => {
      if (expected !== undefined && expected !== (await versionOf(tx, room))) return null;
      const row = await tx.objectStore('queue').index('id').get(id);
      if (row === undefined || row.sent !== null) return false;
      await tx.objectStore('queue').delete(row.order);
      await changed(tx, room);
      return true;
    });
  }

  async known(): Promise<KnownRoom[]> {
    const rows = await this.#db.getAll('facts');
    return Promise.all(
      rows.map(async (row) => {
        const { kind, title, role } = await this.#rows.facts(row);
        return { id: row.room, kind, title, role, waiting: await this.#db.countFromIndex('queue', 'room', row.room) };
      }),
    );
  }

  waitingCount(room?: string): Promise<number> {
    return room === undefined ? this.#db.count('queue') : this.#db.countFromIndex('queue', 'room', room);
  }

  forget(room: string, discard = false): Promise<boolean> {
    return this.#write((tx) => forget(tx, room, discard));
  }

  async inbox(): Promise<readonly Notification[]> {
    const row = await this.#db.get('inbox', 'all');
    return row === undefined ? [] : this.#rows.inbox(row);
  }

  async saveInbox(items: readonly Notification[]): Promise<void> {
    const row = await this.#rows.inboxRow(items);
    await this.#write((tx) => tx.objectStore('inbox').put(row, 'all'));
  }

  async wipe(): Promise<void> {
    await this.#db.clear('keys');
    await this.#write((tx) => Promise.all(STORES.map((name) => tx.objectStore(name).clear())));
  }

  /** Nothing is left of this user on this device. */
  async destroy(factory: IDBFactory): Promise<void> {
    const { name } = this.#db;
    await this.wipe();
    this.#db.close();
    // Another tab may still have it open: it is empty, and goes when the last one closes.
    factory.deleteDatabase(name);
  }

  close(): void {
    this.#db.close();
  }

  #queued(rows: readonly QueueRow[]): Promise<Queued[]> {
    return Promise.all(rows.map((row) => this.#rows.queued(row)));
  }

  async #news(rows: readonly Row<'tail'>[]): Promise<News[]> {
    const commits = await this.#rows.tail(rows);
    return commits.map((commit, i) => ({ commit, done: rows[i]?.done ?? [] }));
  }

  /** One transaction: stored when the promise resolves, nothing of it when it rejects. */
  async #write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const tx: Tx = this.#db.transaction(STORES, 'readwrite', { durability: 'strict' });
    const done = work(tx).catch((failure: unknown) => {
      tx.abort();
      throw failure;
    });
    const [result] = await Promise.all([done, tx.done]);
    return result;
  }
}

/** The rows that follow a position, without a gap. */
function following(tail: readonly Row<'tail'>[], seq: number): Row<'tail'>[] {
  return tail.filter((row) => row.seq > seq).filter((row, i) => row.seq === seq + 1 + i);
}
