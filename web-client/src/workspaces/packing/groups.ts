import type { Holder, Item, Packing } from './model';

/** What a list is looked at by. */
export type Dimension = (typeof dimensions)[number];
export const dimensions = ['category', 'bag', 'traveler'] as const;

export const referenceField = { category: 'categoryId', bag: 'bagId', traveler: 'travelerId' } as const satisfies Record<Dimension, keyof Item>;

/** The items of one holder; `holder` is null for those without one. */
export interface Group {
  readonly id: string | null;
  readonly holder: Holder | null;
  readonly items: readonly Item[];
}

export interface Totals {
  readonly count: number;
  readonly packed: number;
  /** Grams; pieces without a weight count nothing. */
  readonly weight: number;
  readonly weighed: number;
  readonly essentialsLeft: number;
}

/** The groups in their order, those without a holder last. That one is left out while it has nothing and others are there. */
export function groupsOf(packing: Packing, dimension: Dimension, matches: (item: Item) => boolean = () => true): readonly Group[] {
  const holders = packing[dimension];
  const byHolder = new Map<string | null, Item[]>(holders.map(({ id }) => [id, []]));
  const unassigned: Item[] = [];
  for (const item of packing.items) {
    if (!matches(item)) continue;
    // A holder that is not there (any more) is none.
    (byHolder.get(item[referenceField[dimension]]) ?? unassigned).push(item);
  }
  const groups = holders.map((holder): Group => ({ id: holder.id, holder, items: byHolder.get(holder.id) ?? [] }));
  return unassigned.length > 0 || groups.length === 0 ? [...groups, { id: null, holder: null, items: unassigned }] : groups;
}

/** What is not taken this time, a quantity of zero, counts nothing. */
export function totalsOf(all: readonly Item[]): Totals {
  const items = all.filter(({ quantity }) => quantity > 0);
  let [packed, weight, weighed, essentialsLeft] = [0, 0, 0, 0];
  for (const item of items) {
    if (item.packed) packed += 1;
    else if (item.essential) essentialsLeft += 1;
    if (item.weight === null) continue;
    weighed += 1;
    weight += item.weight * item.quantity;
  }
  return { count: items.length, packed, weight, weighed, essentialsLeft };
}

/**
 * Spreads groups over columns, in reading order and about equally high. Only `sizes` of the moment count: whoever keeps
 * the result while items come and go has groups that stay in their column.
 */
export function columnsOf(sizes: readonly number[], columns: number): readonly (readonly [from: number, to: number])[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const result: [number, number][] = [];
  let [from, passed] = [0, 0];
  for (const [index, size] of sizes.entries()) {
    const target = (total * (result.length + 1)) / columns;
    // A group goes to the column in which its larger half lies.
    if (index > from && result.length < columns - 1 && passed + size / 2 > target) {
      result.push([from, index]);
      from = index;
    }
    passed += size;
  }
  return [...result, [from, sizes.length]];
}
