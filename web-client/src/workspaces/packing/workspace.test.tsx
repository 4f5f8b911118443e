// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Op } from '../../core';
import { renderInRoom } from '../../react/testing/render';
import { aPackingList, bag, category, item, traveler } from './testing';
import PackingWorkspace from './workspace';

const groups = () => screen.getAllByTestId('group');
const rowOf = (item: HTMLElement) => item.closest<HTMLElement>('[data-row]')?.dataset.row;
const rowsOf = (group: HTMLElement | undefined) => within(group as HTMLElement).queryAllByTestId('item').map(rowOf);
const remote = (...ops: readonly Op[]) => (room: { write(by: string, ...ops: readonly Op[]): void }) => act(async () => room.write('ben', ...ops));

async function aTrip() {
  const room = aPackingList().with(
    category('Clothes'),
    category('Papers'),
    bag('Red', { weightLimit: 1000 }),
    traveler('Mali'),
    item('Socks', { categoryId: 'clothes', bagId: 'red', weight: 600, quantity: 2, notes: 'warm ones' }),
    item('Map', { categoryId: 'papers', travelerId: 'mali' }),
    item('Lamp'),
  );
  return renderInRoom(<PackingWorkspace />, { room });
}

test('the list is seen by category, by bag and by traveler, each with the unassigned last', async () => {
  const { user } = await aTrip();
  expect(groups().map(rowsOf)).toEqual([['socks'], ['map'], ['lamp']]);
  await user.click(screen.getByRole('tab', { name: 'Bag' }));
  expect(groups().map(rowsOf)).toEqual([['socks'], ['map', 'lamp']]);
  expect(groups().map((group) => group.getAttribute('aria-label'))).toEqual(['Red', 'No bag']);
  await user.click(screen.getByRole('tab', { name: 'Traveler' }));
  expect(groups().map(rowsOf)).toEqual([['map'], ['socks', 'lamp']]);
});

test('a press on a tab is one step back', async () => {
  const { user } = await aTrip();
  const steps = vi.spyOn(history, 'pushState');
  await user.click(screen.getByRole('tab', { name: 'Bag' }));
  expect([steps.mock.calls.length, location.search]).toEqual([1, '?view=bag']);
});

test('a bag says how heavy it is, and that it is too heavy, in words', async () => {
  const { user } = await aTrip();
  await user.click(screen.getByRole('tab', { name: 'Bag' }));
  expect(screen.getByTestId('group-weight').textContent).toBe('1.2 kg of 1 kg');
  expect(screen.getByTestId('over-limit').textContent).toBe('200 g too heavy');
});

test('ticking an item is one update, and the progress follows', async () => {
  const { user, room } = await aTrip();
  await user.click(screen.getByLabelText('Socks packed'));
  expect(room.mutations).toEqual([{ label: 'item.pack', ops: [{ op: 'update', type: 'item', id: 'socks', set: { packed: true } }] }]);
  expect(screen.getByTestId('progress').textContent).toBe('1 of 3 packed');
});

