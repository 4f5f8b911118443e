import type { Entities, Fields, Value } from '../../core';
import { amount, ordered, readOnce, reference, text } from '../../ui/reading';

export const budgetStatuses = ['draft', 'proposed', 'approved', 'completed', 'cancelled'] as const;
export type BudgetStatus = (typeof budgetStatuses)[number];
export const taskStatuses = ['blocked', 'todo', 'in_progress', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];
export const dishStatuses = ['planned', 'cooking', 'done'] as const;
export type DishStatus = (typeof dishStatuses)[number];
export const taskRoles = ['owner', 'cook', 'logistics'] as const;
export type TaskRole = (typeof taskRoles)[number];
export const triggers = ['proposed', 'approved', 'completed'] as const;
export type Trigger = (typeof triggers)[number];

export interface Details {
  readonly name: string;
  readonly date: string;
  readonly place: string;
  readonly notes: string;
}

export interface Budget {
  readonly id: string;
  readonly title: string;
  readonly status: BudgetStatus;
  readonly eventDate: string;
  readonly guests: number | null;
  /** The sum that may be spent, in whatever money the party uses. */
  readonly total: number | null;
  readonly position: string;
  /** Here and below: not yet at the server. */
  readonly pending: boolean;
}

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly role: TaskRole | null;
  readonly assignee: string | null;
  readonly dependsOn: readonly string[];
  readonly budgetId: string | null;
  readonly trigger: Trigger | null;
  readonly due: string;
  readonly hasNotes: boolean;
  readonly position: string;
  readonly pending: boolean;
}

/** A dish of the cooking schedule; `startsAt` in milliseconds since 1970. */
export interface Dish {
  readonly id: string;
  readonly name: string;
  readonly servings: number | null;
  readonly startsAt: number | null;
  readonly cook: string | null;
  readonly status: DishStatus;
  readonly budgetId: string | null;
  readonly hasNotes: boolean;
  readonly position: string;
  readonly pending: boolean;
}

export interface Ingredient {
  readonly id: string;
  readonly dishId: string | null;
  readonly productId: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly available: boolean;
  readonly position: string;
  readonly pending: boolean;
}

/** Something on the shopping list. `boughtBy` and `boughtAt` come from the server: a purchase that waits has neither. */
export interface ShoppingItem {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
  readonly required: number;
  readonly unit: string;
  readonly bought: boolean;
  readonly boughtQuantity: number | null;
  readonly boughtBy: string | null;
  readonly boughtAt: number | null;
  readonly notes: string;
  readonly budgetIds: readonly string[];
  readonly position: string;
  readonly pending: boolean;
  /** It was bought, or given back, on this device, and the server does not know. */
  readonly purchasePending: boolean;
}

/** The whole party, each part in its order. */
export interface Party {
  readonly details: Details;
  readonly budgets: readonly Budget[];
  readonly tasks: readonly Task[];
  readonly dishes: readonly Dish[];
  readonly ingredients: readonly Ingredient[];
  readonly items: readonly ShoppingItem[];
}

export function partyOf(entities: Entities): Party {
  return {
    details: detailsOf(entities.get('party')?.values().next().value?.fields ?? {}),
    budgets: ordered(entities, 'budget', budgetOf),
    tasks: ordered(entities, 'task', taskOf),
    dishes: ordered(entities, 'schedule', dishOf),
    ingredients: ordered(entities, 'ingredient', ingredientOf),
    items: ordered(entities, 'shoppingItem', itemOf),
  };
}

function detailsOf(fields: Fields): Details {
  return { name: text(fields.name), date: text(fields.date), place: text(fields.place), notes: text(fields.notes) };
}

export const budgetOf = readOnce(({ id, fields, pending }): Budget => ({
  id,
  title: text(fields.title),
  status: one(budgetStatuses, fields.status) ?? 'draft',
  eventDate: text(fields.eventDate),
  guests: amount(fields.guests),
  total: amount(fields.total),
  position: text(fields.position),
  pending,
}));

export const taskOf = readOnce(({ id, fields, pending }): Task => ({
  id,
  title: text(fields.title),
  status: one(taskStatuses, fields.status) ?? 'todo',
  role: one(taskRoles, fields.assigneeRole),
  assignee: reference(fields.assignee),
  dependsOn: texts(fields.dependsOn),
  budgetId: reference(fields.budgetId),
  trigger: one(triggers, fields.trigger),
  due: text(fields.due),
  hasNotes: text(fields.notes) !== '',
  position: text(fields.position),
  pending,
}));

export const dishOf = readOnce(({ id, fields, pending }): Dish => ({
  id,
  name: text(fields.dish),
  servings: amount(fields.servings),
  startsAt: amount(fields.startsAt),
  cook: reference(fields.cook),
  status: one(dishStatuses, fields.status) ?? 'planned',
  budgetId: reference(fields.budgetId),
  hasNotes: text(fields.notes) !== '',
  position: text(fields.position),
  pending,
}));

export const ingredientOf = readOnce(({ id, fields, pending }): Ingredient => ({
  id,
  dishId: reference(fields.scheduleId),
  productId: text(fields.productId),
  name: text(fields.name),
  quantity: amount(fields.quantity) ?? 0,
  unit: text(fields.unit),
  available: fields.available === true,
  position: text(fields.position),
  pending,
}));

export const itemOf = readOnce(({ id, fields, pending, pendingFields }): ShoppingItem => ({
  id,
  productId: text(fields.productId),
  name: text(fields.productName),
  required: amount(fields.requiredQuantity) ?? 0,
  unit: text(fields.unit),
  bought: fields.isPurchased === true,
  boughtQuantity: amount(fields.purchasedQuantity),
  boughtBy: reference(fields.purchasedBy),
  boughtAt: amount(fields.purchasedAt),
  notes: text(fields.purchaseNotes),
  budgetIds: texts(fields.budgetIds),
  position: text(fields.position),
  pending,
  purchasePending: pendingFields.has('isPurchased'),
}));

function one<T extends string>(values: readonly T[], value: Value | undefined): T | null {
  return values.find((it) => it === value) ?? null;
}

function texts(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];
}
