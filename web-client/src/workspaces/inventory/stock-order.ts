import type { EntityView } from '../../core';
import { isLow, type Item, itemOf } from './model';

export const sortKeys = ['name', 'sku', 'onHand', 'location'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  readonly by: SortKey;
  readonly down: boolean;
}

/** What of the stock is asked for. */
export interface Query {
  /** Folded words; empty for all. */
  readonly words: string;
  readonly lowOnly: boolean;
  readonly sort: Sort;
}

/** The items in their order. `moves` grows with each item that came, went or changed its place. */
export interface Ordered {
  readonly items: readonly Item[];
  readonly moves: number;
}

type Stock = ReadonlyMap<string, EntityView>;
type Reserved = ReadonlyMap<string, number>;

/**
 * The items that match, in order. It remembers what it answered last: where few items changed, only those are looked for a new
 * place, and all others stay as they were sorted before.
 */
export class StockOrder {
  readonly #compareText: (a: string, b: string) => number;
  #query: Query | undefined;
  #stock: Stock | undefined;
  #reserved: Reserved | undefined;
  #ordered: Ordered = { items: [], moves: 0 };

  constructor(language: string) {
    this.#compareText = new Intl.Collator(language, { numeric: true }).compare;
  }

  of(stock: Stock, reserved: Reserved, query: Query): Ordered {
    if (stock === this.#stock && reserved === this.#reserved && query === this.#query) return this.#ordered;
    const fits = (item: Item) => (query.words === '' || item.words.includes(query.words)) && (!query.lowOnly || isLow(item, reserved.get(item.id) ?? 0));
    const compare = this.#comparing(query.sort);
    const anew = this.#query === undefined || query.sort !== this.#query.sort || query.words !== this.#query.words || query.lowOnly !== this.#query.lowOnly;
    this.#ordered = anew ? this.#sorted(stock, fits, compare) : this.#changed(stock, fits, compare);
    this.#stock = stock;
    this.#reserved = reserved;
    this.#query = query;
    return this.#ordered;
  }

  #sorted(stock: Stock, fits: (item: Item) => boolean, compare: (a: Item, b: Item) => number): Ordered {
    return { items: [...stock.values()].map(itemOf).filter(fits).sort(compare), moves: this.#ordered.moves };
  }

  #changed(stock: Stock, fits: (item: Item) => boolean, compare: (a: Item, b: Item) => number): Ordered {
    const known = new Set<string>();
    let gone = 0;
    const fresh: Item[] = [];
    const kept: Item[] = [];
    for (const before of this.#ordered.items) {
      known.add(before.id);
      const entity = stock.get(before.id);
      const now = entity === undefined ? undefined : itemOf(entity);
      if (now === undefined || !fits(now)) gone += 1;
      else if (now === before || compare(now, before) === 0) kept.push(now);
      else fresh.push(now);
    }
    for (const entity of stock.values()) {
      if (known.has(entity.id)) continue;
      const item = itemOf(entity);
      if (fits(item)) fresh.push(item);
    }
    const items = fresh.length === 0 ? kept : merged(kept, fresh.sort(compare), compare);
    // A new name between the same neighbours is no new place.
    const before = this.#ordered.items;
    const same = items.length === before.length && items.every(({ id }, i) => id === before[i]?.id);
    return { items, moves: same ? this.#ordered.moves : this.#ordered.moves + fresh.length + gone };
  }

  #comparing({ by, down }: Sort): (a: Item, b: Item) => number {
    const sign = down ? -1 : 1;
    const first = by === 'onHand' ? (a: Item, b: Item) => a.onHand - b.onHand : (a: Item, b: Item) => this.#compareText(a[by], b[by]);
    return (a, b) => sign * first(a, b) || (by === 'name' ? 0 : this.#compareText(a.name, b.name)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  }
}

function merged(kept: readonly Item[], fresh: readonly Item[], compare: (a: Item, b: Item) => number): readonly Item[] {
  const all: Item[] = [];
  let next = 0;
  for (const item of fresh) {
    const at = placeFor(item, kept, next, compare);
    all.push(...kept.slice(next, at), item);
    next = at;
  }
  return [...all, ...kept.slice(next)];
}

/** The first index, from `from` on, whose item comes after. */
function placeFor(item: Item, items: readonly Item[], from: number, compare: (a: Item, b: Item) => number): number {
  let [low, high] = [from, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = items[middle];
    if (there !== undefined && compare(there, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
