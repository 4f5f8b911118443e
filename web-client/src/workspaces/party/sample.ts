import { type Fields, type Op, positionsBetween } from '../../core';
import type { Language } from '../../i18n/init';
import { jitter, newId } from '../../ui/edits';
import { dayOf } from './board';
import { productIdOf } from './entry';
import { type SampleTexts, sampleTexts } from './sample-texts';

/** What makes a party that shows everything, in a room that has none yet: two mutations, each well below what one commit holds. */
export interface SampleEdit {
  readonly label: string;
  readonly ops: readonly Op[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `now` in milliseconds since 1970: the party is the Saturday after the next one. `idOf` makes an id for each thing. */
export function sampleParty(now: number, language: Language, idOf: () => string = newId): readonly SampleEdit[] {
  const texts = sampleTexts[language];
  const evening = saturdayEvening(now);
  const budgets = { food: idOf(), decoration: idOf() };
  const dishes = { curry: idOf(), rice: idOf(), mango: idOf() };
  return [
    { label: 'party.sample', ops: [partyOp(texts, evening), ...budgetOps(texts, evening, budgets), ...taskOps(texts, evening, budgets, idOf)] },
    { label: 'party.sample', ops: [...dishOps(texts, evening, budgets.food, dishes), ...ingredientOps(texts, dishes, idOf), ...itemOps(texts, budgets, idOf)] },
  ];
}

function saturdayEvening(now: number): number {
  const day = new Date(now + 7 * DAY);
  day.setDate(day.getDate() + ((6 - day.getDay() + 7) % 7));
  return day.setHours(18, 0, 0, 0);
}

function partyOp({ party }: SampleTexts, evening: number): Op {
  return { op: 'update', type: 'party', id: 'party', set: { ...party, date: dayOf(evening) } };
}

type Budgets = Readonly<Record<keyof SampleTexts['budget'], string>>;
type Dishes = Readonly<Record<keyof SampleTexts['dish'], string>>;

function budgetOps({ budget }: SampleTexts, evening: number, { food, decoration }: Budgets): Op[] {
  return creates('budget', [
    [food, { title: budget.food, status: 'approved', eventDate: dayOf(evening), guests: 12, total: 6000 }],
    [decoration, { title: budget.decoration, status: 'proposed', eventDate: dayOf(evening), total: 1500 }],
  ]);
}

function taskOps({ task }: SampleTexts, evening: number, { food, decoration }: Budgets, idOf: () => string): Op[] {
  const [agree, hall, shopping] = [idOf(), idOf(), idOf()];
  const due = (days: number) => dayOf(evening - days * DAY);
  return creates('task', [
    [agree, { title: task.agree, status: 'done', assigneeRole: 'owner', budgetId: food }],
    [hall, { title: task.hall, status: 'in_progress', assigneeRole: 'owner', due: due(6) }],
    [idOf(), { title: task.invitations, status: 'blocked', assigneeRole: 'owner', dependsOn: [hall], due: due(5) }],
    [shopping, { title: task.shopping, status: 'todo', assigneeRole: 'logistics', dependsOn: [agree], budgetId: food, trigger: 'approved', due: due(1) }],
    [idOf(), { title: task.cooking, status: 'blocked', assigneeRole: 'cook', dependsOn: [shopping], budgetId: food, due: due(0) }],
    [idOf(), { title: task.lanterns, status: 'blocked', assigneeRole: 'logistics', budgetId: decoration, trigger: 'approved', due: due(0) }],
    [idOf(), { title: task.music, status: 'todo', due: due(2) }],
  ]);
}

function dishOps({ dish }: SampleTexts, evening: number, budgetId: string, { curry, rice, mango }: Dishes): Op[] {
  return creates('schedule', [
    [curry, { dish: dish.curry, servings: 12, startsAt: evening - 2 * HOUR, budgetId }],
    [rice, { dish: dish.rice, servings: 12, startsAt: evening - HOUR, budgetId }],
    [mango, { dish: dish.mango, servings: 12, startsAt: evening - 3 * HOUR, budgetId }],
  ]);
}

function ingredientOps({ product }: SampleTexts, { curry, rice, mango }: Dishes, idOf: () => string): Op[] {
  const part = (scheduleId: string, name: string, quantity: number, unit: string): [string, Fields] => [idOf(), { scheduleId, productId: productIdOf(name), name, quantity, unit }];
  return creates('ingredient', [
    part(curry, product.coconut, 1.5, 'l'),
    part(curry, product.chicken, 2, 'kg'),
    part(curry, product.basil, 3, 'bunch'),
    part(rice, product.jasmine, 1500, 'g'),
    part(mango, product.sticky, 1, 'kg'),
    part(mango, product.mango, 12, ''),
    part(mango, product.coconut, 500, 'ml'),
    part(mango, product.sugar, 300, 'g'),
  ]);
}

function itemOps({ product }: SampleTexts, { food, decoration }: Budgets, idOf: () => string): Op[] {
  const line = (productName: string, requiredQuantity: number, unit: string, budget = food, more: Fields = {}): [string, Fields] => [
    idOf(),
    { productId: productIdOf(productName), productName, requiredQuantity, unit, budgetIds: [budget], ...more },
  ];
  return creates('shoppingItem', [
    line(product.coconut, 2, 'l'),
    line(product.chicken, 2, 'kg'),
    line(product.basil, 3, 'bunch'),
    line(product.jasmine, 1.5, 'kg', food, { isPurchased: true, purchasedQuantity: 2 }),
    line(product.sticky, 1, 'kg'),
    line(product.mango, 12, ''),
    line(product.sugar, 300, 'g'),
    line(product.ice, 2, 'bag'),
    line(product.lanterns, 20, '', decoration),
  ]);
}

function creates(type: string, all: readonly (readonly [id: string, fields: Fields])[]): Op[] {
  const positions = positionsBetween(null, null, all.length, jitter());
  return all.map(([id, fields], index) => ({ op: 'create', type, id, fields: { ...fields, position: positions[index] ?? '' } }));
}
