import type { OutboxEntry, RejectedEntry, StepName } from '../api';
import type { Mutation, Op, Outcome, Rejection, SpliceOp } from '../protocol/messages';
import { namesEntity } from '../protocol/ops';
import type { Intent, Queued } from '../vault/vault';
import type { PendingHandle } from './handle';

/** A mutation in the queue of this tab. */
export interface Entry {
  /** What is sent; fixed once it has a number. */
  intent: Intent;
  /** Its operations as they stand over the state and over all that waits before. */
  shown: readonly Op[];
  base: number;
  /** Null until it is stored: nothing is sent before that. */
  stored: { readonly order: number; readonly lane: string } | null;
  /** Its number, once it has one; then it may be with the server. */
  sent: Queued['sent'];
  /** Applied by a commit that the base may not have reached yet; it stays in the picture until then. */
  settledAt: number | null;
  /** The state contains it, or it is void: it is not shown any more. */
  folded: boolean;
  /** It is being taken out: nothing more goes into it. */
  leaves?: boolean;
  /** How it was decided; null also while only the log knows (U6). */
  outcome: Outcome | null;
  readonly handle: PendingHandle | null;
}

export function describe({ intent: { id, label, ops, createdAt }, sent }: Entry): OutboxEntry {
  return { id, label, ops, createdAt, sent: sent !== null };
}

export function nameOf({ label, ops }: Pick<Intent, 'label' | 'ops'>): StepName {
  const targets = ops.flatMap((op) => (namesEntity(op) ? [{ type: op.type, id: op.id }] : []));
  const [on] = targets;
  const one = on !== undefined && targets.every(({ type, id }) => type === on.type && id === on.id);
  return { label, count: ops.length, ...(one && { on }) };
}

/** What was queued just now, or found stored. */
export function entryOf(intent: Intent, base: number, more: Partial<Entry> = {}): Entry {
  return { intent, shown: intent.ops, base, stored: null, sent: null, settledAt: null, folded: false, outcome: null, handle: null, ...more };
}

export const splicesIn = (ops: readonly Op[]): SpliceOp[] => ops.filter((op) => op.op === 'splice');

/** The position that the splices of a mutation stand on; 0 where it has none. */
export function standsOn({ shown }: Pick<Entry, 'shown'>): number {
  return Math.max(0, ...splicesIn(shown).map(({ base }) => base ?? 0));
}

export function asMutation({ intent: { ops, locks }, base }: Entry, n: number): Mutation {
  return { n, base, ops, ...(locks !== undefined && { locks }) };
}

export function asRejected({ intent: { id, label, ops } }: Entry, { code, type, id: entity, field }: Omit<Rejection, 'status'>, at: number): RejectedEntry {
  // Without what is not known.
  return JSON.parse(JSON.stringify({ id, label, ops, code, at, type, entity, field })) as RejectedEntry;
}
