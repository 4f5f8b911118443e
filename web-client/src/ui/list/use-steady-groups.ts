import { useMemo, useState } from 'react';
import type { EntityView } from '../../core';
import { useClient, useRoom } from '../../react';
import { alive, type Bucket, type Steady, steady } from './steady';

export interface SteadyWish<T, G extends Bucket<T>> {
  readonly groups: readonly G[];
  /** All there are, also those that a filter leaves out. */
  readonly all: readonly T[];
  readonly idOf: (item: T) => string;
  /** Which of two of a group stands first; 0 for one at the same place. */
  readonly compare: (a: T, b: T) => number;
  /** The type of the entities behind the rows, and the fields that say where a row stands. */
  readonly type: string;
  readonly fields: readonly string[];
  /** What the person looks for: with another wish everything takes its place. */
  readonly wish: unknown;
  /** Whether the person is at the rows. */
  readonly at: boolean;
}

export interface SteadyGroups<G> {
  readonly groups: readonly G[];
  /** How many rows have another place by now. */
  readonly waiting: number;
  show(): void;
}

interface Kept<T, G extends Bucket<T>> extends Steady<T, G> {
  readonly of: readonly G[];
  readonly wish: unknown;
}

/** Rows that others do not move while somebody is at them: values change in place, what one does oneself shows at once. */
export function useSteadyGroups<T, G extends Bucket<T>>({ groups, all, idOf, compare, type, fields, wish, at }: SteadyWish<T, G>): SteadyGroups<G> {
  const { user } = useClient();
  const room = useRoom();
  const living = useMemo(() => finder(all, idOf), [all, idOf]);
  const own = (id: string) => placedBy(room.entities.get().get(type)?.get(id), fields, user);
  const asTheyCome: Kept<T, G> = { of: groups, placed: groups, waiting: 0, wish };
  const [kept, setKept] = useState(asTheyCome);
  let next = kept;
  if (!at || kept.wish !== wish) next = kept.placed === groups && kept.wish === wish ? kept : asTheyCome;
  else if (kept.of !== groups) next = { of: groups, wish, ...steady(kept.placed, groups, { idOf, compare, living, own }) };
  if (next !== kept) setKept(next);
  const { placed } = next;
  const shown = useMemo(() => (placed === groups ? groups : alive(placed, { idOf, living })), [placed, groups, idOf, living]);
  return { groups: shown, waiting: next.waiting, show: () => setKept(asTheyCome) };
}

/** Finds by id; what nobody looks for costs nothing. */
function finder<T>(all: readonly T[], idOf: (item: T) => string): (id: string) => T | undefined {
  let byId: ReadonlyMap<string, T> | undefined;
  return (id) => (byId ??= new Map(all.map((item) => [idOf(item), item]))).get(id);
}

/** The same for rows without groups. */
export function useSteadyList<T>({ items, ...wish }: Omit<SteadyWish<T, Bucket<T>>, 'groups'> & { readonly items: readonly T[] }): Omit<SteadyGroups<T>, 'groups'> & { readonly items: readonly T[] } {
  const groups = useMemo(() => [{ id: '', items }], [items]);
  const { groups: shown, waiting, show } = useSteadyGroups({ ...wish, groups });
  return { items: shown[0]?.items ?? [], waiting, show };
}

/** Whether this person wrote last what says where it stands. */
function placedBy(entity: EntityView | undefined, fields: readonly string[], user: string): boolean {
  if (entity === undefined) return false;
  if (fields.some((field) => entity.pendingFields.has(field))) return true;
  const last = Math.max(0, ...fields.map((field) => entity.fseq[field] ?? 0));
  return entity.stamps[last]?.by === user;
}
