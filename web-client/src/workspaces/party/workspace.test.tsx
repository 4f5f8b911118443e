// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Member, Op } from '../../core';
import type { FakeRoom } from '../../react/testing/fake-room';
import { aParty, budget, dish, ingredient, item, renderParty, task } from './testing';
import PartyWorkspace from './workspace';

// Loaded when somebody comes near a menu: here it is there, however busy the machine is.
await import('../../ui/kit/open-menu');

const show = (room: FakeRoom, search = '') => renderParty(<PartyWorkspace />, room, search);
const remote = (room: FakeRoom, ...ops: readonly Op[]) => act(async () => room.write('ben', ...ops));
const column = (status: string) => screen.getAllByTestId('column').find((it) => it.dataset.status === status) as HTMLElement;
const rows = (within_: HTMLElement, testId: string) => within(within_).queryAllByTestId(testId).map((row) => row.dataset.row);
const part = (name: string) => screen.queryAllByTestId('shopping-part').find((it) => it.dataset.part === name) as HTMLElement;
const withCrew = (crew: readonly string[], role: Member['role'] = 'editor') => ({ role, members: [{ user: 'ann', name: 'Ann', role, crew }, { user: 'ben', name: 'Ben', role: 'editor' as const }] });
const tasksOfThree = () => aParty().with(task('Hall', { status: 'in_progress', assigneeRole: 'owner', due: '2020-03-01' }), task('Invite', { status: 'blocked', dependsOn: ['hall'] }), task('Music', { assignee: 'ben' }));

test.each([
  [['cook'], 'Cooking'],
  [['logistics'], 'Shopping'],
  [[], 'Overview'],
])('who is %s of the crew begins at %s, and the address says so', async (crew, view) => {
  await show(aParty(withCrew(crew)).room);
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe(view);
  expect(location.search).toBe(`?view=${view.toLowerCase()}`);
});

test('a notice leads to its thing: the view that shows it, and the thing open', async () => {
  const room = aParty(withCrew(['cook'])).with(item('Rice', { requiredQuantity: 2, unit: 'kg' }), task('Hall'));
  const { user } = await show(room, '?view=shopping&at=shoppingItem/rice');
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Shopping');
  expect(within(screen.getByTestId('item-sheet')).getByLabelText<HTMLInputElement>('Needed').value).toBe('2');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(location.search).toBe('?view=shopping');
});

test('a link that names only the thing finds its view; what is not there (any more) is said', async () => {
  await show(aParty().with(task('Hall')), '?at=task/nothing');
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Tasks');
  expect(screen.getByTestId('entity-gone').textContent).toContain('This is not here (any more).');
});

test('the others are told the view and what is open in it', async () => {
  const { room } = await show(tasksOfThree(), '?at=task/hall');
  expect(room.whereabouts.at(-1)).toEqual({ where: { view: 'tasks', type: 'task', id: 'hall' } });
});

test('a budget goes on by one button, which says what that starts', async () => {
  const room = aParty().with(budget('Food', { status: 'proposed', total: 6000, guests: 12 }), task('Shop', { status: 'blocked', budgetId: 'food', trigger: 'approved' }));
  const { user } = await show(room);
  const card = screen.getByTestId('budget');
  expect(card.textContent).toContain('6,000 · 500 a guest');
  expect(card.textContent).toContain('Then these can start: Shop');
  await user.click(within(card).getByRole('button', { name: 'Approve' }));
  expect(room.mutations).toEqual([{ label: 'party.budgetStatus', ops: [{ op: 'update', type: 'budget', id: 'food', set: { status: 'approved' } }] }]);
  expect(within(screen.getByTestId('budget')).getByTestId('budget-status').textContent).toBe('Approved');
});

test('every status of a budget can be chosen, and says what it would hold back', async () => {
  const room = aParty().with(budget('Food', { status: 'approved' }), task('Shop', { status: 'todo', budgetId: 'food', trigger: 'approved' }));
  const { user } = await show(room, '?at=budget/food');
  const sheet = screen.getByTestId('budget-sheet');
  expect(within(sheet).getByLabelText(/^Cancelled/).closest('label')?.textContent).toContain('Then these have to wait again: Shop');
  await user.click(within(sheet).getByLabelText(/^Cancelled/));
  expect(room.mutations[0]?.ops).toEqual([{ op: 'update', type: 'budget', id: 'food', set: { status: 'cancelled' } }]);
});

