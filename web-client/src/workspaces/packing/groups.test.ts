import { expect, test } from 'vitest';
import { columnsOf, groupsOf, totalsOf } from './groups';
import { packingOf } from './model';
import { aPackingList, bag, category, item } from './testing';

const named = (groups: ReturnType<typeof groupsOf>) => groups.map(({ holder, items }) => [holder?.name ?? null, items.map(({ name }) => name)]);

test('items stand in their groups, and those without one come last', () => {
  const room = aPackingList().with(category('Clothes'), category('Papers'), item('Lamp'), item('Socks', { categoryId: 'clothes' }), item('Map', { categoryId: 'papers' }));
  expect(named(groupsOf(packingOf(room.entities.get()), 'category'))).toEqual([
    ['Clothes', ['Socks']],
    ['Papers', ['Map']],
    [null, ['Lamp']],
  ]);
});

test('an item of a category that is gone is without one', () => {
  const room = aPackingList().with(category('Clothes'), item('Socks', { categoryId: 'clothes' }));
  room.write('ben', { op: 'delete', type: 'category', id: 'clothes' });
  expect(named(groupsOf(packingOf(room.entities.get()), 'category'))).toEqual([[null, ['Socks']]]);
});

test('where everything has its place there is no group for the rest', () => {
  const room = aPackingList().with(bag('Red'), item('Socks', { bagId: 'red' }));
  expect(named(groupsOf(packingOf(room.entities.get()), 'bag'))).toEqual([['Red', ['Socks']]]);
});

test('totals count pieces by their quantity and leave out what has no weight', () => {
  const room = aPackingList().with(item('Socks', { weight: 60, quantity: 3, packed: true }), item('Map', { essential: true }), item('Tent', { weight: 2000, essential: true, packed: true }));
  expect(totalsOf(packingOf(room.entities.get()).items)).toEqual({ count: 3, packed: 2, weight: 2180, weighed: 2, essentialsLeft: 1 });
});

test('columns keep the order of the groups and are about equally high', () => {
  expect(columnsOf([3, 3, 3, 3, 3, 3], 3)).toEqual([
    [0, 2],
    [2, 4],
    [4, 6],
  ]);
  expect(columnsOf([20, 3, 3, 3], 2)).toEqual([
    [0, 1],
    [1, 4],
  ]);
});

test('every group is in exactly one column, whatever their sizes', () => {
  for (let count = 0; count < 12; count += 1) {
    for (let columns = 1; columns <= 3; columns += 1) {
      const spread = columnsOf(Array.from({ length: count }, (_, index) => 1 + ((index * 7) % 13)), columns);
      expect(spread.length).toBeLessThanOrEqual(columns);
      expect(spread.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index))).toEqual([...Array(count).keys()]);
    }
  }
});

test('the same entity gives the same item, so that its row is not drawn again', () => {
  const room = aPackingList().with(item('Socks'), item('Map'));
  const before = packingOf(room.entities.get()).items;
  room.write('ben', { op: 'update', type: 'item', id: 'map', set: { packed: true } });
  const after = packingOf(room.entities.get()).items;
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('what is not taken this time counts nothing', () => {
  const room = aPackingList().with(item('Socks', { quantity: 0, weight: 60, essential: true }), item('Map', { packed: true }));
  expect(totalsOf(packingOf(room.entities.get()).items)).toEqual({ count: 1, packed: 1, weight: 0, weighed: 0, essentialsLeft: 0 });
});
