import type { Kind } from './kinds/kind';
import type { Platform } from './platform';
import type { Filter } from './collaboration/filter';
import type { SubscriptionState } from './collaboration/subscription';
import type { Mutate } from './kinds/mutators';
import type { IsKind } from './kinds/types/types';
import type { Limits } from './limits';
import type { Invitations } from './api-invitations';
import type { Member, Rooms } from './api-rooms';
import type { Activity, ActivityFilter, Inbox, Page, Version } from './api-pages';
import type { Lock, Op, Outcome, Pointer, PresenceStatus, Resolution, Role, Stamp, Value, Where } from './protocol/messages';
import type { Readable } from './readable';

/**
 * Who signs in, and how a fresh access token is had. `token` answers null when nobody is signed in. `refused` is one that the server has just not
 * taken: where there is another, the request is made once more with that.
 */
export interface Auth {
  readonly user: string;
  token(refused?: string): Promise<string | null>;
}

export interface ClientOptions {
  /** Origin (and path prefix) before `/api/…`; empty for the page's own origin. */
  readonly baseUrl: string;
  readonly auth: Auth;
  readonly kinds: readonly Kind[];
  /** Everything of the outside world; left out, the browser's. */
  readonly platform?: Platform;
  readonly limits?: Partial<Limits>;
  /** False keeps nothing on this device, as on one that is not one's own: what was kept goes, once all that waited is sent. */
  readonly offline?: boolean;
}

/** `degraded`: everything works, over REST, with some delay; the socket is tried again in the background. */
export type ConnectionName = 'idle' | 'connecting' | 'connected' | 'degraded' | 'waiting' | 'offline' | 'needs-auth' | 'closed';

/** Times are milliseconds since 1970. `rtt` is the median of the last measured round trips in milliseconds. */
export interface Connection {
  readonly name: ConnectionName;
  readonly transport: 'ws' | 'rest' | 'none';
  readonly since: number;
  readonly attempt: number;
  readonly retryAt?: number;
  readonly rtt?: number;
  readonly quality: 'good' | 'fair' | 'poor' | 'none';
  /** Why it is closed, waiting or in need of a sign-in: a code, never a sentence. */
  readonly reason?: string;
}

/** Codes of what is wrong with a link, and of what helps; never sentences. */
export type HealthReason = 'no-link' | 'no-socket' | 'slow' | 'unsteady' | 'unstable' | 'reconnecting' | 'frames-lost' | 'queue-stuck';
export type HealthAdvice = 'keep-working' | 'sign-in' | 'reload' | 'allow-sockets' | 'better-network' | 'look-at-outbox';

/** `score` is 0 to 100; the first reason weighs most. */
export interface Health {
  readonly score: number;
  readonly reasons: readonly HealthReason[];
  readonly advice: readonly HealthAdvice[];
}

/** What was measured, as of the last beat or change of the link; nothing before somebody looks for the first time. Times in milliseconds, sizes in bytes. */
export interface Metrics {
  readonly connection: ConnectionName;
  readonly transport: Connection['transport'];
  /** Of the last round trips; absent before the first. */
  readonly rtt?: { readonly last: number; readonly p50: number; readonly p95: number; readonly jitter: number } | undefined;
  /** Share of the last ten minutes with a link, 0 to 1. */
  readonly stability: number;
  /** Within the last ten minutes. */
  readonly reconnects: number;
  /** Commits that did not come by themselves, and those that came again. */
  readonly dropped: number;
  readonly duplicates: number;
  /** How long the oldest waiting mutation has been waiting. */
  readonly queueAgeMs: number;
  readonly framesIn: number;
  readonly framesOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Presence and batches are sent more rarely, because the link is poor. */
  readonly slowed: boolean;
  readonly health: Health;
}

/**
 * Whether edits outlive this page. Where they do not, `reason` says why: the person should be told, unless it is `off`, which
 * they chose. `full`: there is no room left; everything goes on in memory. `persisted`: whether the browser promised not to clear it
 * when it runs short of space; absent until it was asked, with the first edit.
 */
export interface Storage {
  readonly durable: boolean;
  readonly reason?: 'missing' | 'insecure' | 'failed' | 'full' | 'off';
  readonly persisted?: boolean;
}

