/** The frames of `docs/PROTOCOL.md`; the rule numbers below are those of that text. */

export type Role = 'owner' | 'editor' | 'viewer';
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Fields = Readonly<Record<string, Value>>;
export type PresenceStatus = 'online' | 'away';

export interface Where {
  readonly view?: string;
  readonly type?: string;
  readonly id?: string;
  readonly field?: string;
}

/** U2. */
export type Op =
  | { readonly op: 'create'; readonly type: string; readonly id: string; readonly fields: Fields }
  | { readonly op: 'update'; readonly type: string; readonly id: string; readonly set: Fields }
  | { readonly op: 'delete'; readonly type: string; readonly id: string }
  | { readonly op: 'move'; readonly type: string; readonly id: string; readonly position: string; readonly set?: Fields };

/** U1: `n` dense from 1 for the client id, `base` the seq the person saw. */
export interface Mutation {
  readonly n: number;
  readonly base: number;
  readonly ops: readonly Op[];
}

/** U4. */
export interface Merged {
  readonly type: string;
  readonly id: string;
  readonly field: string;
  readonly policy: string;
  readonly kept: 'mine' | 'theirs' | 'both';
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
  | { readonly status: 'applied'; readonly seq?: number; readonly merged?: readonly Merged[] }
  | Rejection;

/** S1: changes of one entity, in the order in which they are applied. */
export type Change =
  | { readonly op: 'create'; readonly type: string; readonly id: string; readonly fields: Fields; readonly rule?: string }
  | { readonly op: 'update'; readonly type: string; readonly id: string; readonly set: Fields; readonly was: Fields; readonly rule?: string }
  | { readonly op: 'delete'; readonly type: string; readonly id: string; readonly was: Fields; readonly rule?: string };

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
  readonly digest: string;
}

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
