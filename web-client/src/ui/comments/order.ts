import type { Thread } from '../../core';

/** When somebody wrote in a thread last; what waits on this device is the newest. */
function lastAt({ first, replies }: Thread): number {
  return Math.max(...[first, ...replies].map(({ createdAt }) => createdAt ?? Infinity));
}

/** Unread ones first, then where something was said last. */
export function byNews(threads: readonly Thread[]): readonly Thread[] {
  return threads.toSorted((a, b) => Number(b.unread > 0) - Number(a.unread > 0) || compare(lastAt(b), lastAt(a)));
}

/** In the order that is on the screen; what came since stands first. Nothing moves under the finger because somebody wrote or read. */
export function keeping(order: readonly string[], threads: readonly Thread[]): readonly Thread[] {
  const place = new Map(order.map((id, index) => [id, index]));
  return threads.toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
}

/** The unread thread after (or before) the one that is looked at, round the end; undefined where nothing is unread. */
export function nextUnread(threads: readonly Thread[], current: string | undefined, direction: 1 | -1): Thread | undefined {
  const from = threads.findIndex(({ id }) => id === current);
  const start = from < 0 && direction < 0 ? 0 : from;
  for (let step = 1; step <= threads.length; step++) {
    const thread = threads[(start + direction * step + threads.length * 2) % threads.length];
    if (thread !== undefined && thread.unread > 0) return thread;
  }
  return undefined;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
