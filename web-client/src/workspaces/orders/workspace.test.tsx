// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Lock } from '../../core';
import type { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { PanelContext, type PanelView } from '../../ui/panel/panel';
import { aDesk, customer, line, order, rule, stock } from './testing';
import OrdersWorkspace from './workspace';

const panel = vi.fn<(view: PanelView) => void>();
const by = { user: 'ben', name: 'Ben', client: 'ben' };
const bens: Lock = { type: 'order', id: 'o1', holder: by, token: 3, until: Date.now() + 30_000 };
const mine: Lock = { ...bens, holder: { user: 'ann', name: 'Ann', client: 'ann' }, token: 4 };

const full = () =>
  aDesk(customer('Bon App', { city: 'Lyon' }), stock('Chai', { onHand: 5, unitPrice: 18 }), stock('Chang', { onHand: 9, unitPrice: 19 }), order('o1', { number: 1001, customerId: 'bon-app', total: 36, lineCount: 1 }), line('l1', 'o1', 'Chai', { quantity: 2, unitPrice: 18, amount: 36 }), order('o2', { number: 1002, status: 'shipped' }));

async function shown(room: FakeRoom, at = '') {
  return renderInRoom(
    <PanelContext value={panel}>
      <OrdersWorkspace />
    </PanelContext>,
    { room, texts: ['orders'], search: at },
  );
}

const bar = () => screen.getByTestId('lock-bar');
const state = async (room: FakeRoom, next: Parameters<FakeRoom['hold']['set']>[0]) => act(async () => room.hold.set(next));
const edited = (room: FakeRoom) => room.mutations.map(({ label, ops: [op] }) => [label, op !== undefined && 'set' in op ? op.set : op?.op]);

beforeEach(() => panel.mockClear());

test('the list says number, customer, total, lines and who edits, newest first', async () => {
  const room = full();
  room.locked.set([bens]);
  await shown(room);
  const rows = screen.getAllByTestId('order');
  expect(rows.map((row) => row.dataset.number)).toEqual(['1002', '1001']);
  expect(rows[1]?.textContent).toMatch(/1001.*Bon App.*€36\.00.*1 line.*Draft.*Ben is editing/);
});

test('words and a status narrow the list, and one way leads back to all', async () => {
  const { user } = await shown(full());
  await user.type(screen.getByRole('searchbox'), 'bon');
  expect(screen.getAllByTestId('order').length).toBe(1);
  await user.selectOptions(screen.getByLabelText('Status'), 'delivered');
  await user.click(screen.getByRole('button', { name: 'Show all orders' }));
  expect(screen.getAllByTestId('order').length).toBe(2);
});

test('a new order is one mutation with its lines, and opens', async () => {
  const { user, room } = await shown(full());
  await user.click(screen.getByRole('button', { name: 'New order' }));
  await user.selectOptions(screen.getByLabelText('Customer', { selector: 'dialog *' }), 'Bon App');
  await user.type(screen.getByRole('combobox', { name: 'Goods: SKU or name' }), 'cha');
  await user.keyboard('{ArrowDown}{Enter}7{Enter}');
  await user.click(screen.getByRole('button', { name: 'Create order' }));
  expect(room.mutations.length).toBe(1);
  expect(room.mutations[0]?.ops).toMatchObject([
    { op: 'create', type: 'order', fields: { status: 'draft', customerId: 'bon-app', shipTo: 'Lyon' } },
    { op: 'create', type: 'orderLine', fields: { stockId: 'chang', quantity: 7, name: 'Chang' } },
  ]);
  expect(screen.getByTestId('order-title').textContent).toBe('Order new');
});

test('an order is looked at first; the lock makes its fields fields', async () => {
  const room = full();
  const { user } = await shown(room, '?view=orders&at=order/o1');
  expect(screen.queryByLabelText('Reference')).toBeNull();
  expect(room.asked).not.toContain('lock order/o1');
  await user.click(screen.getByRole('button', { name: 'Edit order' }));
  expect(room.asked).toContain('lock order/o1');
  await state(room, { name: 'held', lock: mine });
  await user.type(screen.getByLabelText('Reference'), 'A-7{Enter}');
  await user.clear(screen.getByLabelText('Quantity of Chai'));
  await user.type(screen.getByLabelText('Quantity of Chai'), '3{Enter}');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(edited(room)).toEqual([['orders.orderEdit', { reference: 'A-7' }], ['orders.lineEdit', { quantity: 3 }], ['orders.orderStatus', { status: 'confirmed' }]]);
  await user.click(screen.getByRole('button', { name: 'Done editing' }));
  expect(room.asked).toContain('unlock');
  expect(screen.queryByLabelText('Reference')).toBeNull();
});

test('a line is added, moved and taken off by keyboard alone', async () => {
  const room = full();
  const { user } = await shown(room, '?view=orders&at=order/o1');
  await user.click(screen.getByRole('button', { name: 'Edit order' }));
  await state(room, { name: 'held', lock: mine });
  act(() => screen.getByRole('combobox', { name: 'Goods: SKU or name' }).focus());
  await user.keyboard('chang-1{Enter}4{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Goods: SKU or name' }));
  expect(screen.getAllByTestId('line').map((row) => row.querySelector('p')?.textContent)).toEqual(['Chai', 'Chang']);
  act(() => screen.getByLabelText('Quantity of Chang').focus());
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(screen.getAllByTestId('line').map((row) => row.querySelector('p')?.textContent)).toEqual(['Chang', 'Chai']);
  act(() => screen.getByRole('button', { name: 'More for Chai' }).focus());
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  expect(room.mutations.map(({ label }) => label)).toEqual(['orders.lineAdd', 'orders.lineMove', 'orders.lineDelete']);
});

