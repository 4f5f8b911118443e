import { expect, test } from 'vitest';
import { actionsFor } from './actions';
import { aStore, item, reservation } from './testing';

function store() {
  const room = aStore(item('Nut', { onHand: 10, reserved: 3 }), reservation('held', 'nut', 3, { purpose: 'Hall 2', author: 'ben' }));
  return { room, actions: actionsFor(() => room.entities.get(), (label, ops) => room.mutate(label, ops)) };
}

const last = ({ mutations }: ReturnType<typeof store>['room']) => mutations.at(-1);

test('an adjustment changes the number and tells why in one mutation', () => {
  const { room, actions } = store();
  const id = actions.adjust('nut', { delta: -4, reason: 'damaged', note: ' wet ' });
  expect(last(room)).toEqual({
    label: 'inventory.adjust',
    ops: [
      { op: 'increment', type: 'stockItem', id: 'nut', field: 'onHand', by: -4 },
      { op: 'create', type: 'adjustment', id, fields: { itemId: 'nut', delta: -4, reason: 'damaged', note: 'wet' } },
    ],
  });
});

test('a count that finds what was there is recorded, and changes nothing', () => {
  const { room, actions } = store();
  const id = actions.adjust('nut', { delta: 0, reason: 'count' });
  expect(last(room)).toEqual({ label: 'inventory.count', ops: [{ op: 'create', type: 'adjustment', id, fields: { itemId: 'nut', delta: 0, reason: 'count' } }] });
});

test('a reservation that is released can be made again', () => {
  const { room, actions } = store();
  const again = actions.release('held');
  expect(room.entities.get().get('reservation')?.size).toBe(0);
  again?.();
  expect([...(room.entities.get().get('reservation')?.values() ?? [])].map(({ fields }) => fields)).toEqual([{ itemId: 'nut', quantity: 3, purpose: 'Hall 2' }]);
});

test('a deleted item comes back with what people may write', () => {
  const { room, actions } = store();
  const back = actions.remove('nut');
  expect(room.entities.get().get('stockItem')?.has('nut')).toBe(false);
  back?.();
  expect(room.entities.get().get('stockItem')?.get('nut')?.fields).toEqual({ name: 'Nut', sku: 'nut-1', onHand: 10 });
});

test('new items stand after the others', () => {
  const { room, actions } = store();
  const ids = [actions.addItem({ sku: 'a', name: 'A' }), actions.addItem({ sku: 'b', name: 'B' })];
  const [first = '', second = ''] = ids.map((id) => String(room.entities.get().get('stockItem')?.get(id ?? '')?.fields.position));
  expect(first < second).toBe(true);
});