export interface TandemClient {
  readonly user: string;
  readonly connection: Readable<Connection>;
  readonly metrics: Readable<Metrics>;
  readonly storage: Readable<Storage>;
  readonly rooms: Rooms;
  readonly inbox: Inbox;
  readonly invitations: Invitations;
  start(): void;
  stop(): Promise<void>;
  retryNow(): void;
  /** The room, opened at most once however often it is asked for; each call is paired with one `release()`. */
  open<K extends IsKind<K> = Record<never, never>>(roomId: string): Room<K>;
  /**
   * Stops, and forgets the key first and then everything stored for this user on this device. Rejects with `unsent-work`
   * (`detail.count`) where something waits and `discard` is not set: then nothing is stopped and nothing forgotten.
   */
  signOut(how?: { readonly discard?: boolean }): Promise<void>;
  /** Mutations of this user that wait on this device, over all rooms. */
  waiting(): Promise<number>;
}

/**
 * `cached`: shown from this device, no answer of the server yet. `revoked`: no longer a member. `refused`: the server
 * does not let this person in, `problem` holds the code.
 */
export type RoomState = 'opening' | 'cached' | 'live' | 'revoked' | 'refused';

export interface RoomMeta {
  readonly id: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly title: string;
  readonly user: string;
  readonly role: Role;
  readonly members: readonly Member[];
  readonly epoch: string;
  readonly seq: number;
}

/** An entity as the person sees it: the server's state with the waiting mutations of this device on top. */
export interface EntityView {
  readonly type: string;
  readonly id: string;
  /** Seq of the commit that last wrote it; 0 while it exists only on this device. */
  readonly seq: number;
  /** Absent fields have no value. */
  readonly fields: Readonly<Record<string, Value>>;
  readonly pending: boolean;
  readonly pendingFields: ReadonlySet<string>;
  readonly fseq: Readonly<Record<string, number>>;
  readonly stamps: Readonly<Record<string, Stamp>>;
}

export type Entities = ReadonlyMap<string, ReadonlyMap<string, EntityView>>;

export type HandleStatus = 'queued' | 'sent' | 'applied' | 'rejected';

/** `local` resolves once the mutation is stored on this device, `server` once it is decided. Neither rejects for being offline. */
export interface Handle {
  readonly id: string;
  readonly local: Promise<void>;
  readonly server: Promise<Outcome>;
  readonly status: Readable<HandleStatus>;
}

export interface Sync {
  readonly name: 'saved' | 'waiting' | 'syncing' | 'attention';
  /** On disk, or wherever this device keeps what it has, and not decided. */
  readonly waiting: number;
  /** Made just now: on the way to the disk. */
  readonly storing?: number;
  readonly inFlight: number;
  readonly rejected: number;
  /** Progress of the current drain: `drained` of `total` mutations. */
  readonly drained?: number;
  readonly total?: number;
  readonly lastSyncedAt?: number;
}

export interface OutboxEntry {
  readonly id: string;
  readonly label: string;
  readonly ops: readonly Op[];
  readonly createdAt: number;
  /** Sent at least once: it can no longer be discarded, only decided. */
  readonly sent: boolean;
}

/** Everything of a room that the server has not taken, as a file that a person can keep or send to somebody who helps. */
export interface OutboxFile {
  readonly room: string;
  readonly title: string;
  readonly user: string;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly waiting: readonly OutboxEntry[];
  readonly rejected: readonly RejectedEntry[];
}

/** A mutation that the server rejected, or one that may or may not have been applied (`code` is `needs-review`). */
export interface RejectedEntry {
  readonly id: string;
  readonly label: string;
  readonly ops: readonly Op[];
  readonly code: string;
  readonly type?: string;
  readonly entity?: string;
  readonly field?: string;
  readonly at: number;
}

export interface Other {
  readonly client: string;
  readonly user: string;
  readonly name: string;
  readonly status: PresenceStatus;
  readonly where?: Where;
}

/** The pointer of somebody else in the same view. */
export interface Pointing {
  readonly client: string;
  readonly user: string;
  readonly name: string;
  readonly pointer: Pointer;
}

