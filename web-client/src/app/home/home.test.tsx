// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import { userFrom } from '../sign-in-page';
import { HomePage } from './home-page';
import { roomIdIn } from './open-by-link';

beforeEach(() => {
  history.replaceState(null, '', '/');
});

test('my lists are shown with my role, and which of them are on this device', async () => {
  const client = new FakeClient();
  client.held.push({ id: 'trip', kind: 'packing-list', title: 'Trip', role: 'owner', waiting: 2 });
  client.listed.push({ ...(await client.rooms.get()), title: 'Trip' }, { ...(await client.rooms.get()), id: 'sea', title: 'Sea', role: 'viewer' });
  await renderInRoom(<HomePage />, { client });
  await screen.findByText('Sea');
  expect(screen.getAllByTestId('room-card').map((card) => card.textContent)).toEqual(['SeaCan view2 people', 'TripOwner2 peopleOn this device']);
});

test('offline the lists of this device are shown, and a new one is said to need a connection', async () => {
  const client = new FakeClient();
  client.held.push({ id: 'trip', kind: 'packing-list', title: 'Trip', role: 'owner', waiting: 0 });
  client.goes('offline');
  await renderInRoom(<HomePage />, { client });
  expect((await screen.findByTestId('room-card')).getAttribute('href')).toBe('/rooms/trip');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New list' }).disabled).toBe(true);
  expect(screen.getByText('A new list needs a connection.')).toBeTruthy();
});

test('a server that refuses the list is told in words', async () => {
  const client = new FakeClient();
  client.refuses = 'internal';
  await renderInRoom(<HomePage />, { client });
  expect((await screen.findByText(/Something went wrong at the server/)).textContent).toContain('Try again in a moment.');
});

test('a new list gets its title and who may open its link, and opens', async () => {
  const { user, client } = await renderInRoom(<HomePage />);
  await user.click(screen.getByRole('button', { name: 'New list' }));
  const dialog = within(screen.getByTestId('create-room'));
  await user.type(dialog.getByLabelText('Name'), '  By the sea ');
  await user.click(dialog.getByLabelText(/Anyone with the link can edit/));
  await user.click(dialog.getByRole('button', { name: 'Create list' }));
  expect(client.asked).toContain('create By the sea editor');
  expect(location.pathname).toBe('/rooms/trip');
});

test.each([
  ['http://localhost:8080/rooms/sea-1', 'sea-1'],
  ['https://x.example/rooms/sea_1?from=mail#top', 'sea_1'],
  ['  sea1 ', 'sea1'],
  ['https://x.example/elsewhere', undefined],
  ['a b', undefined],
  ['', undefined],
])('the link “%s” leads to %s', (text, id) => {
  expect(roomIdIn(text)).toBe(id);
});

test.each([
  ['Ann Lee', 'ann-lee'],
  ['  Zoë  Müller-Lüdenscheid ', 'zoe-muller-ludenscheid'],
  ['มะลิ', ''],
])('%s gets the user id “%s”', (name, user) => {
  expect(userFrom(name)).toBe(user);
});

test('signing out with unsent changes names how many would be lost, and asks again', async () => {
  localStorage.setItem('tandem.session', JSON.stringify({ user: 'ann', name: 'Ann', token: 't', expiresAt: Date.now() + 3_600_000 }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.session' }));
  const client = new FakeClient();
  client.unsent = 3;
  const { user } = await renderInRoom(<HomePage />, { client });
  await user.click(await screen.findByTestId('account'));
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(screen.getByTestId('account-sheet').textContent).toContain('3 changes were not sent yet.');
  expect(client.asked).not.toContain('sign-out');
  await user.click(screen.getByRole('button', { name: 'Sign out and lose them' }));
  expect(client.asked).toContain('sign-out');
  expect(localStorage.getItem('tandem.session')).toBeNull();
});
