import { expect, test } from 'vitest';
import { alike, concerns, moved, voicesOf } from './sides';
import { aConflict } from './testing';

const one = aConflict('one', ['ann', 12], ['ben', 13]);

test('K3 who looks at it sees the own side first', () => {
  expect(voicesOf(one, 'ann').map(({ side, own }) => [side, own])).toEqual([['mine', true], ['theirs', false]]);
  expect(voicesOf(one, 'ben').map(({ side, own }) => [side, own])).toEqual([['theirs', true], ['mine', false]]);
  expect(voicesOf(one, 'eva').map(({ side, own }) => [side, own])).toEqual([['mine', false], ['theirs', false]]);
  expect([concerns(one, 'ann'), concerns(one, 'ben'), concerns(one, 'eva')]).toEqual([true, true, false]);
});

test('K4 alike are the same field and the same two people, whatever the entity', () => {
  const same = aConflict('same', ['ann', 1], ['ben', 2], { on: { type: 'stockItem', id: 'glue' } });
  const turned = aConflict('turned', ['ben', 1], ['ann', 2], { on: { type: 'stockItem', id: 'nails' } });
  const other = aConflict('other', ['ann', 'A'], ['ben', 'B'], { field: 'location' });
  expect(alike([one, same, turned, other], one)).toEqual([same]);
});

test('K7 a side has moved when it says another value', () => {
  expect(moved(one, { ...one })).toEqual([]);
  expect(moved(one, aConflict('one', ['ann', 12], ['ben', 14]))).toEqual(['theirs']);
  expect(moved(one, aConflict('one', ['ann', null], ['ben', 14]))).toEqual(['mine', 'theirs']);
});
