import { expect, test } from 'vitest';
import type { Activity } from '../../core';
import { burstsOf, splitAt } from './bursts';

const did = (seq: number, user: string, minute: number): Activity => ({ seq, at: minute * 60_000, by: { user }, action: 'updated', type: 'item', id: `i${seq}` });

test('A1 what one person did in one go is one group', () => {
  const items = [did(6, 'ann', 40), did(5, 'ann', 38), did(4, 'ben', 37), did(3, 'ann', 36), did(2, 'ann', 20)];
  expect(burstsOf(items).map(({ user, at, items }) => [user, at / 60_000, items.length])).toEqual([['ann', 40, 2], ['ben', 37, 1], ['ann', 36, 1], ['ann', 20, 1]]);
});

test('A2 what came after the last look stands above the line', () => {
  const items = [did(6, 'ann', 40), did(5, 'ann', 38)];
  expect(splitAt(items, 5).map((part) => part.map(({ seq }) => seq))).toEqual([[6], [5]]);
  expect(splitAt(items, 9).map((part) => part.length)).toEqual([0, 2]);
});
