import { dayOf } from '../board';
import { grouped } from '../grouped';
import type { Dish } from '../model';

/** The dishes of one day in the order in which they are begun; `day` is null for those without a time. */
export interface CookingDay {
  readonly day: string | null;
  readonly dishes: readonly Dish[];
}

export function timelineOf(dishes: readonly Dish[]): readonly CookingDay[] {
  const timed = dishes.filter(({ startsAt }) => startsAt !== null).toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
  const days = grouped(timed, ({ startsAt }) => dayOf(startsAt ?? 0));
  const without = dishes.filter(({ startsAt }) => startsAt === null);
  return [...[...days].map(([day, dishes]) => ({ day, dishes })), ...(without.length > 0 ? [{ day: null, dishes: without }] : [])];
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
