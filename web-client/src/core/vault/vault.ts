import type { Undoable } from '../room/undo-stack';
import type { RejectedEntry } from '../api';
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
export interface Queued extends Intent {
  /** Absent while it stands as it was made. */
  readonly shown?: readonly Op[];
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
}

/** A commit that some tab took up, with the waiting mutations that it settled. */
export interface News {
  readonly commit: Commit;
  readonly done: readonly string[];
}

/** `version` counts the changes of the queue. `news` is what the vault knows beyond the position that was given. */
export interface Waiting {
  readonly client: ClientRecord;
  readonly queued: readonly Queued[];
  readonly rejected: readonly RejectedEntry[];
  readonly version: number;
  readonly news: readonly News[];
}

/** A mutation that was stored just now, and the version of the queue with it. */
export interface Stored {
  readonly row: Queued;
  readonly version: number;
}

/** `tail`: the commits that follow the snapshot, without a gap. */
export interface StoredRoom extends Waiting {
  readonly facts: Facts | null;
  readonly snapshot: Snapshot | null;
  readonly tail: readonly Commit[];
}

/** What one answer of the server changes, written together: commits, and the mutations that they decided. */
export interface Settlement {
  readonly epoch: string;
  readonly commits: readonly Commit[];
  readonly done: readonly string[];
  readonly rejected: readonly RejectedEntry[];
  readonly moved?: readonly Moved[];
  /** Which mutations each of the commits settled. */
  readonly settled?: ReadonlyMap<number, readonly string[]>;
  /** Only while the queue has this version: else nothing is written, and the answer is null. */
  readonly expected?: number;
}

/**
 * What outlives the page. Every method is one transaction: all of it is stored or none, and it is stored once the
 * promise resolves. Tabs of one browser share it, so nothing here relies on what a tab remembers.
 */
export interface Vault {
  /** Makes `fresh` the client of the lane where it has none yet. */
  load(room: string, lane: string, fresh: string): Promise<StoredRoom>;
  waiting(room: string, lane: string, fresh: string, since?: Position): Promise<Waiting>;
  /**
   * At the end of the queue; `grown` in the place of the mutation with its id, of which it is the longer form. Null, and nothing is
   * stored, when `expected` is given and the queue has another version, and where what is to grow has a number, or does not wait here.
   */
  enqueue(room: string, lane: string, intent: Intent, base: number, expected?: number, grown?: boolean): Promise<Stored | null>;
  /** Numbers those of the mutations that wait in this lane without a number, in the order given; those in `final` go out as they are there. */
  allot(room: string, lane: string, ids: readonly string[], final?: readonly Intent[]): Promise<Queued[]>;
  /** Answers the version of the queue, null when it was not `expected`. */
  settle(room: string, settlement: Settlement): Promise<number | null>;
  /**
   * Replaces the state, unless a newer one of the same epoch is stored and `force` is not set. Mutations that were never
   * sent get a base that this state can know.
   */
  replace(room: string, snapshot: Snapshot, force: boolean, moved?: readonly Moved[]): Promise<void>;
  saveFacts(room: string, facts: Facts): Promise<void>;
  /** The server knows the client and has decided `last`. */
  registered(room: string, lane: string, client: string, last: number): Promise<void>;
  /** Gives the lane another client, unless a sibling did already, and takes mutations out of the queue for review. */
  renew(room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void>;
  dismiss(room: string, id: string): Promise<void>;
  /** A rejected mutation becomes a new one; null when it is no longer there. */
  requeue(room: string, lane: string, rejectedId: string, intent: Intent, base: number): Promise<Queued | null>;
  /** Takes a mutation out that was never numbered; false when it is too late. */
  discard(room: string, id: string): Promise<boolean>;
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
export function rebased(base: number, before: string | undefined, after: Snapshot): number {
  return before === after.epoch ? Math.min(base, after.seq) : after.seq;
}
