import { expect, test } from 'vitest';
import { positionsBetween } from '../../core';
import { canMove, lastPosition, stepPosition } from './order';

const placed = (names: string, positions = positionsBetween(null, null, names.length, 1)) => Array.from(names, (id, index) => ({ id, position: positions[index] ?? '' }));
type Placed = ReturnType<typeof placed>;

function stepped(group: Placed, all: Placed, id: string, direction: 'up' | 'down'): string {
  const position = stepPosition(group, all, id, direction, 1);
  const after = group.map((it) => (it.id === id && position !== null ? { id, position } : it));
  return after
    .toSorted((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : 1))
    .map((it) => it.id)
    .join('');
}

test('a step swaps with the neighbour', () => {
  const all = placed('abcd');
  expect(stepped(all, all, 'c', 'up')).toBe('acbd');
  expect(stepped(all, all, 'b', 'down')).toBe('acbd');
});

test('the first cannot go up and the last cannot go down', () => {
  const all = placed('abc');
  expect([canMove(all, 'a', 'up'), canMove(all, 'c', 'down'), canMove(all, 'b', 'up'), canMove(all, 'nobody', 'up')]).toEqual([false, false, true, false]);
  expect([stepPosition(all, all, 'a', 'up', 1), stepPosition(all, all, 'c', 'down', 1)]).toEqual([null, null]);
});

test('items of other groups between the two do not matter', () => {
  const all = placed('aXYbZc');
  const group = all.filter(({ id }) => 'abc'.includes(id));
  expect(stepped(group, all, 'b', 'up')).toBe('bac');
  expect(stepped(group, all, 'b', 'down')).toBe('acb');
});

test('a step past two items with the same position passes both', () => {
  const [first = '', same = '', last = ''] = positionsBetween(null, null, 3, 1);
  const all = placed('abcd', [first, same, same, last]);
  expect(stepped(all, all, 'd', 'up')).toBe('adbc');
  expect(stepped(all, all, 'a', 'down')).toBe('bcad');
});

test('what is new stands after everything', () => {
  const all = placed('abc');
  expect(lastPosition(all, 1) > (all[2]?.position ?? '')).toBe(true);
  expect(lastPosition([{ id: 'x', position: '' }], 1)).not.toBe('');
});
