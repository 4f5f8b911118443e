import { expect, test } from 'vitest';
import type { Op } from '../../core';
import { ofType, reservedOf } from './model';
import { type Query, StockOrder } from './stock-order';
import { aStore, item, reservation } from './testing';

const byName: Query = { words: '', lowOnly: false, sort: { by: 'name', down: false } };
const byAmount: Query = { words: '', lowOnly: false, sort: { by: 'onHand', down: true } };

function ordered(...ops: Op[]) {
  const room = aStore(...ops);
  const order = new StockOrder('en');
  const of = (query: Query) => order.of(ofType(room.entities.get(), 'stockItem'), reservedOf(room.entities.get()), query);
  return { room, of, names: (query: Query) => of(query).items.map(({ name }) => name) };
}

test('by name as people read it: numbers by their size', () => {
  expect(ordered(item('Bolt 10'), item('bolt 9'), item('Anchor')).names(byName)).toEqual(['Anchor', 'bolt 9', 'Bolt 10']);
});

test('by what is on hand, most first; of two equal ones by name', () => {
  expect(ordered(item('Nut', { onHand: 2 }), item('Bolt', { onHand: 9 }), item('Anchor', { onHand: 2 })).names(byAmount)).toEqual(['Bolt', 'Anchor', 'Nut']);
});

test('a search finds names, codes and places', () => {
  const { names } = ordered(item('Nut', { sku: 'X-1' }), item('Bolt', { location: 'Aisle X' }), item('Anchor'));
  expect(names({ ...byName, words: 'x' })).toEqual(['Bolt', 'Nut']);
});

test('low stock follows what others reserve', () => {
  const { room, names } = ordered(item('Nut', { onHand: 9, reorderPoint: 5 }), item('Bolt', { onHand: 1, reorderPoint: 5 }));
  const low: Query = { ...byName, lowOnly: true };
  expect(names(low)).toEqual(['Bolt']);
  room.write('ben', reservation('r', 'nut', 4));
  expect(names(low)).toEqual(['Bolt', 'Nut']);
  room.write('ben', { op: 'delete', type: 'reservation', id: 'r' });
  expect(names(low)).toEqual(['Bolt']);
});

test('of 5,000 items only those that changed look for a new place, and the others stay the objects they were', () => {
  const { room, of } = ordered(...Array.from({ length: 5000 }, (_, i) => item(`Thing ${i}`, { onHand: i })));
  const before = of(byAmount);
  room.write('ben', { op: 'update', type: 'stockItem', id: 'thing-7', set: { onHand: 4000 } });
  room.write('ben', { op: 'update', type: 'stockItem', id: 'thing-8', set: { location: 'elsewhere' } });
  room.write('ben', { op: 'delete', type: 'stockItem', id: 'thing-9' });
  room.write('ben', item('New', { onHand: 2500 }));
  const { items: after, moves } = of(byAmount);
  expect(moves - before.moves, 'one moved, one came, one went').toBe(3);
  expect(after.map(({ onHand }) => onHand)).toEqual(after.map(({ onHand }) => onHand).toSorted((a, b) => b - a));
  expect(after.length).toBe(5000);
  const known = new Set(before.items);
  expect(after.filter((one) => !known.has(one)).map(({ id }) => id).toSorted()).toEqual(['new', 'thing-7', 'thing-8']);
});

test('a new name between the same neighbours is no new place', () => {
  const { room, of } = ordered(item('Anchor'), item('Nut'), item('Washer'));
  const before = of(byName);
  room.write('ben', { op: 'update', type: 'stockItem', id: 'nut', set: { name: 'Hex nut' } });
  expect(of(byName).items.map(({ name }) => name)).toEqual(['Anchor', 'Hex nut', 'Washer']);
  expect(of(byName).moves).toBe(before.moves);
});

test('many changes in turn give what sorting anew gives', () => {
  const { room, of } = ordered(...Array.from({ length: 60 }, (_, i) => item(`Thing ${i}`, { onHand: i })));
  let seed = 11;
  const random = (below: number) => ((seed = (seed * 1103515245 + 12345) % 2147483648) >> 8) % below;
  for (let i = 0; i < 300; i++) {
    const id = `thing-${random(60)}`;
    if (!room.entities.get().get('stockItem')?.has(id)) continue;
    room.write('ben', { op: 'update', type: 'stockItem', id, set: { onHand: random(20), name: `Thing ${random(90)}` } });
    const fresh = new StockOrder('en').of(ofType(room.entities.get(), 'stockItem'), reservedOf(room.entities.get()), byAmount);
    expect(of(byAmount).items).toEqual(fresh.items);
  }
});
