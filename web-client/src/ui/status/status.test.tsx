// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OutboxEntry, RejectedEntry } from '../../core';
import { FakeClient } from '../../react/testing/fake-client';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { StatusBanner } from './banner';
import { LinkChip, WorkChip } from './chips';
import { StatusSheet } from './status-sheet';

const waiting: OutboxEntry = { id: 'w1', label: 'item.add', ops: [{ op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } }], createdAt: 0, sent: false };
const rejected: RejectedEntry = { id: 'r1', label: 'item.edit', ops: [{ op: 'update', type: 'item', id: 'tent', set: { name: 'Big tent', notes: 'Six poles' } }], code: 'deleted', at: 0 };
const none = () => undefined;
const chips = (
  <>
    <LinkChip />
    <WorkChip />
    <StatusBanner onSignIn={none} />
  </>
);
const link = () => screen.getByTestId('link-state').dataset.state;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

test('a lost link turns yellow after two seconds and gets a sentence after eight', async () => {
  const client = new FakeClient();
  await renderInRoom(chips, { client });
  client.goes('waiting');
  await pass(1900);
  expect(link()).toBe('online');
  await pass(200);
  expect(link()).toBe('reconnecting');
  expect(screen.queryByTestId('banner')).toBeNull();
  await pass(6000);
  expect(screen.getByTestId('banner').textContent).toContain('You can keep working');
  client.goes('connected');
  await pass(10);
  expect(link()).toBe('online');
  expect(screen.queryByTestId('banner')).toBeNull();
});

test('offline says what still works and how much will be sent later', async () => {
  const client = new FakeClient();
  await renderInRoom(chips, { client });
  client.room.sync.set({ name: 'waiting', waiting: 3, inFlight: 0, rejected: 0 });
  client.goes('offline');
  await pass(10);
  expect(link()).toBe('offline');
  expect(screen.getByTestId('work-state').textContent).toContain('3 waiting');
  await pass(8000);
  expect(screen.getByTestId('banner').textContent).toContain('Offline. You can keep working. 3 changes will be sent later.');
});

test('saved is never said while something waits', async () => {
  const room = new FakeRoom();
  await renderInRoom(chips, { room });
  room.sync.set({ name: 'syncing', waiting: 0, inFlight: 2, rejected: 0, drained: 40, total: 120 });
  await pass(1);
  expect(screen.getByTestId('work-state').textContent).toContain('Sent 40/120');
  room.sync.set({ name: 'saved', waiting: 0, inFlight: 0, rejected: 0 });
  await pass(1);
  expect(screen.getByTestId('work-state').textContent).not.toContain('All saved');
  await pass(1000);
  expect(screen.getByTestId('work-state').textContent).toContain('All saved');
});

test('a browser that keeps nothing is told to the person', async () => {
  const client = new FakeClient();
  client.storage.set({ durable: false, reason: 'missing' });
  await renderInRoom(chips, { client });
  expect(screen.getByTestId('banner').textContent).toContain('keeps nothing');
});

test('C6 while there is no link it says how often it was tried', async () => {
  const client = new FakeClient();
  client.goes('waiting');
  client.connection.set({ ...client.connection.get(), attempt: 3 });
  await renderInRoom(<StatusSheet onClose={none} />, { client });
  expect(screen.getByTestId('status-sheet').textContent).toContain('Tried 3 times.');
});

test.each([
  ['no-pong', 'The server stopped answering.'],
  ['closed-1006', 'The connection was cut (1006).'],
  ['busy', 'Too many people change this room at this moment.'],
])('C6 it says in words why there is no link: %s', async (reason, words) => {
  const client = new FakeClient();
  client.goes('waiting');
  client.connection.set({ ...client.connection.get(), reason });
  await renderInRoom(<StatusSheet onClose={none} />, { client });
  expect(screen.getByTestId('status-sheet').textContent).toContain(`Last problem: ${words}`);
});

test('C6 each edit that waits says how often it was tried', async () => {
  const client = new FakeClient();
  const { room } = client;
  room.outbox.set([waiting]);
  client.goes('waiting');
  await renderInRoom(<StatusSheet onClose={none} />, { room, client });
  const tried = async (attempt: number) => act(async () => client.connection.set({ ...client.connection.get(), attempt }));
  expect(screen.getByTestId('outbox').textContent).not.toContain('tried');
  await tried(1);
  await act(async () => room.outbox.set([waiting, { ...waiting, id: 'later' }]));
  await tried(2);
  expect(within(screen.getByTestId('outbox')).getAllByRole('listitem').map(({ textContent }) => /tried \d times?/.exec(textContent ?? '')?.[0])).toEqual(['tried 2 times', 'tried 1 time']);
});

test('an edit that waits is described and can be taken back', async () => {
  const room = new FakeRoom();
  room.outbox.set([waiting, { ...waiting, id: 'w2', sent: true }]);
  const { user } = await renderInRoom(<StatusSheet onClose={none} />, { room });
  const [first, second] = within(screen.getByTestId('outbox')).getAllByRole('listitem');
  expect(first?.textContent).toContain('“Tent” added');
  expect(second?.textContent).toContain('Sent');
  expect(within(second as HTMLElement).queryByRole('button')).toBeNull();
  room.discards = false;
  await user.click(within(first as HTMLElement).getByRole('button'));
  expect(room.asked).toContain('discard w1');
  expect((await screen.findByTestId('toast')).textContent).toContain('Too late');
});

test.each([
  ['en', 'Somebody deleted it before your change arrived.', 'Copy your text'],
  ['th', 'มีคนลบไปก่อน', 'คัดลอกข้อความ'],
] as const)('a rejected edit says why, what to do, and keeps the text (%s)', async (language, why, next) => {
  const room = new FakeRoom();
  room.rejected.set([rejected]);
  const { user } = await renderInRoom(<StatusSheet onClose={none} />, { room, language });
  const card = screen.getByTestId('rejected-edit');
  expect(card.textContent).toContain(why);
  expect(card.textContent).toContain(next);
  expect(card.textContent).toContain('Six poles');
  const buttons = within(card).getAllByRole('button');
  await user.click(buttons.at(0) as HTMLElement);
  await user.click(buttons.at(-1) as HTMLElement);
  expect(room.asked).toEqual(['retry r1', 'dismiss r1']);
  expect(screen.queryByTestId('rejected-edit')).toBeNull();
});

test('a code of a later version is still answered in words', async () => {
  const room = new FakeRoom();
  room.rejected.set([{ ...rejected, code: 'moon-phase' }]);
  await renderInRoom(<StatusSheet onClose={none} />, { room });
  expect(screen.getByTestId('rejected-edit').textContent).toContain('did not accept this (moon-phase)');
});
