import * as z from './shape';
import type { Change, Commit, Edit, Entity, Fields, Lock, LogPart, Notification, Outcome, Part, RoomEvent, Skip, Splice, Stamp, TextEdit, Value } from './messages';

/** Reads unknown JSON into the types of `messages.ts`. Unknown fields are skipped (F3). */
export const seq = z.int(0);
export const digest = z.string(/^[0-9a-f]{16}$/);
const optional = z.optional;
const value = z.anything<Value>();
const fields: z.Shape<Fields> = z.record(value);

export const role = z.oneOf(['owner', 'editor', 'commenter', 'viewer']);
export const member = z.object({ user: z.string(), name: z.string(), role, crew: optional(z.array(z.string())) });

export const where = z.object({ view: optional(z.string()), type: optional(z.string()), id: optional(z.string()), field: optional(z.string()), pointers: optional(z.boolean()) });
export const pointer = z.object({ x: z.int(0), y: z.int(0), type: optional(z.string()), id: optional(z.string()) });

const part: z.Shape<Part> = z.object({ type: z.string(), id: z.string(), field: optional(z.string()) });
const splice: z.Shape<Splice> = z.tuple(seq, seq, z.string());
const edit: z.Shape<Edit> = z.tuple(seq, z.string(), z.string());
const textEdit: z.Shape<TextEdit> = z.object({ did: z.array(edit), made: optional(z.object({ base: seq, splices: z.array(splice) })) });

const stamp: z.Shape<Stamp> = z.object({ at: z.number(), by: z.string(), client: z.string() });
export const entity: z.Shape<Entity> = z.object({
  type: z.string(),
  id: z.string(),
  seq,
  fields,
  fseq: z.record(seq),
  stamps: z.record(stamp),
});

const target = { type: z.string(), id: z.string(), rule: optional(z.string()), prev: optional(seq) };
const change = z.tagged('op', 
  z.object({ op: z.literal('create'), ...target, fields }),
  z.object({ op: z.literal('update'), ...target, set: fields, was: fields, edits: optional(z.record(z.array(textEdit))) }),
  z.object({ op: z.literal('delete'), ...target, was: fields }),
  z.object({ op: z.literal('leave'), ...target }),
  z.mapped(z.object({ op: z.literal('enter'), entity }), ({ op, entity }) => ({ op, type: entity.type, id: entity.id, entity })),
) as unknown as z.Shape<Change>;

const rejection = {
  status: z.literal('rejected'),
  code: z.string(),
  type: optional(z.string()),
  id: optional(z.string()),
  field: optional(z.string()),
  detail: optional(z.anything()),
};
const merged = z.object({ type: z.string(), id: z.string(), field: z.string(), policy: z.string(), kept: z.oneOf(['mine', 'theirs', 'both']), conflict: optional(z.string()) });

export type Decided = { readonly n: number; readonly outcome: Outcome | 'settled' };
/** U4 and U6: of a batch older than the last one only `settled` is known. */
export const decided = z.mapped(
  z.tagged('status', 
    z.object({ n: seq, status: z.literal('applied'), seq: optional(seq), merged: optional(z.array(merged)), skipped: optional(z.array(part)) }),
    z.object({ n: seq, ...rejection }),
    z.object({ n: seq, status: z.literal('settled') }),
  ),
  ({ n, ...outcome }): Decided => ({ n, outcome: outcome.status === 'settled' ? 'settled' : outcome }),
);

const event: z.Shape<RoomEvent> = z.object({ event: z.string(), type: optional(z.string()), id: optional(z.string()), to: z.array(z.string()), data: optional(fields) });

export const commit: z.Shape<Commit> = z.object({
  seq,
  at: z.number(),
  by: z.object({ user: z.string(), client: z.string() }),
  n: z.tuple(seq, seq),
  changes: z.array(change),
  rejected: optional(z.array(z.object({ n: seq, ...rejection }))),
  events: optional(z.array(event)),
  undone: optional(z.array(z.object({ n: seq, seq }))),
  partial: optional(z.boolean()),
  digest,
});

const skip: z.Shape<Skip> = z.object({ skip: z.tuple(seq, seq) });
export const logPart: z.Shape<LogPart> = z.union(commit, skip);

export const lock: z.Shape<Lock> = z.object({
  type: z.string(),
  id: z.string(),
  holder: z.nullable(z.object({ user: z.string(), name: z.string(), client: z.string() })),
  token: seq,
  until: z.number(),
});

export const notification: z.Shape<Notification> = z.object({
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
