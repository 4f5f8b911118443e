import { useMemo } from 'react';
import type { Entities, Fields, Handle, Op } from '../../core';
import { type Mutate, useMutate, useRoom } from '../../react';
import { jitter, newId } from '../../ui/edits';
import { type Direction, lastPosition, stepPosition } from '../../ui/list/order';
import { linesOf, type Stock } from './model';
import type { Status } from './status';

/** So many goods of something. */
export interface Wanted {
  readonly stock: Stock;
  readonly quantity: number;
}

/** What a person does at the desk. Each is one mutation; reads the room as it is when called. */
export type OrderActions = ReturnType<typeof actionsFor>;

export function useOrderActions(): OrderActions {
  const room = useRoom();
  const mutate = useMutate();
  return useMemo(() => actionsFor(() => room.entities.get(), mutate), [room, mutate]);
}

export function actionsFor(entities: () => Entities, mutate: Mutate) {
  return { ...orderActions(mutate), ...lineActions(entities, mutate), ...deskActions(mutate) };
}

function orderActions(mutate: Mutate) {
  return {
    /** An order with its first lines; answers its id, null where it was refused. */
    addOrder(fields: Fields, wanted: readonly Wanted[]): string | null {
      const id = newId();
      const lines = inOrder(wanted).map(({ stock, quantity, position }): Op => ({ op: 'create', type: 'orderLine', id: newId(), fields: { ...lineFields(id, stock, quantity), position } }));
      return mutate('orders.orderAdd', [{ op: 'create', type: 'order', id, fields: { status: 'draft', ...fields } }, ...lines]) === null ? null : id;
    },
    editOrder: (id: string, set: Fields) => mutate('orders.orderEdit', [{ op: 'update', type: 'order', id, set }]),
    /** `today` is written as the day of shipping, where nobody said another one. */
    setStatus(id: string, status: Status, shippedOn: string, today: string): Handle | null {
      const set = status === 'shipped' && shippedOn === '' ? { status, shippedOn: today } : { status };
      return mutate('orders.orderStatus', [{ op: 'update', type: 'order', id, set }]);
    },
    removeOrder: (id: string) => mutate('orders.orderDelete', [{ op: 'delete', type: 'order', id }]),
  };
}

function lineActions(entities: () => Entities, mutate: Mutate) {
  return {
    /** The price is left to the server, which knows the stock level's and the pricing rules. */
    addLine(orderId: string, { stock, quantity }: Wanted): Handle | null {
      const position = lastPosition(linesOf(entities(), orderId), jitter());
      return mutate('orders.lineAdd', [{ op: 'create', type: 'orderLine', id: newId(), fields: { ...lineFields(orderId, stock, quantity), position } }]);
    },
    editLine: (id: string, set: Fields) => mutate('orders.lineEdit', [{ op: 'update', type: 'orderLine', id, set }]),
    removeLine: (id: string) => mutate('orders.lineDelete', [{ op: 'delete', type: 'orderLine', id }]),
    stepLine(orderId: string, id: string, direction: Direction): boolean {
      const lines = linesOf(entities(), orderId);
      const position = stepPosition(lines, lines, id, direction, jitter());
      return position !== null && mutate('orders.lineMove', [{ op: 'move', type: 'orderLine', id, position }]) !== null;
    },
  };
}

function deskActions(mutate: Mutate) {
  const editor = (type: 'customer' | 'pricingRule' | 'stockLevel', label: { add: string; edit: string; remove: string }) => ({
    add(fields: Fields): string | null {
      const id = newId();
      return mutate(label.add, [{ op: 'create', type, id, fields }]) === null ? null : id;
    },
    edit: (id: string, set: Fields) => mutate(label.edit, [{ op: 'update', type, id, set }]),
    remove: (id: string) => mutate(label.remove, [{ op: 'delete', type, id }]),
  });
  return {
    customer: editor('customer', { add: 'orders.customerAdd', edit: 'orders.customerEdit', remove: 'orders.customerDelete' }),
    rule: editor('pricingRule', { add: 'orders.ruleAdd', edit: 'orders.ruleEdit', remove: 'orders.ruleDelete' }),
    stock: editor('stockLevel', { add: 'orders.stockAdd', edit: 'orders.stockEdit', remove: 'orders.stockDelete' }),
    /** A difference, so that what several people count and take adds up. */
    adjustStock: (id: string, by: number) => mutate('orders.stockAdjust', [{ op: 'increment', type: 'stockLevel', id, field: 'onHand', by }]),
    /** What somebody else deleted, as it was. */
    restore: (type: string, id: string, fields: Fields) => mutate('orders.restore', [{ op: 'restore', type, id, fields }]),
    editDesk: (set: Fields) => mutate('orders.deskEdit', [{ op: 'update', type: 'desk', id: 'desk', set }]),
  };
}

function lineFields(orderId: string, { id, sku, name }: Stock, quantity: number): Fields {
  return { orderId, stockId: id, sku, name, quantity };
}

function inOrder(wanted: readonly Wanted[]): readonly (Wanted & { readonly position: string })[] {
  const placed: (Wanted & { id: string; position: string })[] = [];
  for (const one of wanted) placed.push({ ...one, id: one.stock.id, position: lastPosition(placed, jitter()) });
  return placed;
}