test('what is for me comes first, by crew role, by person, and by the right to decide', async () => {
  const room = aParty(withCrew(['logistics'], 'owner')).with(budget('Food', { status: 'proposed' }), task('Call', { assigneeRole: 'cook' }), task('Mine', { assignee: 'ann', assigneeRole: 'cook' }), task('Bens', { assignee: 'ben', assigneeRole: 'owner' }), item('Ice', { requiredQuantity: 1 }));
  await show(room, '?view=overview');
  const names = (id: string) => within(screen.getByTestId(id)).getAllByRole('button').map((button) => button.textContent);
  expect(names('calls-mine')).toEqual(['Approve the budget “Food”', 'Mine', 'Buy 1 thing']);
  expect(names('calls-others')).toEqual(['CallCook', 'BensBen']);
});

test('tasks stand in the column of their status; a blocked one says by what, and what is late is said in words', async () => {
  await show(tasksOfThree(), '?view=tasks');
  expect(['blocked', 'todo', 'in_progress', 'done'].map((status) => rows(column(status), 'task'))).toEqual([['invite'], ['music'], ['hall'], []]);
  expect(screen.getByTestId('waits-for').textContent).toBe('Waits for: Hall');
  expect(screen.getByTestId('overdue').textContent).toBe('Overdue since Mar 1, 2020');
});

