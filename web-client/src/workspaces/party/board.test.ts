import { expect, test } from 'vitest';
import type { Op } from '../../core';
import { circle, dayOf, hasReached, heldBackBy, isOverdue, isWaiting, triggeredBy, waitsFor } from './board';
import { partyOf } from './model';
import { aParty, budget, task } from './testing';

const party = (...ops: readonly Op[]) => partyOf(aParty().with(...ops).entities.get());
const find = (all: ReturnType<typeof party>, id: string) => all.tasks.find((it) => it.id === id) ?? expect.fail(`no task ${id}`);

test('a task waits for what it depends on until that is done', () => {
  const all = party(task('Hall', { status: 'in_progress' }), task('Cake', { status: 'done' }), task('Invite', { status: 'blocked', dependsOn: ['hall', 'cake', 'gone'] }));
  expect(waitsFor(find(all, 'invite'), all).tasks.map(({ title }) => title)).toEqual(['Hall']);
  expect(isWaiting(waitsFor(find(all, 'hall'), all))).toBe(false);
});

test('a task waits for its budget to come to its trigger; one that is cancelled has reached nothing', () => {
  const all = (status: string) => party(budget('Food', { status }), task('Shop', { status: 'blocked', budgetId: 'food', trigger: 'approved' }));
  expect(waitsFor(find(all('proposed'), 'shop'), all('proposed')).budget).toEqual({ title: 'Food', status: 'approved' });
  expect(['draft', 'approved', 'completed', 'cancelled'].map((status) => isWaiting(waitsFor(find(all(status), 'shop'), all(status))))).toEqual([true, false, false, true]);
  expect(hasReached('completed', 'proposed')).toBe(true);
});

test('a budget says which tasks it would set going and which it would hold back', () => {
  const all = party(
    budget('Food', { status: 'proposed' }),
    task('Shop', { status: 'blocked', budgetId: 'food', trigger: 'approved' }),
    task('Cook', { status: 'blocked', budgetId: 'food', trigger: 'approved', dependsOn: ['shop'] }),
    task('Ask', { status: 'todo', budgetId: 'food', trigger: 'proposed' }),
    task('Pay', { status: 'blocked', budgetId: 'food', trigger: 'completed' }),
  );
  const food = all.budgets[0] ?? expect.fail();
  const names = (tasks: readonly { title: string }[]) => tasks.map(({ title }) => title);
  expect(names(triggeredBy(food, 'approved', all))).toEqual(['Shop']);
  expect(names(triggeredBy(food, 'completed', all))).toEqual(['Shop', 'Pay']);
  expect(names(heldBackBy(food, 'cancelled', all))).toEqual(['Ask']);
});

test('a circle is found over any number of steps, and its shortest way is told', () => {
  const all = party(task('A', { dependsOn: ['b'] }), task('B', { dependsOn: ['c', 'd'] }), task('C', { dependsOn: ['d'] }), task('D'));
  const way = (from: string, on: string) => circle(find(all, from), find(all, on), all.tasks).map(({ id }) => id);
  expect(way('d', 'a')).toEqual(['a', 'b', 'd']);
  expect(way('a', 'd')).toEqual([]);
  expect(way('a', 'a')).toEqual(['a']);
});

test('overdue is what is past its day and not done', () => {
  const all = party(task('Late', { due: '2027-03-01' }), task('Done', { due: '2027-03-01', status: 'done' }), task('Today', { due: '2027-03-02' }), task('Never'));
  expect(all.tasks.filter((it) => isOverdue(it, '2027-03-02')).map(({ id }) => id)).toEqual(['late']);
  expect(dayOf(new Date(2027, 2, 2, 23, 59).getTime())).toBe('2027-03-02');
});
