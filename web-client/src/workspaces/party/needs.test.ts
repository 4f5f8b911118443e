import { expect, test } from 'vitest';
import type { Op } from '../../core';
import { partyOf } from './model';
import { availableOf, converted, needsOf, productOf } from './needs';
import { aParty, dish, ingredient, item } from './testing';

const party = (...ops: readonly Op[]) => partyOf(aParty().with(...ops).entities.get());

test('grams and kilograms measure the same product, and pieces another one', () => {
  const of = (unit: string) => productOf({ productId: 'rice', unit });
  expect(of('g')).toBe(of(' KG '));
  expect(new Set([of('kg'), of('l'), of('bag'), of('')]).size).toBe(4);
  expect([converted(1500, 'g', 'kg'), converted(0.5, 'l', 'ml'), converted(3, 'bag', 'bag')]).toEqual([1.5, 500, 3]);
});

test('what has to be bought is the sum of the dishes, in the unit of the list, without the errors of binary fractions', () => {
  const all = party(dish('Curry'), dish('Mango'), ingredient('Coconut', { scheduleId: 'curry', quantity: 100, unit: 'ml' }), ingredient('Coconut two', { productId: 'coconut', scheduleId: 'mango', quantity: 0.2, unit: 'l' }), item('Coconut milk', { productId: 'coconut', requiredQuantity: 9, unit: 'l' }), item('Ice', { requiredQuantity: 2, unit: 'bags' }));
  const needs = needsOf(all);
  expect(needs.get('coconut-milk')?.required).toBe(0.3);
  expect(needs.get('coconut-milk')?.dishes.map(({ name }) => name)).toEqual(['Curry', 'Mango']);
  expect(needs.get('ice')).toEqual({ required: 2, dishes: [] });
});

test('an ingredient is there as the server says, and at once when a purchase waits on this device', () => {
  const room = aParty().with(ingredient('Rice', { available: false }), ingredient('Salt', { available: true }), item('Rice bag', { productId: 'rice', isPurchased: true }));
  expect([...availableOf(partyOf(room.entities.get()))]).toEqual(['salt']);
  const entities = new Map(room.entities.get());
  const bought = entities.get('shoppingItem')?.get('rice-bag') ?? expect.fail();
  entities.set('shoppingItem', new Map([['rice-bag', { ...bought, pending: true, pendingFields: new Set(['isPurchased']) }]]));
  expect([...availableOf(partyOf(entities))]).toEqual(['rice', 'salt']);
});
