import type { RejectedEntry } from '../api';
import type { KnownRoom } from '../api-rooms';
import type { Clock } from '../platform';
import type { Commit, Notification } from '../protocol/messages';
import { together } from './together';
import { type ClientRecord, type Facts, type Intent, type Made, type Moved, type Position, type Queued, rebased, type Settlement, type Snapshot, STALE_LANE_MS, type Stored, type StoredRoom, TAIL_KEPT, type Terms, type Vault, type Waiting } from './vault';

interface Lane {
  record: ClientRecord;
  beat: number;
}

class RoomData {
  facts: Facts | null = null;
  snapshot: Snapshot | null = null;
  readonly tail = new Map<number, Commit>();
  /** Which mutations a commit of the tail settled. */
  readonly settled = new Map<number, readonly string[]>();
  version = 0;
  readonly lanes = new Map<string, Lane>();
  readonly queue = new Map<string, Queued>();
  readonly rejected = new Map<string, RejectedEntry>();
  lastOrder = 0;

  get position(): number {
    let seq = this.snapshot?.seq ?? 0;
    while (this.tail.has(seq + 1)) seq++;
    return seq;
  }

  news(since: Position | undefined): Pick<Waiting, 'news' | 'state'> {
    const { snapshot } = this;
    if (since === undefined || snapshot === null) return { news: [] };
    const news = this.#from(since.seq + 1).map((commit) => ({ commit, done: this.settled.get(commit.seq) ?? [] }));
    const same = since.epoch === snapshot.epoch;
    const from = since.mark === undefined || (same && since.mark === (snapshot.mark ?? '') && (news.length > 0 || snapshot.seq <= since.seq));
    return from ? { news: same ? news : [] } : { news: [], state: { snapshot, tail: this.#from(snapshot.seq + 1) } };
  }

  #from(seq: number): Commit[] {
    const commits: Commit[] = [];
    for (let commit = this.tail.get(seq); commit !== undefined; commit = this.tail.get(commit.seq + 1)) commits.push(commit);
    return commits;
  }
}

/** The lane of mutations that are shown, and not sent from here. */
const HELD = 'held';

/** What a {@link MemoryVault} writes on. Two vaults on one disk are two tabs of one browser. */
export type MemoryDisk = Map<string, RoomData>;

const inboxes = new WeakMap<MemoryDisk, readonly Notification[]>();

/** Keeps everything for the life of the page: for browsers without storage, and beside a storage that may fail. */
export class MemoryVault implements Vault {
  readonly #disk: MemoryDisk;
  readonly #clock: Clock;

  constructor(clock: Clock, disk: MemoryDisk = new Map()) {
    this.#clock = clock;
    this.#disk = disk;
  }

  async load(room: string, lane: string, fresh: string): Promise<StoredRoom> {
    const data = this.#room(room);
    this.#adopt(data, lane);
    const { facts, snapshot } = data;
    const from = snapshot?.seq ?? 0;
    const tail = Array.from({ length: data.position - from }, (_, i) => data.tail.get(from + 1 + i)).filter((commit) => commit !== undefined);
    return { ...(await this.waiting(room, lane, fresh)), facts, snapshot, tail };
  }

  async waiting(room: string, lane: string, fresh: string, since?: Position): Promise<Waiting> {
    const data = this.#room(room);
    const { record } = this.#lane(data, lane, fresh);
    return { client: record, version: data.version, ...data.news(since), queued: [...data.queue.values()].toSorted((a, b) => a.order - b.order), rejected: [...data.rejected.values()] };
  }

