import type { OutboxEntry, RejectedEntry } from '../api';
import type { Mutation, Outcome, Rejection } from '../protocol/messages';
import type { Intent, Queued } from '../vault/vault';
import type { PendingHandle } from './handle';

/** A mutation in the queue of this tab. */
export interface Entry {
  readonly intent: Intent;
  base: number;
  /** Null until it is stored: nothing is sent before that. */
  stored: { readonly order: number; readonly lane: string } | null;
  /** Its number, once it has one; then it may be with the server. */
  sent: Queued['sent'];
  /** Applied by a commit that the base may not have reached yet; it stays in the picture until then. */
  settledAt: number | null;
  /** How it was decided; null also while only the log knows (U6). */
  outcome: Outcome | null;
  readonly handle: PendingHandle | null;
}

export function describe({ intent: { id, label, ops, createdAt }, sent }: Entry): OutboxEntry {
  return { id, label, ops, createdAt, sent: sent !== null };
}

export function asMutation({ intent, base }: Entry, n: number): Mutation {
  return { n, base, ops: intent.ops };
}

export function asRejected({ intent: { id, label, ops } }: Entry, { code, type, id: entity, field }: Omit<Rejection, 'status'>, at: number): RejectedEntry {
  return { id, label, ops, code, at, ...(type !== undefined && { type }), ...(entity !== undefined && { entity }), ...(field !== undefined && { field }) };
}
