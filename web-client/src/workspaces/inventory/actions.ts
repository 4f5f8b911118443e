import { useMemo } from 'react';
import { type Entities, type Fields, type Op, positionBetween } from '../../core';
import { type Mutate, useMutate, useRoom } from '../../react';
import { jitter, newId } from '../../ui/edits';
import { text } from '../../ui/reading';
import { ofType, type Reason } from './model';

/** What a person does with the stock. Each is one mutation. Reads the stock as it is when called. */
export type InventoryActions = ReturnType<typeof actionsFor>;

export interface Change {
  readonly delta: number;
  readonly reason: Reason;
  readonly note?: string;
}

export function useInventoryActions(): InventoryActions {
  const room = useRoom();
  const mutate = useMutate();
  return useMemo(() => actionsFor(() => room.entities.get(), mutate), [room, mutate]);
}

export function actionsFor(entities: () => Entities, mutate: Mutate) {
  return { ...itemActions(entities, mutate), ...recordActions(entities, mutate) };
}

function itemActions(entities: () => Entities, mutate: Mutate) {
  return {
    /** Answers the id; null where it was refused. */
    addItem(fields: Fields): string | null {
      const id = newId();
      return mutate('inventory.itemAdd', [{ op: 'create', type: 'stockItem', id, fields: { ...fields, position: lastPosition(entities()) } }]) && id;
    },
    edit: (id: string, set: Fields) => mutate('inventory.itemEdit', [{ op: 'update', type: 'stockItem', id, set }]),
    /** Answers how to bring it back: an update of a deleted item revives it. */
    remove(id: string): (() => void) | null {
      const fields = ofType(entities(), 'stockItem').get(id)?.fields;
      if (fields === undefined || mutate('inventory.itemDelete', [{ op: 'delete', type: 'stockItem', id }]) === null) return null;
      return () => void mutate('inventory.itemRestore', [{ op: 'update', type: 'stockItem', id, set: own(fields) }]);
    },
    restore: (id: string, fields: Fields) => mutate('inventory.itemRestore', [{ op: 'update', type: 'stockItem', id, set: own(fields) }]),
    editWarehouse: (set: Fields) => mutate('inventory.warehouseEdit', [{ op: 'update', type: 'warehouse', id: 'warehouse', set }]),
  };
}

function recordActions(entities: () => Entities, mutate: Mutate) {
  return {
    /** The change and its record in one: either both stand or neither. Answers the id of the record. */
    adjust(itemId: string, { delta, reason, note = '' }: Change): string | null {
      const id = newId();
      const said = note.trim();
      const record: Op = { op: 'create', type: 'adjustment', id, fields: { itemId, delta, reason, ...(said !== '' && { note: said }) } };
      const count: readonly Op[] = delta === 0 ? [] : [{ op: 'increment', type: 'stockItem', id: itemId, field: 'onHand', by: delta }];
      const ops = [...count, record];
      return (reason === 'count' ? mutate('inventory.count', ops) : mutate('inventory.adjust', ops)) && id;
    },
    reserve: (itemId: string, { quantity, purpose, until }: { quantity: number; purpose: string; until: string }) =>
      mutate('inventory.reserve', [
        { op: 'create', type: 'reservation', id: newId(), fields: { itemId, quantity, ...(purpose.trim() !== '' && { purpose: purpose.trim() }), ...(until !== '' && { until }) } },
      ]),
    /** Answers how to reserve it again, under a new id. */
    release(id: string): (() => void) | null {
      const fields = ofType(entities(), 'reservation').get(id)?.fields;
      if (fields === undefined || mutate('inventory.release', [{ op: 'delete', type: 'reservation', id }]) === null) return null;
      return () => void mutate('inventory.reserve', [{ op: 'create', type: 'reservation', id: newId(), fields: own(fields) }]);
    },
  };
}

/** What people may write; the rest is the server's. */
function own(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'reserved' && name !== 'author'));
}

function lastPosition(entities: Entities): string {
  let last: string | null = null;
  for (const { fields } of ofType(entities, 'stockItem').values()) {
    const position = text(fields.position);
    if (position !== '' && (last === null || position > last)) last = position;
  }
  return positionBetween(last, null, jitter());
}
