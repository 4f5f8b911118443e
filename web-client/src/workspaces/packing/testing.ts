import { type Fields, type Op, positionBetween } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';

/** A packing list in the making: `aPackingList().with(category('Clothes'), item('Socks', { categoryId: 'clothes' }))`. */
export function aPackingList(meta: ConstructorParameters<typeof FakeRoom>[0] = {}) {
  const room = new FakeRoom(meta);
  room.write('ann', { op: 'create', type: 'list', id: 'list', fields: { name: 'Trip' } });
  return { room, with: (...ops: readonly Op[]) => (room.write('ann', ...ops), room) };
}

let last: string | null = null;

/** The id is the name in small letters; later ones stand further down. */
function create(type: string, name: string, fields: Fields): Op {
  last = positionBetween(last, null, 0);
  return { op: 'create', type, id: name.toLowerCase().replaceAll(' ', '-'), fields: { name, position: last, ...fields } };
}

export const item = (name: string, fields: Fields = {}) => create('item', name, { quantity: 1, packed: false, essential: false, ...fields });
export const category = (name: string, fields: Fields = {}) => create('category', name, fields);
export const bag = (name: string, fields: Fields = {}) => create('bag', name, fields);
export const traveler = (name: string, fields: Fields = {}) => create('traveler', name, fields);
