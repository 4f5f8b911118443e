import { useMemo } from 'react';
import type { Entities, Fields, Handle, Op } from '../../core';
import { type Mutate, useMutate, useRoom } from '../../react';
import { jitter, newId } from '../../ui/edits';
import { type Direction, lastPosition, stepPosition } from '../../ui/list/order';
import { titleOf } from '../../ui/title-of';
import type { Entry } from './entry';
import { grouped } from './grouped';
import { type BudgetStatus, type Dish, type DishStatus, type Ingredient, partyOf, type ShoppingItem, type TaskStatus } from './model';
import { needsOf, productOf } from './needs';
import { deletionOf, restorationOf } from './restoring';

/** What a person does with a party. Each is one mutation, or as many as its size needs. Reads the party as it is when called. */
export type PartyActions = ReturnType<typeof actionsFor>;

export function usePartyActions(): PartyActions {
  const room = useRoom();
  const mutate = useMutate();
  return useMemo(() => actionsFor(() => room.entities.get(), mutate), [room, mutate]);
}

type Now = () => Entities;
type Kept = 'budget' | 'task' | 'schedule' | 'ingredient' | 'shoppingItem';

export function actionsFor(now: Now, mutate: Mutate) {
  return { ...planActions(now, mutate), ...kitchenActions(now, mutate), ...shoppingActions(now, mutate), ...anyActions(now, mutate) };
}

/** Budgets and tasks. */
function planActions(now: Now, mutate: Mutate) {
  const party = () => partyOf(now());
  return {
    editParty: (set: Fields) => mutate('party.details', [{ op: 'update', type: 'party', id: 'party', set }]),
    addBudget(title: string): string | null {
      const id = newId();
      const fields = { title, position: lastPosition(party().budgets, jitter()) };
      return mutate('party.budgetAdd', [{ op: 'create', type: 'budget', id, fields }]) && id;
    },
    editBudget: (id: string, set: Fields) => mutate('party.budgetEdit', update('budget', id, set)),
    setBudgetStatus: (id: string, status: BudgetStatus) => mutate('party.budgetStatus', update('budget', id, { status })),
    addTask(title: string, fields: Fields = {}): string | null {
      const id = newId();
      const position = lastPosition(party().tasks, jitter());
      return mutate('party.taskAdd', [{ op: 'create', type: 'task', id, fields: { title, ...fields, position } }]) && id;
    },
    editTask: (id: string, set: Fields) => mutate('party.taskEdit', update('task', id, set)),
    setTaskStatus: (id: string, status: TaskStatus) => mutate('party.taskStatus', update('task', id, { status })),
    waitFor: (id: string, on: string) => mutate('party.taskDepends', [{ op: 'add', type: 'task', id, field: 'dependsOn', values: [on] }]),
    stopWaitingFor: (id: string, on: string) => mutate('party.taskDepends', [{ op: 'remove', type: 'task', id, field: 'dependsOn', values: [on] }]),
    /** Up or down among the tasks of its status. */
    stepTask(id: string, direction: Direction): boolean {
      const { tasks } = party();
      const status = tasks.find((task) => task.id === id)?.status;
      const position = stepPosition(tasks.filter((task) => task.status === status), tasks, id, direction, jitter());
      return position !== null && mutate('party.taskOrder', [{ op: 'move', type: 'task', id, position }]) !== null;
    },
  };
}

/** Dishes and what they need. */
function kitchenActions(now: Now, mutate: Mutate) {
  const party = () => partyOf(now());
  return {
    addDish(name: string, fields: Fields = {}): string | null {
      const id = newId();
      const position = lastPosition(party().dishes, jitter());
      return mutate('party.dishAdd', [{ op: 'create', type: 'schedule', id, fields: { dish: name, ...fields, position } }]) && id;
    },
    editDish: (id: string, set: Fields) => mutate('party.dishEdit', update('schedule', id, set)),
    setDishStatus: (id: string, status: DishStatus) => mutate('party.dishStatus', update('schedule', id, { status })),
    /** Also puts the product on the shopping list, where it is not yet: one step, so nothing is needed that nobody buys. */
    addIngredient(dish: Dish, { name, quantity, unit }: Entry, productId: string): Handle | null {
      const { ingredients, items } = party();
      const position = lastPosition(ingredients, jitter());
      const fields = { scheduleId: dish.id, productId, name, quantity, unit, position };
      return mutate('party.ingredientAdd', [{ op: 'create', type: 'ingredient', id: newId(), fields }, ...listed(items, dish, { productId, name, quantity, unit })]);
    },
    editIngredient: (id: string, set: Fields) => mutate('party.ingredientEdit', update('ingredient', id, set)),
  };
}

