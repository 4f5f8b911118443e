import { useMemo } from 'react';
import type { Fields, Handle, Op } from '../../core';
import { type Mutate, useMutate, useRoom } from '../../react';
import { deleteHolder, deletes, restoreHolder, updates } from './edits';
import { type Dimension, referenceField } from './groups';
import type { Item } from './model';
import { packingOf } from './model';
import { inMutations, jitter, newId } from '../../ui/edits';
import { type Direction, lastPosition, stepPosition } from '../../ui/list/order';
import type { Entry, Places } from './quick-add';

/** What a person does with the list. Each is one mutation, or as many as its size needs. Reads the list as it is when called. */
export type PackingActions = ReturnType<typeof actionsFor>;

export function usePackingActions(): PackingActions {
  const room = useRoom();
  const mutate = useMutate();
  return useMemo(() => actionsFor(() => room.entities.get(), mutate), [room, mutate]);
}

type Entities = () => Parameters<typeof packingOf>[0];

function actionsFor(entities: Entities, mutate: Mutate) {
  return { ...itemActions(entities, mutate), ...holderActions(entities, mutate), ...listActions(mutate) };
}

function itemActions(entities: Entities, mutate: Mutate) {
  const packing = () => packingOf(entities());
  return {
    /** What the entry says itself goes before the place in which it was written. */
    add({ name, quantity, places }: Entry, place: Places): Handle | null {
      const fields = { name, quantity, ...place, ...places, position: lastPosition(packing().items, jitter()) };
      return mutate('item.add', [{ op: 'create', type: 'item', id: newId(), fields }]);
    },
    edit: (id: string, set: Fields) => mutate('item.edit', updates([id], set)),
    pack: (id: string, packed: boolean) => mutate(packed ? 'item.pack' : 'item.unpack', updates([id], { packed })),
    packAll(ids: readonly string[], packed: boolean) {
      all(mutate, packed ? 'items.pack' : 'items.unpack', updates(ids, { packed }));
    },
    assign(ids: readonly string[], set: Fields) {
      all(mutate, 'items.move', updates(ids, set));
    },
    step(group: readonly Item[], id: string, direction: Direction): boolean {
      const position = stepPosition(group, packing().items, id, direction, jitter());
      return position !== null && mutate('item.order', [{ op: 'move', type: 'item', id, position }]) !== null;
    },
    /** Answers how to bring them back: an update of a deleted item revives it. */
    remove(ids: readonly string[]): () => void {
      const before = entities().get('item');
      const restore = ids.flatMap((id): Op[] => {
        const item = before?.get(id);
        return item === undefined ? [] : [{ op: 'update', type: 'item', id, set: item.fields }];
      });
      all(mutate, 'items.delete', deletes('item', ids));
      return () => all(mutate, 'items.restore', restore);
    },
    restore: (id: string, fields: Fields) => mutate('items.restore', updates([id], fields)),
  };
}

function holderActions(entities: Entities, mutate: Mutate) {
  const packing = () => packingOf(entities());
  const itemsOf = (dimension: Dimension, id: string) => packing().items.filter((item) => item[referenceField[dimension]] === id);
  return {
    addHolder(dimension: Dimension, fields: Fields): Handle | null {
      const position = lastPosition(packing()[dimension], jitter());
      return mutate('holder.add', [{ op: 'create', type: dimension, id: newId(), fields: { ...fields, position } }]);
    },
    addHolders(dimension: Dimension, names: readonly string[]) {
      let siblings = packing()[dimension].map(({ id, position }) => ({ id, position }));
      const ops = names.map((name): Op => {
        const made = { id: newId(), position: lastPosition(siblings, jitter()) };
        siblings = [...siblings, made];
        return { op: 'create', type: dimension, id: made.id, fields: { name, position: made.position } };
      });
      all(mutate, 'holder.add', ops);
    },
    editHolder: (dimension: Dimension, id: string, set: Fields) => mutate('holder.edit', [{ op: 'update', type: dimension, id, set }]),
    stepHolder(dimension: Dimension, id: string, direction: Direction): boolean {
      const position = stepPosition(packing()[dimension], packing()[dimension], id, direction, jitter());
      return position !== null && mutate('holder.order', [{ op: 'move', type: dimension, id, position }]) !== null;
    },
    itemsOf,
    /** Answers how to bring it back, as a new one: an id is never used again. */
    removeHolder(dimension: Dimension, id: string): () => void {
      const fields = entities().get(dimension)?.get(id)?.fields;
      const items = itemsOf(dimension, id).map((item) => item.id);
      for (const ops of deleteHolder(dimension, id, items)) mutate('holder.delete', ops);
      return () => {
        if (fields === undefined) return;
        for (const ops of restoreHolder(dimension, newId(), fields, items)) mutate('holder.restore', ops);
      };
    },
  };
}

function listActions(mutate: Mutate) {
  return { editList: (set: Fields) => mutate('list.edit', [{ op: 'update', type: 'list', id: 'list', set }]) };
}

function all(mutate: Mutate, label: string, ops: readonly Op[]): void {
  for (const part of inMutations(ops)) mutate(label, part);
}