test.each([
  ['without a group', {}],
  ['in a group', { category: 'clothes' }],
])('what was begun in an empty list is not lost when somebody else adds the first item %s', async (_where, fields) => {
  const { user, room } = await renderInRoom(<PackingWorkspace />, { room: aPackingList().with() });
  await user.type(screen.getByLabelText('Add a first item'), '3 so');
  await remote(...('category' in fields ? [{ op: 'create', type: 'category', id: 'clothes', fields: { name: 'Clothes' } } as Op] : []), { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent', ...fields } })(room);
  await user.keyboard('cks{Enter}');
  expect(room.mutations).toMatchObject([{ label: 'item.add', ops: [{ op: 'create', fields: { name: 'socks', quantity: 3 } }] }]);
});

test('the quick entry of a group makes items of that group, one after the other', async () => {
  const { user, room } = await aTrip();
  await user.type(screen.getByLabelText('Add an item to Clothes'), '3 shirts{Enter}hat{Enter}');
  const [first, second] = room.mutations.map(({ ops }) => ops[0]);
  expect(first).toMatchObject({ op: 'create', type: 'item', fields: { name: 'shirts', quantity: 3, categoryId: 'clothes' } });
  expect(second).toMatchObject({ op: 'create', fields: { name: 'hat', quantity: 1 } });
  expect(document.activeElement).toBe(screen.getByLabelText('Add an item to Clothes'));
});

test('what the core refuses is told in words, and the text stays', async () => {
  const { user, room } = await aTrip();
  room.refuses = 'not-ready';
  await user.type(screen.getByLabelText('Add an item to Clothes'), 'hat{Enter}');
  expect((await screen.findByTestId('toast')).textContent).toContain('The room is still being opened.');
  expect(screen.getByLabelText<HTMLInputElement>('Add an item to Clothes').value).toBe('hat');
});

test('deleting asks nothing and can be taken back with all that the item was', async () => {
  const { user, room } = await aTrip();
  const before = room.entities.get().get('item')?.get('socks')?.fields;
  await user.click(screen.getByRole('button', { name: 'More for Socks' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  expect(screen.queryByLabelText('Socks packed')).toBeNull();
  await user.click(within(screen.getByTestId('toast')).getByRole('button', { name: 'Undo' }));
  expect(room.mutations.at(-1)).toEqual({ label: 'items.restore', ops: [{ op: 'update', type: 'item', id: 'socks', set: before }] });
});

test('a larger selection is packed in mutations of at most 25', async () => {
  const room = aPackingList().with(...Array.from({ length: 60 }, (_, index) => item(`Thing ${index}`, { packed: index < 5 })));
  const { user } = await renderInRoom(<PackingWorkspace />, { room });
  await user.click(screen.getByRole('button', { name: 'Select' }));
  await user.click(screen.getByRole('button', { name: 'Select all' }));
  await user.click(screen.getByRole('button', { name: 'Pack' }));
  expect(room.mutations.map(({ label, ops }) => [label, ops.length])).toEqual([
    ['items.pack', 25],
    ['items.pack', 25],
    ['items.pack', 5],
  ]);
  expect(screen.queryByTestId('selection-bar')).toBeNull();
});

test('several items are moved to a bag and leave their category as it is', async () => {
  const { user, room } = await aTrip();
  await user.click(screen.getByRole('button', { name: 'Select' }));
  await user.click(screen.getByLabelText('Select Map'));
  await user.click(screen.getByLabelText('Select Lamp'));
  await user.click(screen.getByRole('button', { name: 'Move' }));
  const dialog = screen.getByTestId('move-dialog');
  await user.selectOptions(within(dialog).getByLabelText('Bag'), 'red');
  await user.click(within(dialog).getByRole('button', { name: 'Move' }));
  expect(room.mutations).toEqual([
    {
      label: 'items.move',
      ops: [
        { op: 'update', type: 'item', id: 'map', set: { bagId: 'red' } },
        { op: 'update', type: 'item', id: 'lamp', set: { bagId: 'red' } },
      ],
    },
  ]);
});

test('deleting a category says what happens to its items, and undo gives them back', async () => {
  const { user } = await aTrip();
  await user.click(screen.getByRole('button', { name: 'More for Clothes' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Rename, edit or delete' }));
  expect(screen.getByTestId('holder-sheet').textContent).toContain('Its 1 item stays and is then without a category.');
  await user.click(screen.getByRole('button', { name: 'Delete category' }));
  expect(rowsOf(groups().at(-1))).toEqual(['socks', 'lamp']);
  await user.click(within(screen.getByTestId('toast')).getByRole('button', { name: 'Undo' }));
  expect(rowsOf(groups().at(0))).toEqual(['socks']);
});

test('those who may only view see no controls that change anything', async () => {
  const room = aPackingList({ role: 'viewer' }).with(category('Clothes'), item('Socks', { categoryId: 'clothes' }));
  const { user } = await renderInRoom(<PackingWorkspace />, { room });
  expect(screen.getByLabelText<HTMLInputElement>('Socks packed').disabled).toBe(true);
  expect(screen.queryByRole('button', { name: /^More for|^Select$|^Add/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Socks/ }));
  expect(screen.getByLabelText<HTMLInputElement>('Name').readOnly).toBe(true);
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});

test('a change from elsewhere leaves the focus and what is being typed where they are', async () => {
  const { user, room } = await aTrip();
  const entry = screen.getByLabelText('Add an item to Papers');
  await user.type(entry, 'passp');
  await remote({ op: 'create', type: 'item', id: 'visa', fields: { name: 'Visa', categoryId: 'papers', position: 'a0' } }, { op: 'update', type: 'item', id: 'map', set: { packed: true } })(room);
  expect(rowsOf(groups().at(1))).toEqual(['visa', 'map']);
  expect(document.activeElement).toBe(entry);
  expect((entry as HTMLInputElement).value).toBe('passp');
});

test('the focus follows an item that somebody moves, and goes to the next one when it is deleted', async () => {
  const { room } = await aTrip();
  act(() => screen.getByLabelText('Map packed').focus());
  await remote({ op: 'update', type: 'item', id: 'map', set: { categoryId: 'clothes' } })(room);
  expect(document.activeElement).toBe(screen.getByLabelText('Map packed'));
  await remote({ op: 'delete', type: 'item', id: 'map' })(room);
  expect(document.activeElement).toBe(screen.getByLabelText('Lamp packed'));
  expect(screen.getByTestId('live-status').textContent).toContain('The item was removed');
});

test('an item says who has it open, and whether a change of it was not accepted', async () => {
  const { room } = await aTrip();
  const where = { type: 'item', id: 'socks' };
  await act(async () => {
    room.others.set([
      { client: '1', user: 'ben', name: 'Ben', status: 'online', where },
      { client: '2', user: 'eve', name: 'Eve', status: 'online', where },
    ]);
    room.rejected.set([{ id: 'r', label: 'item.edit', ops: [{ op: 'update', type: 'item', id: 'map', set: { name: 'Atlas' } }], code: 'forbidden', at: 0 }]);
  });
  expect(screen.getByTestId('editors').textContent).toBe('Ben and Eve are editing');
  expect(within(screen.getByTestId('item-refused').closest('li') as HTMLElement).getByLabelText('Map packed')).toBeTruthy();
});

test('the others are told which item is open, and when it is no longer', async () => {
  const { user, room } = await aTrip();
  await user.click(screen.getByRole('button', { name: /^Socks/ }));
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(room.whereabouts).toEqual([{ where: { view: 'category' } }, { where: { view: 'category', type: 'item', id: 'socks' } }, { where: { view: 'category' } }]);
});

test('a list that is longer than 15 items can be searched, by name and by notes', async () => {
  const room = aPackingList().with(category('Clothes'), ...Array.from({ length: 16 }, (_, index) => item(`Thing ${index}`, index === 7 ? { notes: 'For the BEACH' } : {})));
  const { user } = await renderInRoom(<PackingWorkspace />, { room });
  await user.type(screen.getByRole('searchbox'), 'beach');
  expect(screen.getAllByTestId('item').map(rowOf)).toEqual(['thing-7']);
  await user.clear(screen.getByRole('searchbox'));
  await user.selectOptions(screen.getByLabelText('Show'), 'packed');
  expect(screen.queryAllByTestId('item')).toEqual([]);
  expect(screen.getByText('Nothing fits. Try other words.')).toBeTruthy();
});

test('a new list offers a first step', async () => {
  const { user, room } = await renderInRoom(<PackingWorkspace />, { room: aPackingList().room });
  await user.click(within(screen.getByTestId('empty-list')).getByRole('button', { name: 'Add usual categories' }));
  expect(room.mutations[0]?.ops.length).toBe(5);
  expect(groups().map((group) => group.getAttribute('aria-label')).slice(0, 2)).toEqual(['Clothes', 'Toiletries']);
});

test('others do not move the rows that somebody is at; what one moves oneself goes at once', async () => {
  const { room, user } = await aTrip();
  act(() => screen.getByLabelText('Lamp packed').focus());
  await remote({ op: 'update', type: 'item', id: 'lamp', set: { categoryId: 'papers', name: 'Torch' } })(room);
  expect(groups().map(rowsOf), 'the only one without a category').toEqual([['socks'], ['map'], ['lamp']]);
  expect(document.activeElement).toBe(screen.getByLabelText('Torch packed'));
  await act(async () => void room.mutate('item.move', [{ op: 'update', type: 'item', id: 'map', set: { categoryId: 'clothes' } }]));
  expect(groups().map(rowsOf)).toEqual([['socks', 'map'], [], ['lamp']]);
  await user.click(within(screen.getByTestId('rows-waiting')).getByRole('button', { name: 'Show' }));
  expect(groups().map(rowsOf)).toEqual([['socks', 'map'], ['lamp']]);
  expect(document.activeElement).toBe(screen.getByLabelText('Torch packed'));
  expect(screen.queryByTestId('rows-waiting')).toBeNull();
});

test('nobody at the rows: they move at once', async () => {
  const { room } = await aTrip();
  await remote({ op: 'update', type: 'item', id: 'lamp', set: { categoryId: 'papers' } })(room);
  expect(groups().map(rowsOf)).toEqual([['socks'], ['map', 'lamp']]);
  expect(screen.queryByTestId('rows-waiting')).toBeNull();
});
