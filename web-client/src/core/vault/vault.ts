import type { Undoable } from '../room/undo-stack';
import type { RejectedEntry } from '../api';
import type { Receipt } from '../net/reading';
import type { KnownRoom, Member } from '../api-rooms';
import type { Commit, Entity, LockToken, Notification, Op, Role } from '../protocol/messages';

/** One name for one queue of mutations (J1). Several tabs share the client of a lane; `lastN` is the last `n` handed out. */
export interface ClientRecord {
  readonly client: string;
  /** The server has bound it to this user. */
  readonly registered: boolean;
  readonly lastN: number;
}

/** What the person meant; never changed once it was sent. `locks` are the tokens it rests on (L3). */
export interface Intent {
  readonly id: string;
  readonly label: string;
  readonly ops: readonly Op[];
  readonly createdAt: number;
  readonly locks?: readonly LockToken[];
  /** What is taken back together has the same. */
  readonly step?: string;
  /** How often it took up what was made after it. */
  readonly grown?: number;
}

/** As it is queued. `shown` is absent where it is what is sent. */
export interface Made extends Intent {
  /** Its operations as they stand over the stored state and over all that waits before. */
  readonly shown?: readonly Op[];
}

/** A waiting mutation as it stands over the stored state, where others changed a text under it (T2). */
export interface Moved {
  readonly id: string;
  readonly shown: readonly Op[];
}

/**
 * A mutation that waits. `sent` is null until it is numbered, which is stored before the first byte leaves: from then
 * on it may have been applied, and only the server knows. `order` is its place in the queue of the room.
 */
export interface Queued extends Made {
  readonly order: number;
  readonly base: number;
  readonly lane: string;
  readonly sent: { readonly client: string; readonly n: number } | null;
}

/** The state of a room at a position of its log. */
export interface Snapshot {
  readonly epoch: string;
  readonly seq: number;
  readonly digest: string;
  readonly entities: readonly Entity[];
  /** Where it came as a whole: a name for that, by which tabs tell whether they go on from the same state. */
  readonly mark?: string;
  /** What it was said to hold of one's own mutations. */
  readonly receipt?: Receipt | undefined;
}

/** A state and the commits that follow it, without a gap. */
export interface State {
  readonly snapshot: Snapshot;
  readonly tail: readonly Commit[];
}

/** What is shown of a room before the server answers. */
export interface Facts {
  readonly kind: string;
  readonly kindVersion: number;
  readonly title: string;
  readonly user: string;
  readonly role: Role;
  readonly members: readonly Member[];
  /** What this device can take back (H). */
  readonly undoable?: Undoable;
  /** Up to which commit the person has seen a thread of comments; under the empty name, all that was there when this device came. */
  readonly seen?: Readonly<Record<string, number>>;
}

/** A position of the log, of one incarnation of the room. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
  /** Of the state from which one came there; where it is not given, only commits are told. */
  readonly mark?: string | undefined;
}

/** A commit that some tab took up, with the waiting mutations that it settled. */
export interface News {
  readonly commit: Commit;
  readonly done: readonly string[];
}

/**
 * `version` counts the changes of the queue. `news` is what the vault knows beyond the position that was given; where no commits lead there
 * from that, `state` is all it knows.
 */
export interface Waiting {
  readonly client: ClientRecord;
  readonly queued: readonly Queued[];
  readonly rejected: readonly RejectedEntry[];
  readonly version: number;
  readonly news: readonly News[];
  readonly state?: State;
}

/** On what a mutation is stored: else nothing is. */
export interface Terms {
  /** The queue has this version. */
  readonly version?: number | undefined;
  /** No commit beyond this position is stored: what stands on an older state nobody could place who begins with the newer one. */
  readonly seq?: number | undefined;
  /** In the place of the mutation with its id, of which it is the longer form. */
  readonly grown?: boolean;
  /** In the place of this one, which was rejected. */
  readonly again?: string | undefined;
}