/** How this page is seen by the others. */
export interface Self {
  readonly status: PresenceStatus;
  readonly where: Where | null;
}

export interface Presence {
  readonly self: Readable<Self>;
  /** Who vanished stays for a few seconds, so that nobody flashes while a link comes back. */
  readonly others: Readable<readonly Other[]>;
  /** Counts as activity. Left out, `status` is online and `where` stays; null clears `where`. */
  update(presence: { status?: PresenceStatus; where?: Where | null }): void;
  /** Where the pointers of the others in this view are. Empty while they are not shown, and after a lost link until they move. */
  readonly pointers: Readable<readonly Pointing[]>;
  /** Whether this page shows them; only then it is told them, and only then they are sent. */
  showPointers(shown: boolean): void;
  /** Where one's own pointer is; null: it left. Counts as activity. It is sent while somebody in the same view shows pointers. */
  point(pointer: Pointer | null): void;
  /** Who is at this entity. */
  on(type: string, id: string): Readable<readonly Other[]>;
  /** From now on `following` says where this person is; null follows nobody. */
  follow(user: string | null): void;
  readonly following: Readable<Other | null>;
}

/** Locks that the kind asks for (L). A call rejects with a {@link TandemError}: `locked` (`detail.lock` says who), `offline`. */
export interface Locks {
  /** Those that somebody holds. */
  readonly all: Readable<readonly Lock[]>;
  on(type: string, id: string): Readable<Lock | null>;
  /** For half a minute; an owner may take over. What needs it carries its token by itself. */
  acquire(type: string, id: string, how?: { takeOver?: boolean }): Promise<Lock>;
  renew(type: string, id: string): Promise<Lock>;
  release(type: string, id: string): void;
  /** Gets the lock and keeps it, over lost links too. One hold however many ask for it; each is paired with one `release()`. */
  hold(type: string, id: string): LockHold;
}

/**
 * `held`: renewed by itself. `unsure`: not renewed for longer than a lease, for want of a link; it counts until somebody else
 * takes it. `lost`, `taken`: somebody else has it, after one had it or before. `free`: it is not theirs any more.
 */
export type LockHoldState =
  | { readonly name: 'asking' | 'free' }
  | { readonly name: 'held' | 'unsure'; readonly lock: Lock }
  | { readonly name: 'lost' | 'taken'; readonly by: NonNullable<Lock['holder']> }
  | { readonly name: 'refused'; readonly code: string };

/** A lock that is kept for as long as it is needed; ends with `release()`. */
export interface LockHold {
  readonly state: Readable<LockHoldState>;
  /** Asks again: when it is free, or as an owner who takes over. */
  acquire(how?: { takeOver?: boolean }): void;
  release(): void;
}

export interface Wish {
  readonly value: Value;
  readonly by: string;
  readonly at: number;
}

/** A field about which two people disagree, until somebody resolves it (K). `theirs` is what stands; null is no value. */
export interface Conflict {
  readonly id: string;
  readonly on: { readonly type: string; readonly id: string };
  readonly field: string;
  readonly base: Value;
  readonly mine: Wish;
  readonly theirs: Wish;
}

/** `thread` is the id of the first comment of its thread, which also says whether that is resolved. Author and times come from the server. */
export interface Comment {
  readonly id: string;
  /** The commit that last wrote it; 0 while it is on this device alone. */
  readonly seq: number;
  /** What it is about, which may be deleted by now. */
  readonly on: { readonly type: string; readonly id: string };
  readonly thread: string;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly resolved: boolean;
  readonly pending: boolean;
  readonly author?: string;
  readonly createdAt?: number;
  readonly editedAt?: number;
}

/** What a step did: the label of its mutation, the entity it was about where it was one, and how many operations it had. */
export interface StepName {
  readonly label: string;
  readonly on?: { readonly type: string; readonly id: string };
  readonly count: number;
  /** All of it, where the log does not know it. */
  readonly ops?: readonly Op[];
}

