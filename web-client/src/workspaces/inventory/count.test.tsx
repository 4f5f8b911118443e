// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { aStore, item, reservation } from './testing';
import InventoryWorkspace from './workspace';

beforeEach(() => sessionStorage.clear());

const problem = () => document.querySelector('[id$=-error]')?.textContent;

async function counting(room: FakeRoom) {
  const scene = await renderInRoom(<InventoryWorkspace />, { room, texts: ['inventory'] });
  await scene.user.click(screen.getByRole('tab', { name: 'Count' }));
  return { ...scene, scan: (code: string) => scene.user.type(screen.getByLabelText('Scan or type a code'), `${code}{Enter}`), write: (text: string) => scene.user.keyboard(`${text}{Enter}`) };
}

const store = () => aStore(item('Nut', { sku: 'NUT-1', onHand: 10, location: 'A-2' }), item('Bolt', { sku: '4006381333931', onHand: 5, location: 'A-1' }), item('Pin', { sku: 'PIN', onHand: 9 }), reservation('r', 'pin', 4));
const deltas = (room: FakeRoom) => room.mutations.flatMap(({ ops }) => ops.flatMap((op) => (op.op === 'create' ? [[op.fields.itemId, op.fields.delta, op.fields.reason]] : [])));

test('scan, write, next: what is recorded is the difference to what one sees', async () => {
  const { room, scan, write } = await counting(store());
  await scan('nut-1');
  expect(screen.getByTestId('expected').textContent).toBe('10 expected');
  await write('8');
  expect(document.activeElement).toBe(screen.getByLabelText('Scan or type a code'));
  await scan('4006381333931');
  await write('5');
  expect(deltas(room)).toEqual([['nut', -2, 'count'], ['bolt', 0, 'count']]);
  expect(screen.getByTestId('counted-title').textContent).toBe('2 counted in this count');
  expect(within(screen.getByTestId('counted')).getAllByTestId('counted-line').map((line) => line.textContent)).toEqual([expect.stringContaining('As expected'), expect.stringContaining('-2')]);
});

test('what changes while one counts is said, and the difference is to what is there then', async () => {
  const { room, scan, write } = await counting(store());
  await scan('NUT-1');
  await act(async () => room.write('ben', { op: 'update', type: 'stockItem', id: 'nut', set: { onHand: 7 } }));
  expect(screen.getByText('It changed from 10 to 7 since you began with it.')).toBeTruthy();
  await write('8');
  expect(deltas(room)).toEqual([['nut', 1, 'count']]);
});

test('the same code again is one more; another code is not a number', async () => {
  const { room, scan, write } = await counting(store());
  await scan('4006381333931');
  await write('4006381333931');
  await write('4006381333931');
  expect(screen.getByLabelText<HTMLInputElement>('Counted').value).toBe('3');
  await write('NUT-1');
  expect(problem()).toBe('This is the code of Nut. Write what you counted of Bolt first.');
  const field = screen.getByLabelText<HTMLInputElement>('Counted');
  field.select();
  await write('3');
  expect(deltas(room)).toEqual([['bolt', -2, 'count']]);
});

test('less than is reserved is not counted, nor what is no number', async () => {
  const { room, scan, write } = await counting(store());
  await scan('PIN');
  await write('3');
  expect(problem()).toMatch(/^4 are reserved/);
  screen.getByLabelText<HTMLInputElement>('Counted').select();
  await write('many');
  expect(problem()).toMatch(/whole number/);
  expect(room.mutations).toEqual([]);
});

test('an unknown code offers a new item of that code, and those that are like it', async () => {
  const { scan, user } = await counting(store());
  await scan('N');
  expect(within(screen.getByTestId('choices')).getAllByRole('button').map((button) => button.textContent)).toEqual([expect.stringContaining('Nut'), expect.stringContaining('Pin')]);
  await user.click(screen.getByRole('button', { name: 'Add it as a new item' }));
  expect(screen.getByLabelText<HTMLInputElement>('Code (SKU)').value).toBe('N');
});

test('a count is taken back by its opposite, and stays in the list as taken back', async () => {
  const { room, scan, write, user } = await counting(store());
  await scan('NUT-1');
  await write('12');
  await user.click(screen.getByRole('button', { name: 'Take back the count of Nut' }));
  expect(deltas(room)).toEqual([['nut', 2, 'count'], ['nut', -2, 'correction']]);
  expect(room.entities.get().get('stockItem')?.get('nut')?.fields.onHand).toBe(10);
  expect(screen.getByTestId('counted-line').textContent).toContain('Taken back');
});

test('the list outlives a reload, what others counted is done too, and the rest comes in the order of the shelves', async () => {
  const room = store();
  const first = await counting(room);
  await first.scan('NUT-1');
  await first.write('10');
  first.unmount();
  await counting(room);
  expect(screen.getByTestId('counted-title').textContent).toBe('1 counted in this count');
  const next = () => within(screen.getByTestId('choices')).getAllByRole('button').map((button) => button.textContent?.slice(0, 3));
  expect(next()).toEqual(['Bol', 'Pin']);
  await act(async () => room.write('ben', { op: 'create', type: 'adjustment', id: 'b', fields: { itemId: 'bolt', delta: 0, reason: 'count', author: 'ben', madeAt: Date.now() } }));
  expect(next()).toEqual(['Pin']);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('2');
});
