import { byPosition } from '../../../core';
import { dayOf } from '../board';
import { grouped } from '../grouped';
import type { Dish } from '../model';

/** The dishes of one day in the order in which they are begun; `id` is the day, null for those without a time. */
export interface CookingDay {
  readonly id: string | null;
  readonly items: readonly Dish[];
}

export function timelineOf(dishes: readonly Dish[]): readonly CookingDay[] {
  const timed = dishes.filter(({ startsAt }) => startsAt !== null).toSorted(byBeginning);
  const days = grouped(timed, ({ startsAt }) => dayOf(startsAt ?? 0));
  const without = dishes.filter(({ startsAt }) => startsAt === null);
  return [...[...days].map(([id, items]) => ({ id, items })), ...(without.length > 0 ? [{ id: null, items: without }] : [])];
}

/** The earlier first; of those that begin together in the order that people gave them. */
export function byBeginning(a: Dish, b: Dish): number {
  return (a.startsAt ?? 0) - (b.startsAt ?? 0) || byPosition(a, b);
}

/** A moment as the field for it writes it, where the person is; and back. */
export function localTime(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return `${dayOf(at)}T${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

export function momentOf(local: string): number | null {
  const at = new Date(local).getTime();
  return Number.isNaN(at) ? null : at;
}
