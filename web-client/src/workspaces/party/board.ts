import type { Budget, BudgetStatus, Party, Task, Trigger } from './model';

/** How a budget goes on; one that is cancelled has reached none of it. */
const STAGES: readonly BudgetStatus[] = ['draft', 'proposed', 'approved', 'completed'];

export function hasReached(status: BudgetStatus, trigger: Trigger): boolean {
  return STAGES.indexOf(status) >= STAGES.indexOf(trigger);
}

/** What a task waits for: other tasks, and a budget that is not far enough yet. */
export interface Waiting {
  readonly tasks: readonly Task[];
  readonly budget: { readonly title: string; readonly status: Trigger } | null;
}

const NOTHING: Waiting = { tasks: [], budget: null };

export function waitsFor(task: Task, { tasks, budgets }: Pick<Party, 'tasks' | 'budgets'>): Waiting {
  if (task.status === 'done') return NOTHING;
  const unfinished = task.dependsOn.flatMap((id) => tasks.filter((other) => other.id === id && other.status !== 'done'));
  const budget = budgets.find(({ id }) => id === task.budgetId);
  const early = budget !== undefined && task.trigger !== null && !hasReached(budget.status, task.trigger);
  return unfinished.length === 0 && !early ? NOTHING : { tasks: unfinished, budget: early && task.trigger !== null ? { title: budget.title, status: task.trigger } : null };
}

export function isWaiting({ tasks, budget }: Waiting): boolean {
  return tasks.length > 0 || budget !== null;
}

/** The way back to `from`, where `from` would wait for `on`: titles of a circle; empty where there is none. */
export function circle(from: Task, on: Task, tasks: readonly Task[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const cameFrom = new Map<string, Task | null>([[on.id, null]]);
  const open = [on];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    if (at.id === from.id) return wayTo(at, cameFrom);
    for (const next of at.dependsOn.flatMap((id) => byId.get(id) ?? [])) {
      if (cameFrom.has(next.id)) continue;
      cameFrom.set(next.id, at);
      open.push(next);
    }
  }
  return [];
}

function wayTo(end: Task, cameFrom: ReadonlyMap<string, Task | null>): readonly Task[] {
  const way: Task[] = [];
  for (let at: Task | null | undefined = end; at; at = cameFrom.get(at.id)) way.unshift(at);
  return way;
}

/** The tasks that a budget would set going, if it came to a status. */
export function triggeredBy(budget: Budget, status: BudgetStatus, party: Pick<Party, 'tasks' | 'budgets'>): readonly Task[] {
  const then = { tasks: party.tasks, budgets: party.budgets.map((it) => (it.id === budget.id ? { ...it, status } : it)) };
  return party.tasks.filter(
    (task) => task.budgetId === budget.id && task.status === 'blocked' && task.trigger !== null && !hasReached(budget.status, task.trigger) && hasReached(status, task.trigger) && !isWaiting(waitsFor(task, then)),
  );
}

/** The tasks that would have to wait again, if a budget went back or was cancelled. */
export function heldBackBy(budget: Budget, status: BudgetStatus, { tasks }: Pick<Party, 'tasks'>): readonly Task[] {
  return tasks.filter((task) => task.budgetId === budget.id && task.status === 'todo' && task.trigger !== null && hasReached(budget.status, task.trigger) && !hasReached(status, task.trigger));
}

/** Past its day and not done; days are written `YYYY-MM-DD`. */
export function isOverdue(task: Task, today: string): boolean {
  return task.due !== '' && task.due < today && task.status !== 'done';
}

/** The day here, as dates are written. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
