import type { Fields, Op } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';

/** A store in the making: `aStore(item('Nuts', { onHand: 5 }))`. Ids are names in small letters. */
export function aStore(...ops: readonly Op[]): FakeRoom {
  const room = new FakeRoom({ kind: 'inventory', title: 'Main store' });
  room.write('ann', create('warehouse', 'warehouse', { name: 'Main store' }));
  if (ops.length > 0) room.write('ann', ...ops);
  return room;
}

export const item = (name: string, fields: Fields = {}) => create('stockItem', idOf(name), { name, sku: `${idOf(name)}-1`, onHand: 0, ...fields });
export const reservation = (id: string, of: string, quantity: number, fields: Fields = {}) => create('reservation', id, { itemId: idOf(of), quantity, ...fields });
export const adjustment = (id: string, of: string, delta: number, fields: Fields = {}) => create('adjustment', id, { itemId: idOf(of), delta, reason: 'correction', ...fields });

function create(type: string, id: string, fields: Fields): Op {
  return { op: 'create', type, id, fields };
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
