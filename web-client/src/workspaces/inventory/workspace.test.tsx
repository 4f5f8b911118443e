// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { adjustment, aStore, item, reservation } from './testing';
import InventoryWorkspace from './workspace';

beforeEach(() => sessionStorage.clear());

const problem = () => document.querySelector('[id$=-error]')?.textContent;

const shown = (room: FakeRoom, language: 'en' | 'th' = 'en') => renderInRoom(<InventoryWorkspace />, { room, language, texts: ['inventory'] });
const rows = () => screen.getAllByTestId('stock-item').map((row) => row.querySelector('[data-part=open]')?.textContent);
const row = (name: string) => screen.getByText(name).closest<HTMLElement>('[data-testid=stock-item]') ?? expect.fail(`no row ${name}`);
const cell = (name: string, column: string) => row(name).querySelector(`[data-cell=${column}]`)?.textContent;
const last = (room: FakeRoom) => room.mutations.at(-1);
const told = (room: FakeRoom, ...ops: Parameters<FakeRoom['write']> extends [string, ...infer O] ? O : never) => act(async () => room.write('ben', ...ops));

const nuts = () => aStore(item('Nut', { onHand: 10, reorderPoint: 7, location: 'A-1' }), item('Bolt', { onHand: 50, reorderPoint: 5 }), item('Anchor', { onHand: 20 }), reservation('r', 'nut', 4, { purpose: 'Hall 2', author: 'ben' }));

test('the stock is a grid with what is available, and low stock in words', async () => {
  await shown(nuts());
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('4');
  expect(rows().map((text) => text?.split('-')[0])).toEqual(['Anchoranchor', 'Boltbolt', 'Nutnut']);
  expect(cell('Nut', 'available')).toContain('6');
  expect(within(row('Nut')).getByTestId('low').textContent).toBe('Low');
  expect(within(row('Bolt')).queryByTestId('low')).toBe(null);
});

test('arrow keys move one cell at a time, and only one cell is reached by Tab', async () => {
  await shown(nuts());
  const grid = screen.getByRole('grid');
  screen.getByRole('button', { name: /^Anchor/ }).focus();
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? grid, { key });
  press('ArrowDown');
  press('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Nut');
  press('End');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More for Nut');
  press('Home');
  press('ArrowRight');
  const reached = [...grid.querySelectorAll('[data-cell][tabindex="0"], [data-cell] button[tabindex="0"]')];
  expect(reached).toEqual([document.activeElement]);
});

test('while somebody is at the rows values change in place, and the new order waits to be shown', async () => {
  const { room, user } = await shown(nuts());
  await user.selectOptions(screen.getByLabelText('Sort by'), 'onHand down');
  const order = () => screen.getAllByTestId('stock-item').map((row) => [...row.querySelectorAll('[data-part=open] > span')].map((line) => line.textContent).filter((line) => !line?.endsWith('-1')).join(' '));
  expect(order()).toEqual(['Bolt', 'Anchor', 'Nut']);
  act(() => screen.getByRole('button', { name: /^Anchor/ }).focus());
  await told(room, { op: 'update', type: 'stockItem', id: 'nut', set: { onHand: 99 } });
  expect(cell('Nut', 'onHand')).toContain('99');
  expect(order()).toEqual(['Bolt', 'Anchor', 'Nut']);
  await told(room, { op: 'delete', type: 'stockItem', id: 'bolt' });
  expect(order(), 'what is deleted keeps its place').toEqual(['Bolt Deleted', 'Anchor', 'Nut']);
  await user.click(within(screen.getByTestId('rows-waiting')).getByRole('button'));
  expect(order()).toEqual(['Nut', 'Anchor']);
  expect(screen.queryByTestId('rows-waiting')).toBe(null);
});

test('nobody at the rows: they move at once', async () => {
  const { room } = await shown(nuts());
  await told(room, item('Bracket', { onHand: 1 }));
  expect(rows()).toHaveLength(4);
  expect(screen.queryByTestId('rows-waiting')).toBe(null);
});

test('taking out more than is free is explained with what is there, and nothing is sent', async () => {
  const { room, user } = await shown(nuts());
  await user.click(screen.getByRole('button', { name: 'Adjust Nut' }));
  await user.type(screen.getByLabelText('Change by'), '-7');
  expect(problem()).toBe('Only 6 can be taken out: 10 on hand, 4 reserved.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(room.mutations).toEqual([]);
});

test('an adjustment is saved with its reason and note, and can be taken back by its opposite', async () => {
  const { room, user } = await shown(nuts());
  await user.click(screen.getByRole('button', { name: 'Adjust Nut' }));
  await user.click(screen.getByRole('button', { name: 'One less' }));
  await user.click(screen.getByRole('button', { name: 'One less' }));
  expect(screen.getByTestId('adjust-result').textContent).toBe('10 on hand now, 8 after this');
  await user.selectOptions(screen.getByLabelText('Why'), 'damaged');
  await user.type(screen.getByLabelText('Note (optional)'), 'wet');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(last(room)).toMatchObject({ label: 'inventory.adjust', ops: [{ op: 'increment', by: -2 }, { fields: { delta: -2, reason: 'damaged', note: 'wet' } }] });
  expect(cell('Nut', 'onHand')).toContain('8');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(last(room)).toMatchObject({ ops: [{ op: 'increment', by: 2 }, { fields: { delta: 2, reason: 'correction' } }] });
});

test('an edit that was refused is said at the item, with what the server has', async () => {
  const room = nuts();
  const { user } = await shown(room);
  const ops = [{ op: 'increment' as const, type: 'stockItem', id: 'nut', field: 'onHand', by: -9 }];
  await act(async () => room.rejected.set([{ id: 'x', label: 'inventory.adjust', ops, code: 'insufficient-stock', at: 0 }]));
  expect(within(row('Nut')).getByTestId('item-refused')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Nut/ }));
  expect(screen.getByTestId('refused-with').textContent).toBe('Not accepted: 10 on hand, 4 of them reserved.');
});

