// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInRoom } from '../../react/testing/render';
import { aPackingList, category, item } from './testing';
import PackingWorkspace from './workspace';

async function opened() {
  const room = aPackingList().with(category('Clothes'), item('Socks', { categoryId: 'clothes', weight: 60, notes: 'warm' }));
  const scene = await renderInRoom(<PackingWorkspace />, { room });
  await scene.user.click(screen.getByRole('button', { name: /^Socks/ }));
  return scene;
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const sets = (room: Awaited<ReturnType<typeof opened>>['room']) => room.mutations.map(({ ops }) => (ops[0]?.op === 'update' ? ops[0].set : ops[0]));

test('a field saves itself when it is left, once, and only when it changed', async () => {
  const { user, room } = await opened();
  await user.clear(field('Name'));
  await user.type(field('Name'), 'Wool socks');
  await user.tab();
  await user.click(field('Notes'));
  await user.tab();
  expect(sets(room)).toEqual([{ name: 'Wool socks' }]);
});

test('what is being typed is saved when the sheet is closed', async () => {
  const { user, room } = await opened();
  await user.type(field('Notes'), ' and dry');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(sets(room)).toEqual([{ notes: 'warm and dry' }]);
});

test.each([
  ['Quantity', '-1', 'A whole number from 0 to 9999, please.'],
  ['Quantity', 'two', 'A whole number from 0 to 9999, please.'],
  ['Weight each (g)', '-1', 'A number from 0 to 1000000, please.'],
  ['Name', ' ', 'This cannot be empty.'],
])('%s “%s” is never saved, and it says why', async (label, text, why) => {
  const { user, room } = await opened();
  await user.clear(field(label));
  await user.type(field(label), text);
  expect(screen.getByRole('dialog').textContent).toContain(why);
  expect(field(label).getAttribute('aria-invalid')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(room.mutations).toEqual([]);
});

test('numbers are read as people write them', async () => {
  const { user, room } = await opened();
  await user.clear(field('Weight each (g)'));
  await user.type(field('Weight each (g)'), '62,5');
  await user.clear(field('Quantity'));
  await user.type(field('Quantity'), '๓');
  await user.tab();
  expect(sets(room)).toEqual([{ weight: 62.5 }, { quantity: 3 }]);
});

test('somebody else writing the same field is shown, not written over the own text', async () => {
  const { user, room } = await opened();
  await user.type(field('Notes'), '!');
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'socks', set: { notes: 'thin' } }));
  expect(field('Notes').value).toBe('warm!');
  expect(screen.getByRole('dialog').textContent).toContain('Changed meanwhile to “thin”.');
  await user.click(screen.getByRole('button', { name: 'Use that instead' }));
  expect(field('Notes').value).toBe('thin');
  expect(room.mutations).toEqual([]);
});

test('by keyboard, too, theirs is taken: the way to it does not save the own text first', async () => {
  const { user, room } = await opened();
  await user.type(field('Notes'), '!');
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'socks', set: { notes: 'thin' } }));
  await user.tab();
  expect(document.activeElement?.textContent).toBe('Use that instead');
  await user.keyboard('{Enter}');
  expect(field('Notes').value).toBe('thin');
  expect(document.activeElement).toBe(field('Notes'));
  await user.type(field('Notes'), '!');
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'socks', set: { notes: 'thick' } }));
  await user.tab();
  await user.tab();
  expect(room.mutations.map(({ ops }) => ops[0])).toEqual([{ op: 'update', type: 'item', id: 'socks', set: { notes: 'thin!' } }]);
});

test('the sheet says who changed the item last', async () => {
  const { room } = await opened();
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'socks', set: { packed: true } }));
  expect(screen.getByTestId('changed-by').textContent).toContain('Ben, now');
});

test('an item that somebody deletes stays readable and can be brought back', async () => {
  const { user, room } = await opened();
  const fields = room.entities.get().get('item')?.get('socks')?.fields;
  await act(async () => room.write('ben', { op: 'delete', type: 'item', id: 'socks' }));
  expect(screen.getByTestId('entity-gone').textContent).toContain('warm');
  await user.click(screen.getByRole('button', { name: 'Bring it back' }));
  expect(room.mutations).toEqual([{ label: 'items.restore', ops: [{ op: 'update', type: 'item', id: 'socks', set: fields }] }]);
  expect(screen.getByTestId('item-sheet')).toBeTruthy();
});

test('the focus is back at the item when the sheet is closed', async () => {
  const { user } = await opened();
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Socks/ }));
});

test('comments and history of the item are a press away, and the sheet gives way to them', async () => {
  const { user, panels } = await opened();
  await user.click(screen.getByRole('button', { name: 'History' }));
  expect([panels, screen.queryByTestId('item-sheet')]).toEqual([[{ tab: 'history', on: { type: 'item', id: 'socks' } }], null]);
});
