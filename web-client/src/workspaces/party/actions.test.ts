import { expect, test } from 'vitest';
import type { Op } from '../../core';
import { actionsFor } from './actions';
import { partyOf } from './model';
import { productNamed, productNames } from './products';
import { aParty, budget, dish, ingredient, item, task } from './testing';

function scene(...ops: readonly Op[]) {
  const room = aParty().with(...ops);
  const actions = actionsFor(() => room.entities.get(), (label, ops) => (ops.length === 0 ? null : room.mutate(label, ops)));
  return { room, actions, party: () => partyOf(room.entities.get()) };
}

test('a new ingredient comes with its line on the shopping list, paid from the budget of the dish, in one step', () => {
  const { room, actions, party } = scene(budget('Food'), dish('Curry', { budgetId: 'food' }));
  const curry = party().dishes[0] ?? expect.fail();
  actions.addIngredient(curry, { name: 'Rice', quantity: 2, unit: 'kg' }, 'rice');
  expect(room.mutations.map(({ label, ops }) => [label, ops.length])).toEqual([['party.ingredientAdd', 2]]);
  expect(party().items).toMatchObject([{ productId: 'rice', name: 'Rice', required: 2, unit: 'kg', budgetIds: ['food'] }]);
});

test('what is on the list already gets the budget of the dish, and no second line', () => {
  const { actions, party } = scene(budget('Food'), budget('Light'), dish('Curry', { budgetId: 'food' }), item('Rice', { unit: 'g', budgetIds: ['light'] }));
  actions.addIngredient(party().dishes[0] ?? expect.fail(), { name: 'rice', quantity: 2, unit: 'kg' }, 'rice');
  expect(party().items.map(({ name, budgetIds }) => [name, [...budgetIds].sort()])).toEqual([['Rice', ['food', 'light']]]);
});

test('several are bought as one mutation with what is needed of each, and given back together', () => {
  const { room, actions, party } = scene(dish('Curry'), ingredient('Rice', { scheduleId: 'curry', quantity: 1500, unit: 'g' }), item('Rice', { unit: 'kg' }), item('Ice', { requiredQuantity: 2 }), item('Salt', { isPurchased: true }));
  const undo = actions.buy(['rice', 'ice', 'salt']) ?? expect.fail();
  expect(room.mutations).toEqual([
    {
      label: 'party.buyAll',
      ops: [
        { op: 'update', type: 'shoppingItem', id: 'rice', set: { isPurchased: true, purchasedQuantity: 1.5 } },
        { op: 'update', type: 'shoppingItem', id: 'ice', set: { isPurchased: true, purchasedQuantity: 2 } },
      ],
    },
  ]);
  undo();
  expect(party().items.map(({ bought }) => bought)).toEqual([false, false, true]);
  expect(actions.buy(['salt'])).toBeNull();
});

test('a purchase of more than one commit holds is split, and nothing of it is lost', () => {
  const many = Array.from({ length: 120 }, (_, index) => item(`Thing ${index}`, { requiredQuantity: 1 }));
  const { room, actions, party } = scene(...many);
  actions.buy(party().items.map(({ id }) => id));
  expect(room.mutations.map(({ ops }) => ops.length)).toEqual([80, 40]);
  expect(party().items.every(({ bought }) => bought)).toBe(true);
});

test('giving back remembers how much was bought', () => {
  const { actions, party } = scene(item('Rice', { isPurchased: true, purchasedQuantity: 3 }));
  actions.giveBack(['rice'])?.();
  expect(party().items[0]).toMatchObject({ bought: true, boughtQuantity: 3 });
});

test('what was deleted comes back with all that referred to it', () => {
  const { actions, party } = scene(budget('Food', { total: 6000 }), task('Shop', { budgetId: 'food' }), dish('Curry', { budgetId: 'food' }), item('Rice', { budgetIds: ['food'] }));
  const before = party();
  const { name, undo } = actions.remove('budget', 'food');
  expect([name, party().budgets]).toEqual(['Food', []]);
  undo();
  expect(party().budgets).toMatchObject(before.budgets.map(({ id, title, total }) => ({ id, title, total })));
  expect([party().tasks[0]?.budgetId, party().dishes[0]?.budgetId, party().items[0]?.budgetIds]).toEqual(['food', 'food', ['food']]);
});

test('a dish takes its ingredients with it, and brings them back', () => {
  const { actions, party } = scene(dish('Curry'), dish('Rice'), ingredient('Basil', { scheduleId: 'curry' }), ingredient('Water', { scheduleId: 'rice' }));
  const { undo } = actions.remove('schedule', 'curry');
  expect(party().ingredients.map(({ id }) => id)).toEqual(['water']);
  undo();
  expect(party().ingredients.map(({ id }) => id).toSorted()).toEqual(['basil', 'water']);
});

test('a task steps within its status, past those of others', () => {
  const { actions, party } = scene(task('A'), task('B', { status: 'done' }), task('C'));
  expect(actions.stepTask('c', 'up')).toBe(true);
  expect(party().tasks.filter(({ status }) => status === 'todo').map(({ id }) => id)).toEqual(['c', 'a']);
  expect(actions.stepTask('c', 'up')).toBe(false);
});

test('a name means the product that is called so, whatever it was called at first', () => {
  const { party } = scene(item('Jasmine rice', { productId: 'rice' }), ingredient('Salt', {}));
  expect([productNamed(party(), ' jasmine  RICE'), productNamed(party(), 'Pepper')]).toEqual(['rice', 'pepper']);
  expect(productNames(party())).toEqual(['Jasmine rice', 'Salt']);
});
