import type { Activity } from '../../core';

/** What one person did in one go, newest first. */
export interface Burst {
  readonly user: string;
  /** Of the newest, in milliseconds since 1970. */
  readonly at: number;
  readonly items: readonly Activity[];
}

/** A longer pause begins another burst. */
const PAUSE_MS = 10 * 60_000;

/** By person and burst; `items` are newest first. What a rule writes into a comment is part of its being written. */
export function burstsOf(items: readonly Activity[]): readonly Burst[] {
  const bursts: { user: string; at: number; items: Activity[] }[] = [];
  for (const item of items.filter(({ type, rule }) => type !== 'comment' || rule === undefined)) {
    const last = bursts.at(-1);
    const before = last?.items.at(-1);
    if (last !== undefined && before !== undefined && last.user === item.by.user && before.at - item.at <= PAUSE_MS) last.items.push(item);
    else bursts.push({ user: item.by.user, at: item.at, items: [item] });
  }
  return bursts;
}

/** What came after a position of the log, and what was there. */
export function splitAt(items: readonly Activity[], seen: number): readonly [fresh: readonly Activity[], older: readonly Activity[]] {
  return [items.filter(({ seq }) => seq > seen), items.filter(({ seq }) => seq <= seen)];
}
