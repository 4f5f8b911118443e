import type { Queued } from '../vault/vault';
import type { Entry } from './entry';

/** Whether all that is stored waits here, in its newest form. */
export function known(queued: readonly Queued[], waiting: readonly Entry[]): boolean {
  return queued.every(({ id, grown }) => waiting.some(({ intent }) => intent.id === id && intent.grown === grown));
}

/** What waits here and is stored stands as it is stored. */
export function standAsStored(queued: readonly Queued[], waiting: readonly Entry[]): void {
  const rows = new Map(queued.map((row) => [row.id, row]));
  for (const entry of waiting) {
    const row = rows.get(entry.intent.id);
    if (row !== undefined) Object.assign(entry, { shown: row.shown ?? row.ops, folded: false });
  }
}