test('whoever loses the order sees to whom, keeps what was typed, and finds it in the field when the order is theirs again', async () => {
  const room = full();
  const { user } = await shown(room, '?view=orders&at=order/o1');
  await user.click(screen.getByRole('button', { name: 'Edit order' }));
  await state(room, { name: 'held', lock: mine });
  await user.type(screen.getByLabelText('Ship to'), 'Back door');
  await act(async () => room.locked.set([bens]));
  await state(room, { name: 'lost', by });
  expect(bar().dataset.state).toBe('lost');
  expect(bar().textContent).toContain('Ben has the order now');
  expect(screen.queryByLabelText('Ship to')).toBeNull();
  expect(screen.getByTestId('kept').textContent).toContain('“Back door”');
  await act(async () => room.locked.set([]));
  await state(room, { name: 'free' });
  await user.click(screen.getByRole('button', { name: 'Edit again' }));
  await state(room, { name: 'held', lock: mine });
  expect(screen.getByLabelText<HTMLInputElement>('Ship to').value).toBe('Back door');
  expect(room.mutations).toEqual([]);
});

test('one asks for an order that somebody has, which the others see, and gets it when it is free', async () => {
  const room = full();
  room.locked.set([bens]);
  const { user } = await shown(room, '?view=orders&at=order/o1');
  expect(bar().textContent).toContain('Ben is editing, at least since');
  await user.click(screen.getByRole('button', { name: 'Ask for it' }));
  await state(room, { name: 'taken', by });
  expect(room.whereabouts.at(-1)).toEqual({ where: { view: 'orders', type: 'order', id: 'o1', field: 'lock' } });
  expect(bar().textContent).toContain('Ben sees that you would like to edit');
  await act(async () => room.locked.set([]));
  await state(room, { name: 'free' });
  expect(room.asked.at(-1)).toBe('acquire');
});

test('an owner takes over', async () => {
  const room = full();
  room.locked.set([bens]);
  const { user } = await shown(room, '?view=orders&at=order/o1');
  await user.click(screen.getByRole('button', { name: 'Take over' }));
  await state(room, { name: 'taken', by });
  expect(room.asked.at(-1)).toBe('take over');
});

test('whoever edits is told who waits, and hands over', async () => {
  const room = full();
  const { user } = await shown(room, '?view=orders&at=order/o1');
  await user.click(screen.getByRole('button', { name: 'Edit order' }));
  await state(room, { name: 'held', lock: mine });
  await act(async () => room.others.set([{ client: 'b', user: 'ben', name: 'Ben', status: 'online', where: { type: 'order', id: 'o1', field: 'lock' } }]));
  expect(screen.getByTestId('toast').textContent).toContain('Ben would like to edit order 1001.');
  await user.click(within(bar()).getByRole('button', { name: 'Hand over' }));
  expect(room.asked).toContain('unlock');
});

test('who may only look sees no way to change anything', async () => {
  const room = full();
  const meta = room.meta.get();
  if (meta !== null) room.meta.set({ ...meta, role: 'viewer' });
  room.write('ann', rule('tenth', { minQuantity: 10, stockId: 'chai' }));
  const { user } = await shown(room, '?view=orders&at=order/o1');
  expect(screen.queryByRole('button', { name: 'Edit order' })).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'All orders' }));
  expect(screen.queryByRole('button', { name: 'New order' })).toBeNull();
  await user.click(screen.getByRole('tab', { name: 'Prices' }));
  expect(screen.getByTestId('rule').textContent).toContain('Chai: 10% off, from 10 pieces.');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await user.click(screen.getByRole('tab', { name: 'Stock' }));
  expect(screen.queryByRole('button', { name: 'One Chai more on hand' })).toBeNull();
});

test('stock changes by differences, and never below what is reserved', async () => {
  const { user, room } = await shown(aDesk(stock('Chai', { onHand: 1, reserved: 1 }), stock('Chang', { onHand: 2, reorderPoint: 5 })), '?view=stock');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'One Chai fewer on hand' }).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: 'One Chang fewer on hand' }));
  expect(room.mutations[0]).toEqual({ label: 'orders.stockAdjust', ops: [{ op: 'increment', type: 'stockLevel', id: 'chang', field: 'onHand', by: -1 }] });
  await user.click(screen.getByRole('button', { name: '1 is running low' }));
  expect(screen.getAllByTestId('stock').map((row) => row.dataset.sku)).toEqual(['chang-1']);
});

test('a row leads to what people say of an order', async () => {
  const { user } = await shown(full());
  await user.click(screen.getByRole('button', { name: 'More for order 1001' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Comments' }));
  expect(panel).toHaveBeenCalledWith({ tab: 'comments', on: { type: 'order', id: 'o1' } });
});

test('an order that somebody is at stays in the list when others make it one that was not looked for', async () => {
  const room = full();
  const { user } = await shown(room);
  await user.selectOptions(screen.getByLabelText('Status'), 'draft');
  const numbers = () => screen.getAllByTestId('order').map((row) => row.dataset.number);
  expect(numbers()).toEqual(['1001']);
  act(() => screen.getAllByRole('button', { name: /1001/ })[0]?.focus());
  await act(async () => room.write('ben', { op: 'update', type: 'order', id: 'o1', set: { status: 'shipped' } }));
  expect(numbers()).toEqual(['1001']);
  await user.click(within(screen.getByTestId('rows-waiting')).getByRole('button'));
  expect(screen.queryAllByTestId('order')).toEqual([]);
});
