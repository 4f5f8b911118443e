import { expect, test } from 'vitest';
import { FakeRoom } from '../../react/testing/fake-room';
import { groupsOf, totalsOf } from './groups';
import { packingOf } from './model';
import { samplePacking } from './sample';

test.each(['en', 'th'] as const)('the sample in %s is a list with a heavy bag, essentials that are missing and things without a place', (language) => {
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'list', id: 'list', fields: { name: 'Trip' } });
  for (const { label, ops } of samplePacking(Date.UTC(2027, 5, 1), language)) room.mutate(label, ops);
  const packing = packingOf(room.entities.get());
  expect(packing.details).toMatchObject({ startsOn: '2027-06-15', endsOn: '2027-06-22' });
  const bags = groupsOf(packing, 'bag');
  expect(bags.map(({ holder, items }) => [holder?.weightLimit ?? null, totalsOf(items).weight])).toEqual([
    [20_000, 3_180],
    [3_000, 3_030],
    [null, 1_060],
  ]);
  expect(totalsOf(packing.items)).toMatchObject({ count: 12, packed: 3, essentialsLeft: 3 });
  expect(packing.items.every(({ categoryId }) => packing.category.some(({ id }) => id === categoryId))).toBe(true);
});
