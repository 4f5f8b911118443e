import { expect, test } from 'vitest';
import { groupsOf } from './groups';
import type { ListedRoom } from './rooms';

const room = (id: string, more: Partial<ListedRoom> = {}): ListedRoom => ({ id, kind: 'packing-list', title: id, role: 'owner', onDevice: false, waiting: 0, archived: false, shared: false, at: 0, ...more });
const kindName = (kind: string) => (kind === 'orders' ? 'Orders' : 'Packing list');
const rooms = [room('Café tour'), room('ทริปทะเล'), room('Shop', { kind: 'orders', shared: true }), room('Old', { archived: true, shared: true })];
const found = (words: string) => Object.values(groupsOf(rooms, words, kindName)).flat().map(({ id }) => id);

test('rooms are mine, shared with me, or archived', () => {
  const { mine, shared, archived } = groupsOf(rooms, ' ', kindName);
  expect([mine, shared, archived].map((all) => all.map(({ id }) => id))).toEqual([['Café tour', 'ทริปทะเล'], ['Shop'], ['Old']]);
});

test('a search finds parts of titles and kinds, in any case, with or without accents, in Thai too', () => {
  expect(found('CAFE')).toEqual(['Café tour']);
  expect(found('tour pack')).toEqual(['Café tour']);
  expect(found('ทะเล')).toEqual(['ทริปทะเล']);
  expect(found('orders')).toEqual(['Shop']);
  expect(found('shop café')).toEqual([]);
});