/** What puts a product of a dish on the list: a new line, or the dish's budget beside those that the line has. */
function listed(items: readonly ShoppingItem[], { budgetId }: Dish, product: Entry & Pick<Ingredient, 'productId'>): readonly Op[] {
  const same = items.filter((item) => productOf(item) === productOf(product));
  if (same.length === 0) {
    const { productId, name, quantity, unit } = product;
    const position = lastPosition(items, jitter());
    return [{ op: 'create', type: 'shoppingItem', id: newId(), fields: { productId, productName: name, requiredQuantity: quantity, unit, budgetIds: budgetId === null ? [] : [budgetId], position } }];
  }
  return same.filter((item) => budgetId !== null && !item.budgetIds.includes(budgetId)).map(({ id }): Op => ({ op: 'add', type: 'shoppingItem', id, field: 'budgetIds', values: [budgetId] }));
}

function shoppingActions(now: Now, mutate: Mutate) {
  const party = () => partyOf(now());
  return {
    addItem({ name, quantity, unit }: Entry, productId: string): Handle | null {
      const position = lastPosition(party().items, jitter());
      return mutate('party.itemAdd', [{ op: 'create', type: 'shoppingItem', id: newId(), fields: { productId, productName: name, requiredQuantity: quantity, unit, position } }]);
    },
    editItem: (id: string, set: Fields) => mutate('party.itemEdit', update('shoppingItem', id, set)),
    addToBudget: (id: string, budget: string) => mutate('party.itemEdit', [{ op: 'add', type: 'shoppingItem', id, field: 'budgetIds', values: [budget] }]),
    takeFromBudget: (id: string, budget: string) => mutate('party.itemEdit', [{ op: 'remove', type: 'shoppingItem', id, field: 'budgetIds', values: [budget] }]),
    /** Buys as much as is needed, of all of them at once. Answers how to give back what this bought; null where nothing was. */
    buy(ids: readonly string[]): (() => void) | null {
      const all = party();
      const needs = needsOf(all);
      const byProduct = grouped(all.ingredients, productOf);
      const open = all.items.filter((item) => ids.includes(item.id) && !item.bought);
      const parts = fitting(open, (item) => 1 + (byProduct.get(productOf(item))?.length ?? 0));
      const done = parts.filter((part) => {
        const ops = part.flatMap(({ id, required }) => update('shoppingItem', id, { isPurchased: true, purchasedQuantity: needs.get(id)?.required ?? required }));
        return mutate(ops.length === 1 ? 'party.buy' : 'party.buyAll', ops) !== null;
      });
      const bought = done.flat().map(({ id }) => id);
      return bought.length === 0 ? null : () => mutate('party.giveBack', returned(bought));
    },
    /** What was bought is enough again. */
    buyRest(ids: readonly string[]): (() => void) | null {
      const needs = needsOf(party());
      const short = party().items.filter((item) => ids.includes(item.id) && item.bought);
      const done = mutate('party.buy', short.flatMap(({ id, required }) => update('shoppingItem', id, { purchasedQuantity: needs.get(id)?.required ?? required })));
      return done && (() => mutate('party.itemEdit', short.flatMap(({ id, boughtQuantity }) => update('shoppingItem', id, { purchasedQuantity: boughtQuantity }))));
    },
    giveBack(ids: readonly string[]): (() => void) | null {
      const before = party().items.filter((item) => ids.includes(item.id) && item.bought);
      const done = mutate('party.giveBack', returned(before.map(({ id }) => id)));
      return done && (() => mutate('party.buy', before.flatMap(({ id, boughtQuantity }) => update('shoppingItem', id, { isPurchased: true, purchasedQuantity: boughtQuantity }))));
    },
  };
}

function returned(ids: readonly string[]): readonly Op[] {
  return ids.flatMap((id) => update('shoppingItem', id, { isPurchased: false, purchasedQuantity: null }));
}

/** A commit holds 96 entities, with what the rules change: a purchase also changes the ingredients of its product. */
const MOST_CHANGES = 80;

function fitting<T>(all: readonly T[], changes: (each: T) => number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let size = 0;
  for (const each of all) {
    const last = parts.at(-1);
    if (last === undefined || size + changes(each) > MOST_CHANGES) {
      parts.push([each]);
      size = changes(each);
    } else {
      last.push(each);
      size += changes(each);
    }
  }
  return parts;
}

function anyActions(now: Now, mutate: Mutate) {
  return {
    /** Answers how to bring it back, with what it held and what referred to it. */
    remove(type: Kept, id: string): { readonly name: string; readonly undo: () => void } {
      const before = now();
      mutate('party.delete', deletionOf(before, type, id));
      return { name: titleOf(before.get(type)?.get(id)?.fields ?? {}), undo: () => mutate('party.restore', restorationOf(before, type, id)) };
    },
    restore: (type: string, id: string, fields: Fields) => mutate('party.restore', [{ op: 'restore', type, id, fields }]),
  };
}

function update(type: Kept, id: string, set: Fields): readonly Op[] {
  return [{ op: 'update', type, id, set }];
}