export interface Room<K extends IsKind<K> = Record<never, never>> {
  readonly id: string;
  /** What the first picture came from. Rejects with a {@link TandemError} when the server refuses before any. */
  readonly ready: Promise<'cache' | 'server'>;
  /** `loaded`: so many entities of a large room are here; none of them is shown before all are. */
  readonly state: Readable<{ readonly name: RoomState; readonly problem?: string; readonly loaded?: number }>;
  readonly meta: Readable<RoomMeta | null>;
  readonly entities: Readable<Entities>;
  readonly sync: Readable<Sync>;
  readonly outbox: Readable<readonly OutboxEntry[]>;
  readonly rejected: Readable<readonly RejectedEntry[]>;
  readonly presence: Presence;
  readonly locks: Locks;
  readonly conflicts: Readable<readonly Conflict[]>;
  /** Whether there is something to take back, and something taken back to bring back (H); and what, where this device knows. */
  readonly undoable: Readable<{ readonly undo: boolean; readonly redo: boolean; readonly undoes?: StepName; readonly redoes?: StepName }>;
  /** What is taken of the room, and what was asked for last. */
  readonly subscription: Readable<SubscriptionState>;
  /**
   * Takes from now on only what matches, for all holders of the room on this page; null for everything. Resolves once that
   * is what is shown; offline and over REST that is later. A part of a room is not kept on this device: there the last
   * whole copy stays, from which everything can be shown without a link, and any filter be gone on with.
   * Rejects with `bad-message` (`detail.at`) where the kind does not have what the filter names.
   */
  subscribe(filter: Filter | null): Promise<void>;
  /** About one entity, or about whatever there is. */
  comments(on?: { readonly type: string; readonly id: string }): Readable<readonly Comment[]>;
  /**
   * Takes back the newest step of this device that still can be; null where there is none. What was never sent goes out of the
   * queue, as if it had never been; what is on its way is taken back once it is in the log. What others changed since is left
   * alone, and the outcome names it in `skipped`; `anyway` takes that back too.
   */
  undo(how?: { readonly anyway?: boolean }): Handle | null;
  /** Brings back what was taken back last, until something else is done; after the page was loaded anew, too. */
  redo(how?: { readonly anyway?: boolean }): Handle | null;
  /** All that `work` does in this room is one mutation, and so one step: all of it or nothing. Null where it did nothing. */
  batch(label: string, work: () => void): Handle | null;
  /** What is done until `resume` is taken back as one step, though it is sent as it is made: a drag, a burst of typing. */
  pause(): void;
  resume(): void;
  /** What a resolution would leave in the field; undefined where it cannot hold both. */
  preview(conflict: string, choice: Resolution, value?: Value): Value | undefined;
  /** Up to which commit the person saw a thread of comments; under the empty name, what was there when this device came. */
  readonly seen: Readable<Readonly<Record<string, number>>>;
  see(thread: string, seq: number): void;
  resolve(conflict: string, choice: Resolution, value?: Value): Handle;
  history(type: string, id: string, page?: Page): Promise<{ readonly versions: readonly Version[]; readonly next?: string }>;
  activity(filter?: ActivityFilter): Promise<{ readonly activity: readonly Activity[]; readonly next?: string }>;
  select<T>(fn: (entities: Entities) => T, eq?: (a: T, b: T) => boolean): Readable<T>;
  /**
   * One intent of the person: all operations or none. `label` names it for outbox and notices (`item.rename`).
   * @throws TandemError `not-ready`, `read-only`, `revoked`, `too-large`, `invalid-operation`, `unknown-type`,
   *   `unknown-field`, `missing-field`, `invalid-value`, `singleton`: nothing was queued.
   */
  readonly mutate: Mutate<K>;
  /** Takes a rejected mutation off the list. */
  dismiss(id: string): Promise<void>;
  /**
   * Queues a rejected mutation again as a new one.
   * @throws TandemError `not-found`: it is not on the list any more; `offline`: the code for it could not be loaded. Nothing was queued.
   */
  retry(id: string): Promise<Handle>;
  /** Takes a mutation that was never sent out of the queue; false when it is too late, and for one that became part of the one before it while both waited: that one takes both out. */
  discard(id: string): Promise<boolean>;
  /** What waits and what was rejected, with all that was typed. */
  exportOutbox(): OutboxFile;
  /** For somebody who may not be here any more: lets go of all that waits and all that was refused, for good. */
  abandon(): Promise<void>;
  release(): void;
}