test('an item tells what happened to it, newest first', async () => {
  const room = nuts();
  room.write('ben', adjustment('a', 'nut', -2, { reason: 'damaged', note: 'wet', author: 'ben' }));
  room.write('ann', adjustment('b', 'nut', 12, { reason: 'received', author: 'ann' }));
  const { user } = await shown(room);
  await user.click(screen.getByRole('button', { name: /^Nut/ }));
  const lines = within(screen.getByTestId('adjustments')).getAllByRole('listitem', { hidden: true }).map((line) => line.textContent);
  expect(lines).toEqual([expect.stringMatching(/^\+12Received.*You, /), expect.stringMatching(/^-2Damaged · wet.*Ben, /)]);
});

test('an item with reservations is not offered for deletion', async () => {
  const { user } = await shown(nuts());
  await user.click(screen.getByRole('button', { name: /^Nut/ }));
  expect(screen.queryByRole('button', { name: 'Delete' })).toBe(null);
  expect(screen.getByText('Release its reservations first, then it can be deleted.')).toBeTruthy();
});

test('viewers see everything and change nothing', async () => {
  const room = nuts();
  room.meta.set({ ...(room.meta.get() ?? expect.fail()), role: 'viewer' });
  const { user } = await shown(room);
  expect(screen.queryByRole('button', { name: /Adjust|New item/ })).toBe(null);
  await user.click(screen.getByRole('tab', { name: 'Count' }));
  expect(screen.getByText(/Only people who may edit can count/)).toBeTruthy();
  await user.click(screen.getByRole('tab', { name: 'Reserved' }));
  expect(screen.queryByRole('button', { name: /Release|Reserve/ })).toBe(null);
});

test('an empty stock has one thing to do', async () => {
  const { room, user } = await shown(aStore());
  await user.click(screen.getByRole('button', { name: 'New item' }));
  await user.type(screen.getByLabelText('Code (SKU)'), 'N-1');
  await user.type(screen.getByLabelText('Name'), 'Nut');
  await user.type(screen.getByLabelText('On hand at the start'), '๑๒');
  await user.click(screen.getByRole('button', { name: 'Add item' }));
  expect(last(room)).toMatchObject({ label: 'inventory.itemAdd', ops: [{ op: 'create', fields: { sku: 'N-1', name: 'Nut', onHand: 12 } }] });
  expect(screen.getByTestId('stock-item')).toBeTruthy();
});

test('a code that another item has is not taken', async () => {
  const { room, user } = await shown(nuts());
  await user.click(screen.getByRole('button', { name: 'New item' }));
  await user.type(screen.getByLabelText('Code (SKU)'), 'NUT-1');
  expect(problem()).toBe('Nut has this code already.');
  await user.type(screen.getByLabelText('Name'), 'Other');
  await user.click(screen.getByRole('button', { name: 'Add item' }));
  expect(room.mutations).toEqual([]);
});

test('reserving and releasing change what is available, and a release can be taken back', async () => {
  const { room, user } = await shown(nuts());
  await user.click(screen.getByRole('tab', { name: 'Reserved' }));
  await user.click(screen.getByRole('button', { name: /^Release 4 × Nut/ }));
  expect(screen.getByText('Nothing is reserved')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getByTestId('reservation').textContent).toContain('Hall 2');
  await user.click(screen.getByRole('button', { name: 'Reserve' }));
  await user.type(screen.getByRole('searchbox', { name: 'Item' }), 'bol');
  await user.click(within(screen.getByTestId('choices')).getByRole('button'));
  const amount = screen.getByLabelText('How many');
  await user.clear(amount);
  await user.type(amount, '51');
  expect(problem()).toBe('Only 50 are available.');
  await user.clear(amount);
  await user.type(amount, '6');
  await user.click(within(screen.getByTestId('reserve-sheet')).getByRole('button', { name: 'Reserve' }));
  expect(last(room)).toMatchObject({ label: 'inventory.reserve', ops: [{ fields: { itemId: 'bolt', quantity: 6 } }] });
});
