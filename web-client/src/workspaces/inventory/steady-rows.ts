import { type RefObject, useEffect, useMemo, useState } from 'react';
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

/** Whether a person is at the rows: the focus is in them or in a dialog that was opened from them, or a finger is down. */
export function useAtRows(ref: RefObject<HTMLElement | null>): boolean {
  const [focused, setFocused] = useState(false);
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = () => {
      const active = document.activeElement;
      if (element.contains(active)) setFocused(true);
      else if (active?.closest('dialog') == null) setFocused(false);
    };
    const press = (event: Event) => setPressed(event.target instanceof Node && element.contains(event.target));
    // The click follows the release: what it hits must still be there.
    const release = () => setTimeout(() => setPressed(false), 0);
    const listen = { focusin: look, focusout: () => setTimeout(look, 0), pointerdown: press, pointerup: release, pointercancel: release };
    for (const [name, listener] of Object.entries(listen)) document.addEventListener(name, listener, true);
    return () => {
      for (const [name, listener] of Object.entries(listen)) document.removeEventListener(name, listener, true);
    };
  }, [ref]);
  return focused || pressed;
}