  async enqueue(room: string, lane: string, intent: Made, base: number, { version, seq = Infinity, grown = false, again }: Terms = {}): Promise<Stored | null> {
    const data = this.#room(room);
    const before = data.queue.get(intent.id);
    if ((version !== undefined && version !== data.version) || seq < data.position) return null;
    if (grown && (before?.sent !== null || before.lane !== lane)) return null;
    if (again !== undefined && !data.rejected.delete(again)) return { row: null, version: data.version };
    return { row: this.#enqueue(data, lane, intent, base), version: data.version };
  }

  async allot(room: string, lane: string, ids: readonly string[], final: readonly Intent[] = [], expected?: number): Promise<Queued[]> {
    const data = this.#room(room);
    if (expected !== undefined && expected !== data.version) return [];
    const { record } = this.#lane(data, lane);
    const allotted: Queued[] = [];
    for (const id of ids) {
      const row = data.queue.get(id);
      if (row === undefined || row.lane !== lane || row.sent !== null) continue;
      const numbered = { ...row, ...final.find((intent) => intent.id === id), sent: { client: record.client, n: record.lastN + allotted.length + 1 } };
      data.queue.set(id, numbered);
      allotted.push(numbered);
    }
    this.#record(data, lane, { ...record, lastN: record.lastN + allotted.length });
    return allotted;
  }

  async settle(room: string, settlements: readonly Settlement[], expected?: number): Promise<number | null> {
    const { epoch, commits, done, rejected, moved, settled, state } = together(settlements);
    const data = this.#room(room);
    if (expected !== undefined && expected !== data.version) return null;
    const before = data.queue.size;
    if (state !== undefined) this.#anew(data, state);
    if (data.snapshot?.epoch === epoch) {
      for (const commit of commits) if (commit.seq > data.snapshot.seq) data.tail.set(commit.seq, commit);
      for (const [seq, ids] of settled) data.settled.set(seq, ids);
    }
    for (const id of done) data.queue.delete(id);
    this.#reject(data, rejected);
    const some = this.#move(data, moved);
    if (some || data.queue.size < before || state !== undefined) data.version++;
    return data.version;
  }

  async compact(room: string, snapshot: Snapshot): Promise<void> {
    const data = this.#room(room);
    const before = data.snapshot;
    if (before !== null && (before.epoch !== snapshot.epoch || before.mark !== snapshot.mark || before.seq > snapshot.seq)) return;
    for (const seq of data.tail.keys()) if (seq <= snapshot.seq - TAIL_KEPT) data.tail.delete(seq);
    for (const seq of data.settled.keys()) if (!data.tail.has(seq)) data.settled.delete(seq);
    data.snapshot = snapshot;
  }

  async saveFacts(room: string, facts: Facts): Promise<void> {
    this.#room(room).facts = facts;
  }

  async registered(room: string, lane: string, client: string, last: number): Promise<void> {
    const data = this.#room(room);
    const { record } = this.#lane(data, lane);
    if (record.client === client) this.#record(data, lane, { client, registered: true, lastN: Math.max(record.lastN, last) });
  }

  async renew(room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void> {
    const data = this.#room(room);
    if (this.#lane(data, lane).record.client === old) this.#record(data, lane, { client: fresh, registered: false, lastN: 0 });
    this.#reject(data, rejected);
    for (const id of renumbered) {
      const row = data.queue.get(id);
      if (row?.sent?.client === old) data.queue.set(id, { ...row, lane, sent: null });
    }
    data.version++;
  }

  async dismiss(room: string, id: string): Promise<void> {
    this.#room(room).rejected.delete(id);
  }

  async discard(room: string, id: string, expected?: number): Promise<boolean | null> {
    const data = this.#room(room);
    if (expected !== undefined && expected !== data.version) return null;
    const discarded = data.queue.get(id)?.sent === null && data.queue.delete(id);
    if (discarded) data.version++;
    return discarded;
  }

  /** Takes over what another vault holds, as it is. */
  absorb(room: string, stored: Partial<Pick<StoredRoom, 'facts' | 'snapshot' | 'tail' | 'queued' | 'rejected'>>): void {
    const data = this.#room(room);
    if (stored.facts !== undefined) data.facts = stored.facts;
    if (stored.snapshot !== undefined) data.snapshot = stored.snapshot;
    for (const commit of stored.tail ?? []) data.tail.set(commit.seq, commit);
    for (const row of stored.queued ?? []) {
      data.queue.set(row.id, row);
      data.lastOrder = Math.max(data.lastOrder, row.order);
    }
    for (const entry of stored.rejected ?? []) data.rejected.set(entry.id, entry);
  }

  /** Sets aside what was never sent; answers the ids by room. */
  hold(): Map<string, string[]> {
    const held = new Map<string, string[]>();
    for (const [room, { queue }] of this.#disk) {
      const rows = [...queue.values()].filter(({ sent }) => sent === null);
      for (const row of rows) queue.set(row.id, { ...row, lane: HELD });
      held.set(room, rows.map(({ id }) => id));
    }
    return held;
  }

  /** Lets what was held go on in this lane. */
  unhold(room: string, ids: readonly string[], lane: string): void {
    const { queue } = this.#room(room);
    for (const id of ids) {
      const row = queue.get(id);
      if (row?.lane === HELD) queue.set(id, { ...row, lane });
    }
  }

  async known(): Promise<KnownRoom[]> {
    return [...this.#disk].flatMap(([id, { facts, queue }]) => (facts === null ? [] : [{ id, kind: facts.kind, title: facts.title, role: facts.role, waiting: queue.size }]));
  }

  async forget(room: string, discard = false): Promise<boolean> {
    const data = this.#room(room);
    if (data.queue.size + data.rejected.size > 0 && !discard) return false;
    data.queue.clear();
    data.rejected.clear();
    data.version++;
    data.facts = null;
    data.snapshot = null;
    data.tail.clear();
    data.settled.clear();
    return true;
  }

  async waitingCount(room?: string): Promise<number> {
    return [...this.#disk].reduce((sum, [id, { queue }]) => (room === undefined || id === room ? sum + queue.size : sum), 0);
  }

  async inbox(): Promise<readonly Notification[]> {
    return inboxes.get(this.#disk) ?? [];
  }

  async saveInbox(items: readonly Notification[]): Promise<void> {
    inboxes.set(this.#disk, items);
  }

  async wipe(): Promise<void> {
    inboxes.delete(this.#disk);
    this.#disk.clear();
  }

  close(): void {
    // Nothing is held open.
  }

  #room(id: string): RoomData {
    const data = this.#disk.get(id) ?? new RoomData();
    this.#disk.set(id, data);
    return data;
  }

  #lane(data: RoomData, lane: string, fresh?: string): Lane {
    const known = data.lanes.get(lane);
    if (known !== undefined) return known;
    if (fresh === undefined) throw new Error(`lane ${lane} was not loaded`);
    return this.#record(data, lane, { client: fresh, registered: false, lastN: 0 });
  }

  #record(data: RoomData, lane: string, record: ClientRecord): Lane {
    const entry = { record, beat: this.#clock.now() };
    data.lanes.set(lane, entry);
    return entry;
  }

  #adopt(data: RoomData, lane: string): void {
    const dead = this.#clock.now() - STALE_LANE_MS;
    for (const row of data.queue.values()) {
      if (row.lane !== lane && row.lane !== HELD && (data.lanes.get(row.lane)?.beat ?? 0) < dead) data.queue.set(row.id, { ...row, lane });
    }
  }

  #anew(data: RoomData, state: Snapshot): void {
    const before = data.snapshot;
    data.tail.clear();
    data.settled.clear();
    data.snapshot = state;
    for (const row of data.queue.values()) if (row.sent === null) data.queue.set(row.id, { ...row, base: rebased(row.base, before?.epoch, state) });
  }

  #enqueue(data: RoomData, lane: string, intent: Made, base: number): Queued {
    const queued: Queued = { ...intent, base, lane, order: data.queue.get(intent.id)?.order ?? ++data.lastOrder, sent: null };
    data.queue.set(queued.id, queued);
    data.version++;
    this.#record(data, lane, this.#lane(data, lane).record);
    return queued;
  }

  #move(data: RoomData, moved: readonly Moved[]): boolean {
    let some = false;
    for (const { id, shown } of moved) {
      const row = data.queue.get(id);
      if (row === undefined) continue;
      data.queue.set(id, { ...row, shown });
      some = true;
    }
    return some;
  }

  #reject(data: RoomData, rejected: readonly RejectedEntry[]): void {
    for (const entry of rejected) {
      data.queue.delete(entry.id);
      data.rejected.set(entry.id, entry);
    }
  }
}
