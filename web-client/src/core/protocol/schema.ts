import * as z from 'zod/mini';
import type { Change, Commit, Edit, Entity, Fields, Lock, Notification, Outcome, Part, RoomEvent, Splice, Stamp, TextEdit, Value } from './messages';

// A strict content security policy forbids eval, which the compiled validators would need.
z.config({ jitless: true });

/** Reads unknown JSON into the types of `messages.ts`. Unknown fields are skipped (F3). */
export const seq = z.int().check(z.nonnegative());
export const digest = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const optional = z.exactOptional;
const value = z.custom<Value>((it) => it !== undefined);
const fields: z.ZodMiniType<Fields> = z.record(z.string(), value);

export const role = z.enum(['owner', 'editor', 'viewer']);
export const member = z.object({ user: z.string(), name: z.string(), role, crew: optional(z.array(z.string())) });

export const where = z.object({ view: optional(z.string()), type: optional(z.string()), id: optional(z.string()), field: optional(z.string()) });

const part: z.ZodMiniType<Part> = z.object({ type: z.string(), id: z.string(), field: optional(z.string()) });
const splice: z.ZodMiniType<Splice> = z.readonly(z.tuple([seq, seq, z.string()]));
const edit: z.ZodMiniType<Edit> = z.readonly(z.tuple([seq, z.string(), z.string()]));
const textEdit: z.ZodMiniType<TextEdit> = z.object({ did: z.array(edit), made: optional(z.object({ base: seq, splices: z.array(splice) })) });

const target = { type: z.string(), id: z.string(), rule: optional(z.string()), prev: optional(seq) };
const change = z.discriminatedUnion('op', [
  z.object({ op: z.literal('create'), ...target, fields }),
  z.object({ op: z.literal('update'), ...target, set: fields, was: fields, edits: optional(z.record(z.string(), z.array(textEdit))) }),
  z.object({ op: z.literal('delete'), ...target, was: fields }),
  z.object({ op: z.literal('leave'), ...target }),
  // V3: only for a client that narrows what it gets, which this one does not yet; so the core has no type for it.
  z.object({ op: z.literal('enter'), entity: z.lazy(() => entity) }),
]) as unknown as z.ZodMiniType<Change>;

const rejection = {
  status: z.literal('rejected'),
  code: z.string(),
  type: optional(z.string()),
  id: optional(z.string()),
  field: optional(z.string()),
  detail: optional(z.unknown()),
};
const merged = z.object({ type: z.string(), id: z.string(), field: z.string(), policy: z.string(), kept: z.enum(['mine', 'theirs', 'both']), conflict: optional(z.string()) });

export type Decided = { readonly n: number; readonly outcome: Outcome | 'settled' };
/** U4 and U6: of a batch older than the last one only `settled` is known. */
export const decided = z.pipe(
  z.discriminatedUnion('status', [
    z.object({ n: seq, status: z.literal('applied'), seq: optional(seq), merged: optional(z.array(merged)), skipped: optional(z.array(part)) }),
    z.object({ n: seq, ...rejection }),
    z.object({ n: seq, status: z.literal('settled') }),
  ]),
  z.transform(({ n, ...outcome }): Decided => ({ n, outcome: outcome.status === 'settled' ? 'settled' : outcome })),
);

const event: z.ZodMiniType<RoomEvent> = z.object({ event: z.string(), type: optional(z.string()), id: optional(z.string()), to: z.array(z.string()), data: optional(fields) });

export const commit: z.ZodMiniType<Commit> = z.object({
  seq,
  at: z.number(),
  by: z.object({ user: z.string(), client: z.string() }),
  n: z.readonly(z.tuple([seq, seq])),
  changes: z.array(change),
  rejected: optional(z.array(z.object({ n: seq, ...rejection }))),
  events: optional(z.array(event)),
  undone: optional(z.array(z.object({ n: seq, seq }))),
  partial: optional(z.boolean()),
  digest,
});

/** V2: a stretch of the log of which nothing is for this client; a client that never narrows what it gets never hears one. */
const skip = z.object({ skip: z.readonly(z.tuple([seq, seq])) });
export const logPart = z.union([commit, skip]);

const stamp: z.ZodMiniType<Stamp> = z.object({ at: z.number(), by: z.string(), client: z.string() });
export const entity: z.ZodMiniType<Entity> = z.object({
  type: z.string(),
  id: z.string(),
  seq,
  fields,
  fseq: z.record(z.string(), seq),
  stamps: z.record(z.string(), stamp),
});

export const lock: z.ZodMiniType<Lock> = z.object({
  type: z.string(),
  id: z.string(),
  holder: z.nullable(z.object({ user: z.string(), name: z.string(), client: z.string() })),
  token: seq,
  until: z.number(),
});

export const notification: z.ZodMiniType<Notification> = z.object({
  id: z.string(),
  room: z.string(),
  title: z.string(),
  kind: z.string(),
  seq,
  at: z.number(),
  by: z.object({ user: z.string(), name: z.string() }),
  event: z.string(),
  on: optional(z.object({ type: z.string(), id: z.string() })),
  data: optional(fields),
  count: z.int(),
  read: z.boolean(),
});
