import { expect, test } from 'vitest';
import type { Activity } from '../../core';
import { burstsOf, splitAt } from './bursts';

const did = (seq: number, user: string, minute: number): Activity => ({ seq, at: minute * 60_000, by: { user }, action: 'updated', type: 'item', id: `i${seq}` });

test('A1 what one person did in one go is one group', () => {
  const items = [did(6, 'ann', 40), did(5, 'ann', 38), did(4, 'ben', 37), did(3, 'ann', 36), did(2, 'ann', 20)];
  expect(burstsOf(items).map(({ user, at, items }) => [user, at / 60_000, items.length])).toEqual([['ann', 40, 2], ['ben', 37, 1], ['ann', 36, 1], ['ann', 20, 1]]);
});

test('A1 a comment is told once, not again for what a rule writes into it', () => {
  const items = [{ ...did(3, 'ann', 40), type: 'comment', action: 'edited', rule: 'comments' }, { ...did(3, 'ann', 40), type: 'comment', action: 'commented' }, { ...did(2, 'ann', 40), rule: 'totals' }];
  expect(burstsOf(items).flatMap(({ items }) => items.map(({ action }) => action))).toEqual(['commented', 'updated']);
});

test('A2 what came after the last look stands above the line', () => {
  const items = [did(6, 'ann', 40), did(5, 'ann', 38)];
  expect(splitAt(items, 5).map((part) => part.map(({ seq }) => seq))).toEqual([[6], [5]]);
  expect(splitAt(items, 9).map((part) => part.length)).toEqual([0, 2]);
});
