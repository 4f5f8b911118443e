// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { changesBetween } from './changes';
import RoomPage from './room-page';

async function aRoomPage(room = new FakeRoom(), client = new FakeClient(room)) {
  return renderInRoom(<RoomPage id="trip" />, { client });
}

test('while the room is being opened it says so', async () => {
  const room = new FakeRoom();
  room.state.set({ name: 'opening' });
  await aRoomPage(room);
  expect(screen.getByTestId('opening').textContent).toContain('Opening the room');
});

test('R14 of a large room it says how much is here', async () => {
  const room = new FakeRoom();
  room.state.set({ name: 'opening' });
  await aRoomPage(room);
  expect(screen.queryByTestId('opening-loaded')).toBeNull();
  await act(async () => room.state.set({ name: 'opening', loaded: 12_000 }));
  expect(screen.getByTestId('opening-loaded').textContent).toBe('It is a large one: 12,000 entries are here so far.');
});

test('a list that was never here is said to need a connection once', async () => {
  const room = new FakeRoom();
  room.state.set({ name: 'opening' });
  const { client } = await aRoomPage(room);
  await act(async () => client.goes('offline'));
  expect(screen.getByTestId('not-on-device').textContent).toContain('This room is not on this device yet');
});

test('somebody who is not a member is told whom to ask', async () => {
  const room = new FakeRoom();
  room.state.set({ name: 'refused', problem: 'not-a-member' });
  await aRoomPage(room);
  expect(screen.getByTestId('not-a-member').textContent).toContain('Ask the owner to add you');
  expect(document.activeElement?.textContent).toBe('You cannot open this room');
});

test('somebody who is removed keeps the text of what was not sent', async () => {
  const room = new FakeRoom();
  room.outbox.set([{ id: 'w', label: 'item.edit', ops: [{ op: 'update', type: 'item', id: 'tent', set: { notes: 'Six poles' } }], createdAt: 0, sent: false }]);
  await aRoomPage(room);
  await act(async () => room.state.set({ name: 'revoked' }));
  expect(screen.getByTestId('removed').textContent).toContain('1 change of yours was not sent');
  expect(screen.getByTestId('removed').textContent).toContain('Six poles');
});

test('P4 somebody whose room was deleted is told so, and saves what was not sent as a file', async () => {
  const room = new FakeRoom();
  room.outbox.set([{ id: 'w', label: 'item.edit', ops: [{ op: 'update', type: 'item', id: 'tent', set: { notes: 'Six poles' } }], createdAt: 0, sent: true }]);
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:x'));
  const { user } = await aRoomPage(room);
  await act(async () => room.state.set({ name: 'revoked', problem: 'room-deleted' }));
  expect(screen.getByTestId('removed').textContent).toContain('This list was deleted');
  await user.click(screen.getByRole('button', { name: 'Save as a file' }));
  expect(JSON.parse(await (saved[0] as Blob).text())).toMatchObject({ tandem: 1, room: 'trip', edits: [{ id: 'w', ops: [{ set: { notes: 'Six poles' } }] }] });
});

test('what was kept is discarded only when asked twice', async () => {
  const room = new FakeRoom();
  room.outbox.set([{ id: 'w', label: 'item.edit', ops: [{ op: 'update', type: 'item', id: 'tent', set: { notes: 'Six poles' } }], createdAt: 0, sent: true }]);
  const { user } = await aRoomPage(room);
  await act(async () => room.state.set({ name: 'revoked', problem: 'removed' }));
  await user.click(screen.getByRole('button', { name: 'Discard them' }));
  expect(room.asked).not.toContain('abandon');
  await user.click(screen.getByRole('button', { name: 'Discard them' }));
  expect(room.asked).toContain('abandon');
  expect(screen.queryByTestId('kept-edits')).toBeNull();
});

test('a room of a kind without a screen says so, and shows what is in it', async () => {
  const room = new FakeRoom({ kind: 'moon-base' });
  room.write('ann', { op: 'create', type: 'airLock', id: 'a', fields: { name: 'North', open: true, crew: ['ann', 'ben'] } });
  await aRoomPage(room);
  expect((await screen.findByTestId('not-built')).textContent).toContain('moon-base');
  expect(screen.getByRole('region', { name: 'Air lock' }).textContent).toBe('Air lock (1)NameOpenCrewNorthtrueann, ben');
});

test('an address that cannot be a room is not found', async () => {
  await renderInRoom(<RoomPage id="a b" />);
  expect(screen.getByTestId('not-found')).toBeTruthy();
});

