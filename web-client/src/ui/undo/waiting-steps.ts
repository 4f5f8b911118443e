import type { OutboxEntry } from '../../core';

/** Something of one's own that was taken back before it was sent: it never happened for anybody else. */
export interface Dropped {
  readonly entry: OutboxEntry;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const takesBack = ({ label }: OutboxEntry) => label === 'undo';

/** The newest edit that the log does not know yet: what an undo takes back before anything else. */
export function newestEdit(outbox: readonly OutboxEntry[]): OutboxEntry | undefined {
  return outbox.findLast((entry) => !takesBack(entry));
}

/** What a redo brings back before anything that the log knows: an undo that waits itself, or what was dropped, whichever was later. */
export function newestUndone(outbox: readonly OutboxEntry[], dropped: readonly Dropped[]): { readonly undo: OutboxEntry } | { readonly dropped: Dropped } | undefined {
  const last = dropped.at(-1);
  const undo = outbox.findLast((entry) => takesBack(entry) && !entry.sent);
  const edited = newestEdit(outbox)?.createdAt ?? 0;
  if (undo !== undefined && undo.createdAt >= edited && undo.createdAt >= (last?.at ?? 0)) return { undo };
  return last === undefined ? undefined : { dropped: last };
}
