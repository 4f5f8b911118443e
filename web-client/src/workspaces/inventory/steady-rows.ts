import { useMemo, useState } from 'react';
import type { EntityView } from '../../core';
import { type Item, itemOf } from './model';
import type { Ordered, Query } from './stock-order';

export interface Row {
  readonly item: Item;
  /** It was deleted, or does not match any more, and keeps its place for as long as somebody is at the rows. */
  readonly gone: boolean;
}

export interface SteadyRows {
  readonly rows: readonly Row[];
  /** How many rows have another place by now. */
  readonly waiting: number;
  show(): void;
}

/** The rows in the order that the person knows: while they are at them, values change in place and nothing moves. */
export function useSteadyRows(ordered: Ordered, stock: ReadonlyMap<string, EntityView>, query: Query, held: boolean): SteadyRows {
  const [shown, setShown] = useState({ ordered, query });
  const take = shown.query !== query || (shown.ordered !== ordered && (!held || shown.ordered.moves === ordered.moves));
  if (take) setShown({ ordered, query });
  const order = take ? ordered : shown.ordered;
  const rows = useMemo(() => order.items.map((before) => rowOf(before, stock)), [order, stock]);
  return { rows, waiting: ordered.moves - order.moves, show: () => setShown({ ordered, query }) };
}

const living = new WeakMap<Item, Row>();

function rowOf(before: Item, stock: ReadonlyMap<string, EntityView>): Row {
  const entity = stock.get(before.id);
  if (entity === undefined) return { item: before, gone: true };
  const item = itemOf(entity);
  const known = living.get(item) ?? { item, gone: false };
  living.set(item, known);
  return known;
}
