// @vitest-environment happy-dom
import { t } from '../../i18n/texts';
import { expect, test } from 'vitest';
import { kinds } from '../../app/kinds';
import type { Op } from '../../core';
import { checkOps } from '../../core/kinds/check';
import { KindModel } from '../../core/kinds/model';
import { changeLanguage, startI18n, withTexts } from '../../i18n/init';
import { describeEdit } from '../../ui/status/describe';
import { adjustmentsOf, isLow, itemBySku, itemOf, ofType, reservedOf } from './model';
import { sampleInventory } from './sample';
import { adjustment, aStore, item, reservation } from './testing';

test('what is reserved of an item is the sum of its reservations', () => {
  const room = aStore(item('Nut', { onHand: 10 }), reservation('a', 'nut', 3), reservation('b', 'nut', 4), reservation('c', 'bolt', 1));
  expect(reservedOf(room.entities.get())).toEqual(new Map([['nut', 7], ['bolt', 1]]));
  const before = reservedOf(room.entities.get());
  room.write('ben', { op: 'update', type: 'stockItem', id: 'nut', set: { location: 'A-1' } });
  expect(reservedOf(room.entities.get()), 'it is not worked out again for what has nothing to do with it').toBe(before);
});

test.each([
  [10, 0, 5, false],
  [10, 5, 5, true],
  [5, 0, 5, true],
  [1, 0, null, false],
  [1, 1, null, true],
])('%i on hand, %i reserved, to be ordered at %s: low is %s', (onHand, reserved, reorderPoint, low) => {
  const room = aStore(item('Nut', { onHand, ...(reorderPoint !== null && { reorderPoint }) }));
  const entity = ofType(room.entities.get(), 'stockItem').get('nut');
  expect(entity && isLow(itemOf(entity), reserved)).toBe(low);
});

test('a code is found whatever its case, and only as a whole', () => {
  const room = aStore(item('Nut', { sku: 'NUT-06' }));
  expect(itemBySku(room.entities.get(), ' nut-06 ')?.name).toBe('Nut');
  expect([itemBySku(room.entities.get(), 'NUT'), itemBySku(room.entities.get(), ' ')]).toEqual([undefined, undefined]);
});

test('adjustments of an item come newest first, with who made them', () => {
  const room = aStore(item('Nut'), adjustment('old', 'nut', 4));
  room.write('ben', adjustment('new', 'nut', -1, { reason: 'damaged', note: 'fell down' }));
  room.write('ben', adjustment('other', 'bolt', 9));
  expect(adjustmentsOf(room.entities.get(), 'nut').map(({ id, delta, by, reason, note }) => ({ id, delta, by, reason, note }))).toEqual([
    { id: 'new', delta: -1, by: 'ben', reason: 'damaged', note: 'fell down' },
    { id: 'old', delta: 4, by: 'ann', reason: 'correction', note: '' },
  ]);
});

test.each(['en', 'th'] as const)('the sample in %s is what the kind allows, and adds up', (language) => {
  const ops = sampleInventory(Date.UTC(2027, 0, 15), language);
  const kind = kinds.find(({ kind }) => kind === 'inventory');
  expect(() => kind && checkOps(new KindModel(kind), ops)).not.toThrow();
  const room = aStore();
  room.write('ann', ...ops);
  const stock = ofType(room.entities.get(), 'stockItem');
  expect(stock.size).toBeGreaterThan(8);
  for (const [id, reserved] of reservedOf(room.entities.get())) expect(Number(stock.get(id)?.fields.onHand)).toBeGreaterThanOrEqual(reserved);
  expect([...stock.values()].some((entity) => isLow(itemOf(entity), 0))).toBe(true);
});

test('a record that waits is called after the item that it is about', async () => {
  await startI18n();
  await changeLanguage('en');
  await withTexts('inventory', async () => undefined);
  const room = aStore(item('Nut'), reservation('held', 'nut', 3));
  const describe = (label: string, op: Op) => describeEdit(t, { label, ops: [op] }, room.entities.get());
  expect(describe('inventory.count', adjustment('a', 'nut', 0))).toBe('“Nut” counted');
  expect(describe('inventory.release', { op: 'delete', type: 'reservation', id: 'held' })).toBe('Reservation of “Nut” released');
});
