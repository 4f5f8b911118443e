import { describe, expect, test } from 'vitest';
import orders from '@kinds/orders.json';
import type { Kind, RejectedEntry } from '../../core';
import { checkOps } from '../../core/kinds/check';
import { KindModel } from '../../core/kinds/model';
import { goodsFor } from './goods';
import { lineViews } from './line-view';
import { bookOf, isLow, linesOf, orderOf } from './model';
import { findOrders } from './order-filter';
import { sampleOrders } from './sample';
import { linesAreOpen, statuses, stepsFrom } from './status';
import { aDesk, customer, line, order, stock } from './testing';
import { today } from './today';

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));

describe('the book', () => {
  test('orders stand newest first, those without a number before them', () => {
    const { orders: all } = bookOf(aDesk(order('a', { number: 1001 }), order('b', { number: 1003 }), order('c'), order('d', { number: 1002 })).entities.get());
    expect(all.map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
  });

  test('what is free is what nobody reserved; low is at the point or below, and never what is not sold any more', () => {
    const [chai, chang, old] = bookOf(aDesk(stock('Chai', { onHand: 10, reserved: 4, reorderPoint: 6 }), stock('Chang', { onHand: 10, reserved: 3, reorderPoint: 6 }), stock('Old', { reorderPoint: 5, discontinued: true })).entities.get()).stock;
    expect([chai?.available, chang?.available]).toEqual([6, 7]);
    expect([chai, chang, old].map((one) => one !== undefined && isLow(one))).toEqual([true, false, false]);
  });

  test('an order is found by number, reference, customer and place, by all words, without accents', () => {
    const { orders: all, customers } = bookOf(aDesk(customer('Hôtel Riviera', { code: 'HORI' }), customer('Bon App'), order('a', { number: 1001, customerId: 'hôtel-riviera', reference: 'X-7' }), order('b', { number: 1002, customerId: 'bon-app', status: 'shipped', shipTo: 'Lyon' })).entities.get());
    const find = (words: string, status: Parameters<typeof findOrders>[3] = 'all', who = '') => findOrders(all, byId(customers), words, status, who).map(({ id }) => id);
    expect([find('1002'), find('hotel'), find('x-7 rivi'), find('LYON'), find('nothing'), find('')]).toEqual([['b'], ['a'], ['a'], ['b'], [], ['b', 'a']]);
    expect([find('', 'open'), find('', 'shipped'), find('', 'all', 'bon-app')]).toEqual([['a'], ['b'], ['b']]);
  });

  test('goods are offered by their SKU first, then by how they begin, then by all words; what is not sold any more last', () => {
    const { stock: all } = bookOf(aDesk(stock('Green tea', { sku: 'T2' }), stock('Tea pot', { sku: 'P1' }), stock('Teak oil', { sku: 'tea' }), stock('Tea, old', { sku: 'T0', discontinued: true })).entities.get());
    expect(goodsFor('tea', all).map(({ name }) => name)).toEqual(['Teak oil', 'Tea pot', 'Green tea', 'Tea, old']);
    expect([goodsFor('tea green', all).length, goodsFor('coffee', all).length, goodsFor('  ', all).length]).toEqual([1, 0, 0]);
  });
});

describe('lines', () => {
  const entities = aDesk(stock('Chai', { onHand: 5, unitPrice: 18 }), order('o', { status: 'draft' }), line('l2', 'o', 'Chai', { quantity: 4, amount: 72, position: 'b' }), line('l1', 'o', 'Chai', { quantity: 3, position: 'a' }), line('x', 'other', 'Chai')).entities.get();
  const draft = entities.get('order')?.get('o');
  const views = (status: string, rejected: readonly RejectedEntry[] = []) => {
    if (draft === undefined) throw new Error('no order');
    return lineViews(orderOf({ ...draft, fields: { ...draft.fields, status } }), linesOf(entities, 'o'), byId(bookOf(entities).stock), [], rejected);
  };

  test('they stand in their order, and what the server has not priced is estimated', () => {
    expect(views('draft').map(({ line: { id }, amount, estimated }) => [id, amount, estimated])).toEqual([['l1', 54, true], ['l2', 72, false]]);
  });

  test('a draft that wants more than is free says so, with all its lines of these goods; a confirmed one has them reserved', () => {
    expect(views('draft').map(({ short }) => short)).toEqual([{ available: 5, wanted: 7, refused: false }, { available: 5, wanted: 7, refused: false }]);
    expect(views('confirmed').map(({ short }) => short)).toEqual([undefined, undefined]);
  });

  test('a refusal for want of stock stands at the lines of these goods', () => {
    const refusal = { id: 'r', label: 'orders.lineEdit', ops: [], code: 'insufficient-stock', type: 'stockLevel', entity: 'chai', at: 0 };
    expect(views('confirmed', [refusal]).every(({ short }) => short?.refused)).toBe(true);
  });
});

test('every step leads to a status that leads on or back, as the server takes it', () => {
  const ways = statuses.flatMap((from) => stepsFrom(from).map(({ to }) => `${from} ${to}`)).sort();
  expect(ways).toEqual(['cancelled draft', 'confirmed cancelled', 'confirmed draft', 'confirmed shipped', 'delivered shipped', 'draft cancelled', 'draft confirmed', 'shipped confirmed', 'shipped delivered']);
  expect(statuses.filter(linesAreOpen)).toEqual(['draft', 'confirmed']);
});

test('today is the day here', () => expect(today(new Date(2027, 0, 5, 23, 59))).toBe('2027-01-05'));

test.each(['en', 'th'] as const)('the sample in %s is two mutations that the kind takes and that fit', (language) => {
  const edits = sampleOrders(Date.UTC(2027, 2, 3, 12), language);
  expect(edits.length).toBe(2);
  for (const { ops } of edits) {
    expect(() => checkOps(new KindModel(orders as unknown as Kind), ops)).not.toThrow();
    expect(new TextEncoder().encode(JSON.stringify(ops)).length).toBeLessThan(20_000);
    expect(ops.length).toBeLessThan(40);
  }
});
