import { isWaiting, waitsFor } from '../board';
import type { Budget, Dish, Party, Task, TaskRole } from '../model';
import type { PartyState } from '../view';

interface Whom {
  readonly role: TaskRole | null;
  readonly assignee: string | null;
}

/** Something that can go on now, and whom it needs. */
export type Call = Whom &
  (
    | { readonly what: 'approve'; readonly budget: Budget }
    | { readonly what: 'task'; readonly task: Task }
    | { readonly what: 'cook'; readonly dish: Dish }
    | { readonly what: 'shop'; readonly left: number }
  );

/** What is to do now: by the day where it has one, then in the order people gave. */
export function callsOf({ party, needs, available }: PartyState): readonly Call[] {
  return [...approvals(party), ...tasks(party), ...shopping(party, needs), ...cooking(party, available)];
}

function approvals({ budgets }: Party): readonly Call[] {
  return budgets.filter(({ status }) => status === 'proposed').map((budget) => ({ what: 'approve', budget, role: 'owner', assignee: null }));
}

function tasks(party: Party): readonly Call[] {
  return party.tasks
    .filter((task) => (task.status === 'todo' || task.status === 'in_progress') && !isWaiting(waitsFor(task, party)))
    .toSorted((a, b) => dueOrder(a.due, b.due))
    .map((task) => ({ what: 'task', task, role: task.role, assignee: task.assignee }));
}

function shopping({ items }: Party, needs: PartyState['needs']): readonly Call[] {
  const left = items.filter((item) => !item.bought && (needs.get(item.id)?.required ?? item.required) > 0).length;
  return left === 0 ? [] : [{ what: 'shop', left, role: 'logistics', assignee: null }];
}

/** A dish can be cooked when all of it is there; one without a list of ingredients always can. */
function cooking({ dishes, ingredients }: Party, available: PartyState['available']): readonly Call[] {
  const lacking = new Set(ingredients.filter(({ id }) => !available.has(id)).map(({ dishId }) => dishId));
  return dishes
    .filter(({ id, status }) => status !== 'done' && !lacking.has(id))
    .toSorted((a, b) => (a.startsAt ?? Number.MAX_SAFE_INTEGER) - (b.startsAt ?? Number.MAX_SAFE_INTEGER))
    .map((dish) => ({ what: 'cook', dish, role: 'cook', assignee: dish.cook }));
}

function dueOrder(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