test('a viewer reads it next to the title, and hears when that changes', async () => {
  const room = new FakeRoom({ role: 'viewer' });
  await aRoomPage(room);
  expect(screen.getByTestId('view-only').textContent).toBe('View only');
  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
  await act(async () => room.meta.set({ ...(room.meta.get() as NonNullable<ReturnType<typeof room.meta.get>>), role: 'editor' }));
  expect(screen.queryByTestId('view-only')).toBeNull();
  expect(screen.getByTestId('live-alert').textContent).toBe('You can now edit this list.');
});

test('S5 a commenter reads it next to the title, and neither edits nor shares', async () => {
  const room = new FakeRoom({ role: 'commenter' });
  await aRoomPage(room);
  expect(screen.getByTestId('view-only').textContent).toBe('Comment only');
  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
  expect(screen.queryByLabelText(/^Add an item/)).toBeNull();
});

test('the title of the page names the list and how much waits', async () => {
  const room = new FakeRoom();
  await aRoomPage(room);
  await act(async () => room.sync.set({ name: 'waiting', waiting: 2, inFlight: 0, rejected: 0 }));
  expect(document.title).toBe('(2) Trip · Tandem');
});

test('an edit that is not accepted is told at once, with the reason', async () => {
  const room = new FakeRoom();
  await aRoomPage(room);
  await act(async () => room.rejected.set([{ id: 'r', label: 'item.edit', ops: [], code: 'changed-since', at: 0 }]));
  expect(screen.getByTestId('live-alert').textContent).toContain('A change was not accepted. Somebody changed it meanwhile');
});

test('what others wrote counts as their change, what oneself wrote does not', () => {
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  const before = room.entities.get();
  room.write('ben', { op: 'update', type: 'item', id: 'tent', set: { packed: true } }, { op: 'create', type: 'item', id: 'lamp', fields: { name: 'Lamp' } });
  room.write('ann', { op: 'create', type: 'item', id: 'rope', fields: { name: 'Rope' } });
  expect(changesBetween(before, room.entities.get(), 'ann')).toEqual([
    { key: 'item/tent', by: 'ben' },
    { key: 'item/lamp', by: 'ben' },
  ]);
  expect(changesBetween(new Map(), room.entities.get(), 'ann')).toEqual([]);
});

test('coming back after a longer loss, one reads what the others did meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  const { client } = await aRoomPage(room);
  client.goes('waiting');
  await act(() => vi.advanceTimersByTimeAsync(9000));
  client.goes('connected');
  room.write('ben', { op: 'update', type: 'item', id: 'tent', set: { packed: true } }, { op: 'create', type: 'item', id: 'lamp', fields: { name: 'Lamp' } });
  await act(() => vi.advanceTimersByTimeAsync(5500));
  const toast = screen.getByTestId('toast');
  expect(toast.textContent).toContain('While you were away: Ben changed 2 things.');
  await act(async () => within(toast).getByRole('button', { name: 'Show what' }).click());
  expect(within(await screen.findByTestId('panel')).getByRole('tab', { name: 'History' }).getAttribute('aria-selected')).toBe('true');
  room.write('ben', { op: 'update', type: 'item', id: 'lamp', set: { packed: true } });
  await act(() => vi.advanceTimersByTimeAsync(5500));
  expect(screen.getByTestId('live-status').textContent).toBe('Ben changed 1 thing');
  vi.useRealTimers();
});

test('C9 who opens a room in which others worked meanwhile reads it, once it is up to date, and not on the first visit', async () => {
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  const seen = async (seq: number) => act(async () => room.meta.set({ ...(room.meta.get() as NonNullable<ReturnType<typeof room.meta.get>>), seq }));
  await seen(1);
  const first = await aRoomPage(room);
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  expect(screen.queryByTestId('toast')).toBeNull();
  first.unmount();
  room.state.set({ name: 'cached' });
  await aRoomPage(room);
  room.write('ben', { op: 'update', type: 'item', id: 'tent', set: { packed: true } }, { op: 'create', type: 'item', id: 'lamp', fields: { name: 'Lamp' } });
  await seen(2);
  expect(screen.queryByTestId('toast')).toBeNull();
  await act(async () => room.state.set({ name: 'live' }));
  expect((await screen.findByTestId('toast')).textContent).toContain('While you were away: Ben changed 2 things.');
});

test('C8 the browser asks before it takes unsent edits along that it does not keep', async () => {
  const room = new FakeRoom();
  const { client } = await aRoomPage(room);
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
  await act(async () => room.sync.set({ name: 'waiting', waiting: 2, inFlight: 0, rejected: 0 }));
  expect(asks()).toBe(false);
  await act(async () => client.storage.set({ durable: false, reason: 'missing' }));
  expect(asks()).toBe(true);
  await act(async () => room.sync.set({ name: 'saved', waiting: 0, inFlight: 0, rejected: 0 }));
  expect(asks()).toBe(false);
});
