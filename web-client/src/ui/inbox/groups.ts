import type { Notification } from '../../core';

/** What came on one day in one room, newest first. `day` is its first moment, where the person is. */
export interface InboxGroup {
  readonly day: number;
  readonly room: string;
  readonly title: string;
  readonly items: readonly Notification[];
}

/** By day, and within it by room: the newest day and, in it, the room with the newest first. */
export function groupsOf(items: readonly Notification[]): readonly InboxGroup[] {
  const groups = new Map<string, InboxGroup>();
  for (const item of items.toSorted((a, b) => b.at - a.at)) {
    const day = dayOf(item.at);
    const key = `${day}/${item.room}`;
    const before = groups.get(key) ?? { day, room: item.room, title: item.title, items: [] };
    groups.set(key, { ...before, items: [...before.items, item] });
  }
  return [...groups.values()];
}

export function dayOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
