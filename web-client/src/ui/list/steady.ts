/** Rows that stand together; of a group without an id there is one. */
export interface Bucket<T> {
  readonly id: string | null;
  readonly items: readonly T[];
}

/** What is known about the rows. */
export interface RowFacts<T> {
  idOf(item: T): string;
  /** Which of two of a group stands first; 0 for one at the same place. */
  compare(a: T, b: T): number;
  /** The row as it is now, also where a filter leaves it out; undefined once it is deleted. */
  living(id: string): T | undefined;
  /** Whether it stands where it does because of the person who looks. */
  own(id: string): boolean;
}

export interface Steady<T, G extends Bucket<T>> {
  /** Each row as it was when it got its place. */
  readonly placed: readonly G[];
  /** How many rows would stand elsewhere. */
  readonly waiting: number;
}

interface Place<T, G> {
  readonly group: G;
  readonly item: T;
}

/** The rows where they were: what others moved keeps its place, what the person moved and what is new takes its own, what is deleted goes. */
export function steady<T, G extends Bucket<T>>(before: readonly G[], now: readonly G[], facts: RowFacts<T>): Steady<T, G> {
  const [old, fresh] = [placesIn(before, facts), placesIn(now, facts)];
  const groups = new Map(now.map((group) => [group.id, group]));
  const shown = new Map<G, T[]>(now.map((group) => [group, []]));
  let waiting = 0;
  const put = (group: G, item: T) => {
    const items = shown.get(group) ?? [];
    items.push(item);
    shown.set(group, items);
  };
  for (const [id, place] of old) {
    const next = fresh.get(id);
    if (facts.living(id) === undefined) continue;
    const same = next !== undefined && next.group.id === place.group.id && facts.compare(next.item, place.item) === 0;
    // Of a holder that is deleted nothing is left to stand in; those without one can be shown again.
    const group = groups.get(place.group.id) ?? (place.group.id === null ? place.group : undefined);
    if (same || facts.own(id) || group === undefined) {
      if (next !== undefined) put(next.group, next.item);
      continue;
    }
    waiting += 1;
    put(group, place.item);
  }
  for (const [id, { group, item }] of fresh) if (!old.has(id)) put(group, item);
  return { placed: [...shown].map(([group, items]) => ({ ...group, items: inOrder(items, facts) })), waiting };
}

/** The same rows as they are now. */
export function alive<T, G extends Bucket<T>>(placed: readonly G[], { idOf, living }: Pick<RowFacts<T>, 'idOf' | 'living'>): readonly G[] {
  return placed.map((group) => ({ ...group, items: group.items.flatMap((item) => living(idOf(item)) ?? []) }));
}

function placesIn<T, G extends Bucket<T>>(groups: readonly G[], { idOf }: RowFacts<T>): ReadonlyMap<string, Place<T, G>> {
  return new Map(groups.flatMap((group) => group.items.map((item) => [idOf(item), { group, item }] as const)));
}

function inOrder<T>(items: readonly T[], { idOf, compare }: RowFacts<T>): readonly T[] {
  return items.toSorted((a, b) => compare(a, b) || (idOf(a) < idOf(b) ? -1 : 1));
}
