import type { ReactNode } from 'react';
import { type Fields, type Op, positionBetween } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';

/** A party in the making: `aParty().with(task('Book the hall'), dish('Curry'))`. */
export function aParty(meta: ConstructorParameters<typeof FakeRoom>[0] = {}) {
  const room = new FakeRoom({ kind: 'party-budget', title: 'Lanterns', ...meta });
  room.write('ann', { op: 'create', type: 'party', id: 'party', fields: { name: 'Lanterns' } });
  return { room, with: (...ops: readonly Op[]) => (room.write('ann', ...ops), room) };
}

/** Shows a part of the workspace at an address. */
export function renderParty(children: ReactNode, room: FakeRoom, search = '') {
  return renderInRoom(children, { room, texts: ['party'], search });
}

let last: string | null = null;

/** The id is the name in small letters; later ones stand further down. */
function create(type: string, named: string, name: string, fields: Fields): Op {
  last = positionBetween(last, null, 0);
  return { op: 'create', type, id: name.toLowerCase().replaceAll(' ', '-'), fields: { [named]: name, position: last, ...fields } };
}

export const budget = (title: string, fields: Fields = {}) => create('budget', 'title', title, { status: 'draft', ...fields });
export const task = (title: string, fields: Fields = {}) => create('task', 'title', title, { status: 'todo', ...fields });
export const dish = (name: string, fields: Fields = {}) => create('schedule', 'dish', name, { status: 'planned', ...fields });
export const ingredient = (name: string, fields: Fields = {}) => create('ingredient', 'name', name, { productId: name.toLowerCase(), ...fields });
export const item = (name: string, fields: Fields = {}) => create('shoppingItem', 'productName', name, { productId: name.toLowerCase(), isPurchased: false, ...fields });
