// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { atHand } from './at-hand';
import RoomPage from './room-page';

test('what somebody changes of the thing one is at is told at once, what they go on to do with the rest', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } }, { op: 'create', type: 'item', id: 'lamp', fields: { name: 'Lamp' } });
  await renderInRoom(<RoomPage id="trip" />, { room, search: '?at=item/tent' });
  const said = () => screen.getAllByTestId(/^live-status/).map(({ textContent }) => textContent).join('');
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'lamp', set: { packed: true } }));
  expect(said()).toBe('');
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'tent', set: { packed: true } }));
  expect(said()).toBe('Ben changed “Tent”');
  await act(async () => room.write('ben', { op: 'update', type: 'item', id: 'tent', set: { packed: false } }));
  await act(() => vi.advanceTimersByTimeAsync(5500));
  expect(said()).toBe('Ben changed 2 things');
  vi.useRealTimers();
});

test('the row that has the focus is at hand, and the same again only after a while', () => {
  history.replaceState(null, '', '/');
  document.body.innerHTML = '<ul><li data-row="tent"><button>Tent</button></li></ul>';
  const here = atHand();
  const change = { key: 'item/tent', by: 'ben' };
  expect(here(change, 0)).toBe(false);
  document.querySelector('button')?.focus();
  expect([here(change, 0), here({ key: 'item/lamp', by: 'ben' }, 0), here(change, 4999), here(change, 5000)]).toEqual([true, false, false, true]);
});
