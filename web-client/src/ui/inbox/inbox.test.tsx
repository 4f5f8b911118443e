// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Notification } from '../../core';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import { InboxButton } from './inbox-button';
import { useLookingAt } from './looking';
import { InboxNews } from './news';

const NOON = new Date().setHours(12, 0, 0, 0);
let last = 0;

function notification(more: Partial<Notification> = {}): Notification {
  last++;
  return { id: `n${last}`, room: 'trip', title: 'Trip', kind: 'packing-list', seq: last, at: NOON + last, by: { user: 'ben', name: 'Ben' }, event: 'mentioned', on: { type: 'item', id: 'tent' }, data: { comment: 'c', text: 'Have a look' }, count: 1, read: false, ...more };
}

async function opened(client: FakeClient) {
  const scene = await renderInRoom(<InboxButton />, { client, texts: ['inbox'] });
  await scene.user.click(await screen.findByTestId('bell'));
  await screen.findByTestId('inbox');
  return scene;
}

const lines = () => screen.getAllByTestId('notification');

test('the bell says how many are unread, and they stand by day and room', async () => {
  const client = new FakeClient();
  client.notifications.push(notification(), notification({ room: 'party', title: 'Party', kind: 'party-budget', event: 'task-enabled', on: { type: 'task', id: 'cake' }, data: { title: 'Bake a cake' } }), notification({ read: true, event: 'commented', count: 3 }), notification({ at: NOON - 86_400_000 }));
  await opened(client);
  expect(screen.getByTestId('bell').getAttribute('aria-label')).toBe('Notifications: 3 unread');
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['Today', 'Yesterday']);
  expect(screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent)).toEqual(['Trip', 'Party', 'Trip']);
  expect(lines().map((line) => line.textContent)).toEqual([
    expect.stringMatching(/Ben commented: Have a lookand 2 more like it/),
    expect.stringContaining('Ben mentioned you: Have a lookUnread'),
    expect.stringContaining('“Bake a cake” can start now'),
    expect.stringContaining('Ben mentioned you'),
  ]);
});

test('a press goes to the thing and marks it read', async () => {
  const client = new FakeClient();
  client.notifications.push(notification({ id: 'one', data: { comment: 're', thread: 'first', text: 'x' } }));
  const { user } = await opened(client);
  await user.click(screen.getByRole('link'));
  expect(location.pathname + location.search).toBe('/rooms/trip?panel=comments&on=item%2Ftent&thread=first');
  expect(client.asked).toContain('read one');
  expect(screen.queryByTestId('inbox')).toBeNull();
});

test('one and all are marked read', async () => {
  const client = new FakeClient();
  client.notifications.push(notification({ id: 'one' }), notification({ id: 'two' }));
  const { user } = await opened(client);
  await user.click(within(lines()[1] as HTMLElement).getByRole('button', { name: 'Mark as read' }));
  expect(screen.getByTestId('bell').dataset.unread).toBe('1');
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
  expect(client.asked.slice(-1)).toEqual(['read all']);
  expect(screen.queryByRole('button', { name: 'Mark as read' })).toBeNull();
});

test('without a link it shows what was known, and says so', async () => {
  const client = new FakeClient();
  client.notifications.push(notification());
  await opened(client);
  await act(async () => client.goes('offline'));
  expect(screen.getByTestId('inbox-offline').textContent).toBe('Offline. This is what was known last.');
  expect(lines()).toHaveLength(1);
});

test('each event of each kind is switched off and on by itself', async () => {
  const client = new FakeClient();
  client.off = { kinds: { inventory: { 'low-stock': false }, 'of-a-newer-version': { x: false } } };
  const { user } = await opened(client);
  await user.click(screen.getByRole('button', { name: 'What to tell me' }));
  const party = (await screen.findByText('Party budget', { selector: 'span' })).closest('details') as HTMLElement;
  await user.click(within(party).getByLabelText('A task of mine can start'));
  expect(client.asked.at(-1)).toBe('switched off {"kinds":{"inventory":{"low-stock":false},"of-a-newer-version":{"x":false},"party-budget":{"task-enabled":false}},"mail":{}}');
  client.refuses = 'offline';
  await user.click(within(party).getByLabelText('A task of mine can start'));
  expect(within(party).getByLabelText<HTMLInputElement>('A task of mine can start').checked).toBe(false);
});

test('letters about mentions are switched off beside what is told in the app', async () => {
  const client = new FakeClient();
  client.off = { kinds: { orders: { assigned: false } } };
  const { user } = await opened(client);
  await user.click(screen.getByRole('button', { name: 'What to tell me' }));
  await user.click(await screen.findByLabelText('E-mail me when I am mentioned and have the app open nowhere'));
  expect(client.asked.at(-1)).toBe('switched off {"kinds":{"orders":{"assigned":false}},"mail":{"mentioned":false}}');
});

test('the language of letters is told once, and again when it is another', async () => {
  localStorage.clear();
  const client = new FakeClient();
  const told = () => client.asked.filter((one) => one.startsWith('letters'));
  const first = await renderInRoom(<InboxNews />, { client, texts: ['inbox'] });
  await waitFor(() => expect(told()).toEqual(['letters in en']));
  first.unmount();
  const second = await renderInRoom(<InboxNews />, { client, texts: ['inbox'] });
  await act(async () => client.goes('offline'));
  await act(async () => client.goes('connected'));
  expect(told()).toEqual(['letters in en']);
  second.unmount();
  localStorage.setItem('tandem.contact', `${client.user} th 2026-01`);
  client.refuses = 'offline';
  const third = await renderInRoom(<InboxNews />, { client, texts: ['inbox'] });
  await waitFor(() => expect(told()).toHaveLength(2));
  third.unmount();
  client.refuses = null;
  await renderInRoom(<InboxNews />, { client, texts: ['inbox'] });
  await waitFor(() => expect(told()).toHaveLength(3));
});

function Looking({ at }: { at: string }) {
  useLookingAt(at, true);
  return null;
}

test('what comes while the app is open is told, with the way there, unless it is on the screen', async () => {
  const client = new FakeClient();
  const { user } = await renderInRoom(<><InboxNews /><Looking at="seen" /></>, { client, texts: ['inbox'] });
  await act(async () => client.notify(notification({ event: 'assigned', data: { field: 'assignee', name: 'Bake a cake' } })));
  expect((await screen.findByTestId('toast')).textContent).toContain('Ben assigned you to Bake a cake (Trip)');
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(location.pathname + location.search).toBe('/rooms/trip?at=item%2Ftent');
  await waitFor(() => expect(screen.queryByTestId('toast')).toBeNull());
  await act(async () => client.notify(notification({ data: { comment: 'seen', text: 'x' } })));
  await act(async () => client.notify(notification({ read: true })));
  expect(screen.queryByTestId('toast')).toBeNull();
});

test('who opens the inbox sees the lines, not the messages that told of them; what comes then is a line, too', async () => {
  const client = new FakeClient();
  const { user } = await renderInRoom(<><InboxNews /><InboxButton /></>, { client, texts: ['inbox'] });
  await act(async () => client.notify(notification()));
  await screen.findByTestId('toast');
  await user.click(await screen.findByTestId('bell'));
  await screen.findByTestId('inbox');
  expect(screen.queryByTestId('toast')).toBeNull();
  await act(async () => client.notify(notification()));
  expect(screen.queryByTestId('toast')).toBeNull();
  expect(lines().length).toBe(2);
});
