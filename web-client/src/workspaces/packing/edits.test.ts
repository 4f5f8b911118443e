import { expect, test } from 'vitest';
import { targetOf } from '../../core';
import { inMutations, MOST_OPS } from '../../ui/edits';
import { deleteHolder, deletes, restoreHolder, updates } from './edits';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `i${index}`);

test('one mutation has at most 25 operations, and none is lost or reordered', () => {
  const parts = inMutations(deletes('item', ids(60)));
  expect(parts.map((part) => part.length)).toEqual([25, 25, 10]);
  expect(parts.flat().map((op) => targetOf(op)?.id)).toEqual(ids(60));
});

test('long texts are split earlier, so that every mutation fits a frame', () => {
  const long = ids(25).map((id) => ({ op: 'create', type: 'item', id, fields: { name: id, notes: 'ก'.repeat(4000) } }) as const);
  const parts = inMutations(long);
  expect(parts.flat()).toEqual(long);
  for (const part of parts) expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(28_672 - 512);
});

test('nothing to do is no mutation', () => {
  expect(inMutations([])).toEqual([]);
});

test('deleting a category with few items leaves unassigning to the server', () => {
  expect(deleteHolder('category', 'c', ids(80))).toEqual([[{ op: 'delete', type: 'category', id: 'c' }]]);
});

test('deleting a bag with more than 80 items empties their references first', () => {
  const parts = deleteHolder('bag', 'b', ids(81));
  expect(parts.map((part) => part.length)).toEqual([25, 25, 25, 6, 1]);
  expect(parts.at(0)?.at(0)).toEqual({ op: 'update', type: 'item', id: 'i0', set: { bagId: null } });
  expect(parts.at(-1)).toEqual([{ op: 'delete', type: 'bag', id: 'b' }]);
});

test('undoing it makes the holder first, then gives it its items back', () => {
  const parts = restoreHolder('traveler', 't', { name: 'Mali' }, ids(30));
  expect(parts.flat().at(0)).toEqual({ op: 'create', type: 'traveler', id: 't', fields: { name: 'Mali' } });
  expect(parts.flat().slice(1)).toEqual(updates(ids(30), { travelerId: 't' }));
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(MOST_OPS);
});