test('a task moves by its button, by its menu and by keys, and keeps the focus', async () => {
  const { user, room } = await show(tasksOfThree(), '?view=tasks');
  await user.click(screen.getByRole('button', { name: 'Start: Music' }));
  expect(rows(column('in_progress'), 'task')).toEqual(['hall', 'music']);
  await user.click(screen.getByRole('button', { name: 'More for Hall' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move to: Done' }));
  expect(rows(column('done'), 'task')).toEqual(['hall']);
  act(() => screen.getByRole('button', { name: 'Music' }).focus());
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(rows(column('todo'), 'task')).toEqual(['music']);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Music' }));
  expect(room.mutations.map(({ label }) => label)).toEqual(['party.taskStatus', 'party.taskStatus', 'party.taskStatus']);
});

test('a task cannot wait for one that waits for it: it says around which way', async () => {
  const { user, room } = await show(tasksOfThree(), '?at=task/hall');
  await user.selectOptions(screen.getByLabelText('Wait for another task'), 'invite');
  const circle = 'That would be a circle: “Hall” → “Invite” → “Hall”. Choose another one.';
  expect(screen.getByText(circle)).toBeTruthy();
  expect(room.mutations).toEqual([]);
  await user.selectOptions(screen.getByLabelText('Wait for another task'), 'music');
  expect(room.mutations).toEqual([{ label: 'party.taskDepends', ops: [{ op: 'add', type: 'task', id: 'hall', field: 'dependsOn', values: ['music'] }] }]);
  expect(screen.queryByText(circle)).toBeNull();
});

test('comments and history of a task are one step away', async () => {
  const { user, panels } = await show(tasksOfThree(), '?at=task/hall');
  await user.click(screen.getByRole('button', { name: 'History' }));
  expect(panels).toEqual([{ tab: 'history', on: { type: 'task', id: 'hall' } }]);
  expect(screen.queryByTestId('task-sheet')).toBeNull();
});

test('deleting asks nothing, closes what is open, and can be taken back', async () => {
  const { user, room } = await show(tasksOfThree(), '?at=task/hall');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(screen.queryByTestId('task-sheet')).toBeNull();
  await user.click(within(screen.getByTestId('toast')).getByRole('button', { name: 'Undo' }));
  expect(rows(column('in_progress'), 'task')).toEqual(['hall']);
  expect(room.entities.get().get('task')?.get('invite')?.fields.dependsOn).toEqual(['hall']);
});

test('dishes stand in the order in which they are begun, with what is missing', async () => {
  const at = new Date(2030, 0, 5, 16).getTime();
  const room = aParty().with(dish('Rice', { startsAt: at + 3_600_000 }), dish('Curry', { startsAt: at }), dish('Snacks'), ingredient('Basil', { scheduleId: 'curry', quantity: 3 }), ingredient('Coconut', { scheduleId: 'curry', quantity: 1.5, unit: 'l', available: true }));
  await show(room, '?view=cooking');
  expect(screen.getAllByTestId('dish').map((row) => row.dataset.row)).toEqual(['curry', 'rice', 'snacks']);
  expect(screen.getAllByTestId('cooking-day').map((day) => day.getAttribute('aria-label'))).toEqual(['Saturday, January 5', 'Without a time']);
  expect(screen.getByTestId('dish-ready').textContent).toBe('1 of 2 missing');
  expect(screen.getAllByTestId('ingredient').map((row) => row.textContent)).toEqual(['Basil3Missing', 'Coconut1.5 LThere']);
});

test('an ingredient is written in one line; a name that is known means the same product', async () => {
  const room = aParty().with(dish('Curry'), item('Jasmine rice', { productId: 'rice', unit: 'kg' }));
  const { user } = await show(room, '?view=cooking');
  await user.type(screen.getByLabelText('Add an ingredient to Curry'), '2 kg jasmine rice{Enter}');
  expect(room.mutations).toMatchObject([{ label: 'party.ingredientAdd', ops: [{ op: 'create', type: 'ingredient', fields: { scheduleId: 'curry', productId: 'rice', quantity: 2, unit: 'kg' } }] }]);
});

test('of two quantities that were written at the same time the higher one stays, and whoever wrote the other is told', async () => {
  const room = aParty().with(dish('Curry'), ingredient('Rice', { scheduleId: 'curry', quantity: 1, unit: 'kg' }));
  const mutate = room.mutate.bind(room);
  room.mutate = (label, ops) => ({ ...mutate(label, ops), server: Promise.resolve({ status: 'applied', merged: [{ type: 'ingredient', id: 'rice', field: 'quantity', policy: 'max', kept: 'theirs' }] }) });
  const { user } = await show(room, '?at=ingredient/rice');
  await user.clear(screen.getByLabelText('Quantity'));
  await user.type(screen.getByLabelText('Quantity'), '2{Enter}');
  expect((await screen.findByTestId('toast')).textContent).toContain('Rice: somebody wrote more than 2 kg at the same time. The higher quantity stays.');
});

test('a tap buys as much as is needed; the message gives it back', async () => {
  const room = aParty().with(dish('Curry'), ingredient('Rice', { scheduleId: 'curry', quantity: 1500, unit: 'g' }), item('Rice', { unit: 'kg' }), item('Ice', { requiredQuantity: 2, unit: 'bags' }));
  const { user } = await show(room, '?view=shopping');
  expect(within(part('open')).getAllByTestId('required').map((it) => it.textContent)).toEqual(['1.5 kg', '2 bags']);
  await user.click(screen.getByLabelText('Rice, 1.5 kg, bought'));
  expect(room.mutations).toEqual([{ label: 'party.buy', ops: [{ op: 'update', type: 'shoppingItem', id: 'rice', set: { isPurchased: true, purchasedQuantity: 1.5 } }] }]);
  expect([rows(part('open'), 'shopping-item'), rows(part('bought'), 'shopping-item')]).toEqual([['ice'], ['rice']]);
  expect(screen.getByTestId('purchase-pending').textContent).toBe('Bought, not sent yet');
  await user.click(within(screen.getByTestId('toast')).getByRole('button', { name: 'Undo' }));
  expect(rows(part('open'), 'shopping-item')).toEqual(['rice', 'ice']);
});

test('it says who bought what and when, and when more is needed by now', async () => {
  const room = aParty().with(dish('Curry'), ingredient('Rice', { scheduleId: 'curry', quantity: 1, unit: 'kg' }), item('Rice', { unit: 'kg', isPurchased: true, purchasedQuantity: 1, purchasedBy: 'ben', purchasedAt: Date.now() - 120_000 }));
  await show(room, '?view=shopping');
  expect(screen.getByTestId('bought-by').textContent).toBe('Bought by Ben, 2 minutes ago');
  expect(screen.getByTestId('shopping-progress').textContent).toBe('Everything is bought');
  await remote(room, { op: 'update', type: 'ingredient', id: 'rice', set: { quantity: 1.5 } });
  expect(within(part('short')).getByTestId('short').textContent).toBe('0.5 kg more needed');
});

test('several are bought at once, as one mutation', async () => {
  const room = aParty().with(item('Rice', { requiredQuantity: 1 }), item('Ice', { requiredQuantity: 2 }), item('Salt', { requiredQuantity: 3 }));
  const { user } = await show(room, '?view=shopping');
  await user.click(screen.getByRole('button', { name: 'Select' }));
  await user.click(screen.getByLabelText('Select Rice'));
  await user.click(screen.getByLabelText('Select Salt'));
  await user.click(screen.getByRole('button', { name: 'Mark 2 as bought' }));
  expect(room.mutations.map(({ label, ops }) => [label, ops.length])).toEqual([['party.buyAll', 2]]);
  expect(screen.queryByTestId('buy-bar')).toBeNull();
});

test('the list is narrowed to a budget or a dish', async () => {
  const room = aParty().with(budget('Food'), budget('Light'), dish('Curry'), ingredient('Rice', { scheduleId: 'curry', quantity: 1 }), item('Rice'), item('Ice', { requiredQuantity: 1, budgetIds: ['food'] }), item('Lanterns', { requiredQuantity: 9, budgetIds: ['light'] }));
  const { user } = await show(room, '?view=shopping');
  await user.selectOptions(screen.getByLabelText('Show what is for'), 'budget/light');
  expect(rows(part('open'), 'shopping-item')).toEqual(['lanterns']);
  await user.selectOptions(screen.getByLabelText('Show what is for'), 'dish/curry');
  expect(rows(part('open'), 'shopping-item')).toEqual(['rice']);
});

test('those who may only view see no controls that change anything', async () => {
  const room = aParty({ role: 'viewer' }).with(budget('Food', { status: 'proposed' }), task('Hall'), dish('Curry'), ingredient('Rice', { scheduleId: 'curry', quantity: 1 }), item('Rice', { requiredQuantity: 1 }));
  const { user } = await show(room, '?view=overview');
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  for (const view of ['Tasks', 'Cooking', 'Shopping']) {
    await user.click(screen.getByRole('tab', { name: view }));
    expect(screen.queryAllByRole('textbox'), view).toEqual([]);
    expect(screen.queryByRole('button', { name: /^(Start|More for|Select|Delete)/ }), view).toBeNull();
  }
  expect(screen.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true);
});

test('an empty party says what to do first', async () => {
  const { user } = await show(aParty().room, '?view=overview');
  expect(screen.getByText(/^Begin with a budget/)).toBeTruthy();
  await user.type(screen.getByLabelText('Add a budget'), 'Food{Enter}');
  expect(screen.getByTestId('budget').textContent).toContain('Food');
  for (const [view, words] of [['Tasks', /^No tasks yet/], ['Cooking', /^No dishes yet/], ['Shopping', /^Nothing to buy yet/]] as const) {
    await user.click(screen.getByRole('tab', { name: view }));
    expect(screen.getByText(words)).toBeTruthy();
  }
});

test('a row says who has it open, and whether a change of it was not accepted', async () => {
  const room = tasksOfThree();
  await show(room, '?view=tasks');
  await act(async () => {
    room.others.set([{ client: '1', user: 'ben', name: 'Ben', status: 'online', where: { type: 'task', id: 'hall' } }]);
    room.rejected.set([{ id: 'r', label: 'party.taskEdit', ops: [{ op: 'update', type: 'task', id: 'music', set: { title: 'Band' } }], code: 'forbidden', at: 0 }]);
  });
  expect(screen.getByTestId('editors').closest('li')?.dataset.row).toBe('hall');
  expect(screen.getByTestId('row-refused').closest('li')?.dataset.row).toBe('music');
});

test('while somebody is at a thing to buy or a task, others do not move it away', async () => {
  const room = aParty().with(item('Rice', { requiredQuantity: 1 }), item('Ice', { requiredQuantity: 2 }), task('Hall'), task('Music'));
  const { user } = await show(room, '?view=shopping');
  act(() => screen.getByLabelText(/^Rice/).focus());
  await remote(room, { op: 'update', type: 'shoppingItem', id: 'rice', set: { isPurchased: true, purchasedQuantity: 1 } });
  expect(rows(part('open'), 'shopping-item')).toEqual(['rice', 'ice']);
  expect(screen.getByLabelText<HTMLInputElement>(/^Rice/).checked, 'what it says is of now').toBe(true);
  await user.click(screen.getByRole('tab', { name: 'Tasks' }));
  act(() => within(column('todo')).getByRole('button', { name: /^Hall/ }).focus());
  await remote(room, { op: 'update', type: 'task', id: 'hall', set: { status: 'done' } });
  expect(rows(column('todo'), 'task')).toEqual(['hall', 'music']);
  await user.click(within(screen.getByTestId('rows-waiting')).getByRole('button'));
  expect(rows(column('done'), 'task')).toEqual(['hall']);
});
