import type { Handle } from '../api';
import { TandemError } from '../errors';
import type { LockToken, Op } from '../protocol/messages';
import type { Intent } from '../vault/vault';
import { entryOf } from './entry';
import { PendingHandle } from './handle';
import type { Outbox } from './outbox';
import type { OutboxHost } from './outbox-host';

/** The rejected mutation again, as a new one. Rejects with `not-found` when it is not on the list. */
export async function again(outbox: Outbox, { id, now, base }: OutboxHost, rejectedId: string, tokens: (ops: readonly Op[]) => readonly LockToken[]): Promise<Handle> {
  const rejected = outbox.rejected.find((other) => other.id === rejectedId);
  if (rejected === undefined) throw new TandemError('not-found');
  const ops = outbox.texts.anew(rejected.ops);
  const locks = tokens(ops);
  const intent: Intent = { id: id(), label: rejected.label, ops, createdAt: now(), ...(locks.length > 0 && { locks }) };
  const handle = new PendingHandle(intent.id);
  const entry = outbox.enter(entryOf(intent, base()?.seq ?? 0, { handle }));
  const row = await outbox.unlist(rejectedId, (vault) => outbox.shared.store(vault, entry, rejectedId)).catch((cause: unknown) => {
    outbox.stored(entry, null);
    throw cause;
  });
  outbox.stored(entry, row);
  if (row === null) throw new TandemError('not-found');
  return handle;
}