/** A mutation that was stored just now, and the version of the queue with it; without one where that in whose place it was to be is gone. */
export interface Stored {
  readonly row: Queued | null;
  readonly version: number;
}

export interface StoredRoom extends Waiting {
  readonly facts: Facts | null;
  readonly snapshot: Snapshot | null;
  readonly tail: readonly Commit[];
}

/** What one answer of the server changes, written together: commits, and the mutations that they decided. */
export interface Settlement {
  readonly epoch: string;
  readonly commits?: readonly Commit[];
  readonly done?: readonly string[];
  readonly rejected?: readonly RejectedEntry[];
  readonly moved?: readonly Moved[];
  /** Which mutations each of the commits settled. */
  readonly settled?: ReadonlyMap<number, readonly string[]>;
  /** Another state, however old it is. What was never sent gets a base that it can know. */
  readonly state?: Snapshot | undefined;
}

/**
 * What outlives the page. Every method is one transaction: all of it is stored or none, and it is stored once the
 * promise resolves. Tabs of one browser share it, so nothing here relies on what a tab remembers.
 */
export interface Vault {
  /** Makes `fresh` the client of the lane where it has none yet. */
  load(room: string, lane: string, fresh: string): Promise<StoredRoom>;
  waiting(room: string, lane: string, fresh: string, since?: Position): Promise<Waiting>;
  /** At the end of the queue. Null, and nothing is stored, where the terms do not hold, or what is to grow has a number, or does not wait here. */
  enqueue(room: string, lane: string, intent: Made, base: number, terms?: Terms): Promise<Stored | null>;
  /** Numbers those of the mutations that wait in this lane without a number, in the order given; those in `final` go out as they are there. None where the queue has another version than `expected`. */
  allot(room: string, lane: string, ids: readonly string[], final?: readonly Intent[], expected?: number): Promise<Queued[]>;
  /** One after the other, all in one. Answers the version of the queue; null, and nothing is written, where it was not `expected`. */
  settle(room: string, settlements: readonly Settlement[], expected?: number): Promise<number | null>;
  /** The same state, with commits that it takes up; nothing where a newer one is stored, or another. */
  compact(room: string, snapshot: Snapshot): Promise<void>;
  saveFacts(room: string, facts: Facts): Promise<void>;
  /** The server knows the client and has decided `last`. */
  registered(room: string, lane: string, client: string, last: number): Promise<void>;
  /** Gives the lane another client, unless a sibling did already, and takes mutations out of the queue for review. */
  renew(room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void>;
  dismiss(room: string, id: string): Promise<void>;
  /** Takes a mutation out that was never numbered; false when it is too late, null where the queue has another version than `expected`. */
  discard(room: string, id: string, expected?: number): Promise<boolean | null>;
  known(): Promise<KnownRoom[]>;
  /** In a room, or in all. */
  waitingCount(room?: string): Promise<number>;
  /** Lets go of the state of a room; numbers stay. False, and all stays, where something of it waits or was rejected; `discard` lets go of that too. */
  forget(room: string, discard?: boolean): Promise<boolean>;
  /** The inbox as it was kept last, over all rooms; empty where it never was. */
  inbox(): Promise<readonly Notification[]>;
  saveInbox(items: readonly Notification[]): Promise<void>;
  /** Forgets everything of this user; what was encrypted first loses its key. */
  wipe(): Promise<void>;
  close(): void;
}

/** How many commits stay beside a snapshot that contains them, for tabs that are not so far yet. */
export const TAIL_KEPT = 200;

/** A lane whose tab was silent this long is taken over by the next tab that opens the room. */
export const STALE_LANE_MS = 60_000;

/** The base a mutation keeps when the state under it is replaced (a base above the log would be refused). */
export function rebased(base: number, before: string | undefined, after: Pick<Snapshot, 'epoch' | 'seq'>): number {
  return before === after.epoch ? Math.min(base, after.seq) : after.seq;
}
