import type { Edit, Splice } from '../text';

/** The frames of `docs/PROTOCOL.md`; the rule numbers below are those of that text. */

export type Role = 'owner' | 'editor' | 'commenter' | 'viewer';
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Fields = Readonly<Record<string, Value>>;
export type PresenceStatus = 'online' | 'idle' | 'away';

export interface Where {
  readonly view?: string;
  readonly type?: string;
  readonly id?: string;
  readonly field?: string;
  /** P6: whether pointers are looked at. */
  readonly pointers?: boolean;
}

/** P6: a place on what shows an entity, else on what shows the view, in whole thousandths of its width and its height. */
export interface Pointer {
  readonly x: number;
  readonly y: number;
  readonly type?: string;
  readonly id?: string;
}

export type { Edit, Splice };

/** An entity, or one field of it. */
export interface Part {
  readonly type: string;
  readonly id: string;
  readonly field?: string;
}

interface OnEntity {
  readonly type: string;
  readonly id: string;
}

interface OnField extends OnEntity {
  readonly field: string;
}

export type SpliceOp = OnField & { readonly op: 'splice'; readonly base?: number; readonly splices: readonly Splice[] };
export type Resolution = 'mine' | 'theirs' | 'both' | 'value';

/** U2. */
export type Op =
  | (OnEntity & { readonly op: 'create'; readonly fields: Fields })
  | (OnEntity & { readonly op: 'update'; readonly set: Fields })
  | (OnEntity & { readonly op: 'delete' })
  | (OnEntity & { readonly op: 'move'; readonly position: string; readonly set?: Fields })
  | (OnField & { readonly op: 'increment'; readonly by: number })
  | (OnField & { readonly op: 'add'; readonly values: readonly Value[] })
  | (OnField & { readonly op: 'remove'; readonly values: readonly Value[] })
  | SpliceOp
  | { readonly op: 'undo'; readonly seq: number; readonly anyway?: true; readonly only?: readonly Part[] }
  | { readonly op: 'resolve'; readonly id: string; readonly with: Resolution; readonly value?: Value }
  | (OnEntity & { readonly op: 'restore'; readonly fields: Fields });

/** An entity and the token of its lock (L3). */
export interface LockToken extends OnEntity {
  readonly token: number;
}

/** U1: `n` dense from 1 for the client id, `base` the seq the person saw. */
export interface Mutation {
  readonly n: number;
  readonly base: number;
  readonly ops: readonly Op[];
  readonly locks?: readonly LockToken[];
}

/** U4. */
export interface Merged {
  readonly type: string;
  readonly id: string;
  readonly field: string;
  readonly policy: string;
  readonly kept: 'mine' | 'theirs' | 'both';
  /** The conflict that waits for a person (K1). */
  readonly conflict?: string;
}

export interface Rejection {
  readonly status: 'rejected';
  readonly code: string;
  readonly type?: string;
  readonly id?: string;
  readonly field?: string;
  readonly detail?: unknown;
}

/** How the server decided a mutation. `seq` is absent where nothing had to change or only the log knows it (U6). */
export type Outcome =
  | { readonly status: 'applied'; readonly seq?: number; readonly merged?: readonly Merged[]; readonly skipped?: readonly Part[] }
  | Rejection;

/** What one mutation did to a text (T3). `made` is what its author had sent, where it had to be moved. */
export interface TextEdit {
  readonly did: readonly Edit[];
  readonly made?: { readonly base: number; readonly splices: readonly Splice[] };
}

/** `rule` of the kind that caused a change; `prev` is the commit that wrote the entity before. */
interface Cause extends OnEntity {
  readonly rule?: string;
  readonly prev?: number;
}

/** S1: changes of one entity, in the order in which they are applied. A field in `edits` is in neither `set` nor `was`. */
export type Change =
  | (Cause & { readonly op: 'create'; readonly fields: Fields })
  | (Cause & { readonly op: 'update'; readonly set: Fields; readonly was: Fields; readonly edits?: Readonly<Record<string, readonly TextEdit[]>> })
  | (Cause & { readonly op: 'delete'; readonly was: Fields })
  /** V3: it does not match the filter any more, or does now: the whole entity, also where it was known. */
  | (Cause & { readonly op: 'leave' })
  | (Cause & { readonly op: 'enter'; readonly entity: Entity });

/** What a commit meant to people (N1). */
export interface RoomEvent {
  readonly event: string;
  readonly type?: string;
  readonly id?: string;
  readonly to: readonly string[];
  readonly data?: Fields;
}

export interface Author {
  readonly user: string;
  readonly client: string;
}

/** S1; `at` is milliseconds since 1970, for display only. */
export interface Commit {
  readonly seq: number;
  readonly at: number;
  readonly by: Author;
  readonly n: readonly [number, number];
  readonly changes: readonly Change[];
  readonly rejected?: readonly (Rejection & { readonly n: number })[];
  readonly events?: readonly RoomEvent[];
  /** H2: mutation `n` took back the commit `seq`. */
  readonly undone?: readonly { readonly n: number; readonly seq: number }[];
  /** V2: something of it was left out. */
  readonly partial?: boolean;
  readonly digest: string;
}

/** V2: positions of which nothing is for this client; they count as applied. */
export interface Skip {
  readonly skip: readonly [from: number, to: number];
}

/** What a client is told of a stretch of the log. */
export type LogPart = Commit | Skip;

/** Who wrote fields of an entity last, and when (`at` for display only). */
export interface Stamp {
  readonly at: number;
  readonly by: string;
  readonly client: string;
}

/** S6. */
export interface Entity {
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly fields: Fields;
  readonly fseq: Readonly<Record<string, number>>;
  readonly stamps: Readonly<Record<string, Stamp>>;
}

/** L1: who may change an entity now, and until when (milliseconds since 1970). Without a holder anybody may take it. */
export interface Lock {
  readonly type: string;
  readonly id: string;
  readonly holder: { readonly user: string; readonly name: string; readonly client: string } | null;
  readonly token: number;
  readonly until: number;
}

/** N3. */
export interface Notification {
  readonly id: string;
  readonly room: string;
  readonly title: string;
  readonly kind: string;
  readonly seq: number;
  readonly at: number;
  readonly by: { readonly user: string; readonly name: string };
  readonly event: string;
  readonly on?: { readonly type: string; readonly id: string };
  readonly data?: Fields;
  readonly count: number;
  readonly read: boolean;
}
