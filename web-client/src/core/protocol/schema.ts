import * as z from 'zod/mini';
import type { Change, Commit, Entity, Fields, Outcome, Stamp, Value } from './messages';

// A strict content security policy forbids eval, which the compiled validators would need.
z.config({ jitless: true });

/** Reads unknown JSON into the types of `messages.ts`. Unknown fields are skipped (F3). */
export const seq = z.int().check(z.nonnegative());
export const digest = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const optional = z.exactOptional;
const value = z.custom<Value>((it) => it !== undefined);
const fields: z.ZodMiniType<Fields> = z.record(z.string(), value);

export const role = z.enum(['owner', 'editor', 'viewer']);
export const member = z.object({ user: z.string(), name: z.string(), role });

export const where = z.object({ view: optional(z.string()), type: optional(z.string()), id: optional(z.string()), field: optional(z.string()) });

const target = { type: z.string(), id: z.string(), rule: optional(z.string()) };
const change: z.ZodMiniType<Change> = z.discriminatedUnion('op', [
  z.object({ op: z.literal('create'), ...target, fields }),
  z.object({ op: z.literal('update'), ...target, set: fields, was: fields }),
  z.object({ op: z.literal('delete'), ...target, was: fields }),
]);

const rejection = {
  status: z.literal('rejected'),
  code: z.string(),
  type: optional(z.string()),
  id: optional(z.string()),
  field: optional(z.string()),
  detail: optional(z.unknown()),
};
const merged = z.object({ type: z.string(), id: z.string(), field: z.string(), policy: z.string(), kept: z.enum(['mine', 'theirs', 'both']) });

export type Decided = { readonly n: number; readonly outcome: Outcome | 'settled' };
/** U4 and U6: of a batch older than the last one only `settled` is known. */
export const decided = z.pipe(
  z.discriminatedUnion('status', [
    z.object({ n: seq, status: z.literal('applied'), seq: optional(seq), merged: optional(z.array(merged)) }),
    z.object({ n: seq, ...rejection }),
    z.object({ n: seq, status: z.literal('settled') }),
  ]),
  z.transform(({ n, ...outcome }): Decided => ({ n, outcome: outcome.status === 'settled' ? 'settled' : outcome })),
);

export const commit: z.ZodMiniType<Commit> = z.object({
  seq,
  at: z.number(),
  by: z.object({ user: z.string(), client: z.string() }),
  n: z.readonly(z.tuple([seq, seq])),
  changes: z.array(change),
  rejected: optional(z.array(z.object({ n: seq, ...rejection }))),
  digest,
});

const stamp: z.ZodMiniType<Stamp> = z.object({ at: z.number(), by: z.string(), client: z.string() });
export const entity: z.ZodMiniType<Entity> = z.object({
  type: z.string(),
  id: z.string(),
  seq,
  fields,
  fseq: z.record(z.string(), seq),
  stamps: z.record(z.string(), stamp),
});
