// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { TandemError } from '../../core';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import { createRoom } from './create';
import { faultOf, readRoomFile } from './import-file';
import { HomePage } from './home-page';
import { noteOpened } from './opened';
import { roomIdIn } from './open-by-link';

beforeEach(() => {
  localStorage.removeItem('tandem.opened');
  history.replaceState(null, '', '/');
});

test('my lists are shown with my role, and which of them are on this device', async () => {
  const client = new FakeClient();
  client.held.push({ id: 'trip', kind: 'packing-list', title: 'Trip', role: 'owner', waiting: 2 });
  const trip = { ...(await client.rooms.get()), title: 'Trip', createdAt: 10 };
  client.listed.push(trip, { ...trip, id: 'sea', title: 'Sea', role: 'viewer', shared: true }, { ...trip, id: 'old', title: 'Old', archived: true }, { ...trip, id: 'hut', title: 'Hut', createdAt: 30 });
  noteOpened('trip', 'packing-list', 40);
  const { user } = await renderInRoom(<HomePage />, { client });
  await screen.findByText('Sea');
  expect(screen.getAllByTestId('room-group').map((group) => group.textContent)).toEqual(['My roomsTripPacking list · 2 peopleOn this device2 not sentHutPacking list · 2 people', 'Shared with meSeaPacking list · 2 peopleCan view']);
  await user.click(screen.getByRole('button', { name: '1 archived' }));
  expect(screen.getByRole('region', { name: 'Archived' }).textContent).toContain('Old');
});

test('a room is renamed, archived and copied from its menu', async () => {
  const client = new FakeClient();
  client.listed.push({ ...(await client.rooms.get()), title: 'Trip' });
  const { user } = await renderInRoom(<HomePage />, { client });
  const choose = async (name: string) => {
    await user.click(await screen.findByRole('button', { name: /^More for/ }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };
  await choose('Rename');
  const dialog = within(await screen.findByTestId('room-dialog'));
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'By the sea{Enter}');
  await screen.findByText('By the sea');
  await choose('Make a copy');
  expect(client.asked).toContain('create By the sea (copy) restricted trip');
  await choose('Archive');
  await waitFor(() => expect(client.asked).toContain('archive trip true'));
});

test('deleting a room says for how many people it goes, and that there is no way back', async () => {
  const client = new FakeClient();
  client.listed.push({ ...(await client.rooms.get()), title: 'Trip' });
  const { user } = await renderInRoom(<HomePage />, { client });
  await user.click(await screen.findByRole('button', { name: 'More for Trip' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete for everybody' }));
  const dialog = within(await screen.findByTestId('room-dialog'));
  expect(dialog.getByText('It is deleted for all 2 people, with all that is in it. This cannot be undone.')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Cancel');
  await user.click(dialog.getByRole('button', { name: 'Delete for everybody' }));
  expect(client.asked).toContain('delete trip');
});

test('a room of another kind begins with a template', async () => {
  const client = new FakeClient();
  client.listed.push({ ...(await client.rooms.get()), id: 'shop', kind: 'orders', title: 'Shop' });
  client.templates.push({ id: 'small-shop', kind: 'orders', title: { en: 'Small shop' }, description: { en: 'Some goods' } });
  const { user } = await renderInRoom(<HomePage />, { client });
  await screen.findByText('Shop');
  await user.click(screen.getByRole('button', { name: 'New room' }));
  const dialog = within(await screen.findByTestId('create-room'));
  await user.type(dialog.getByLabelText('Name'), 'Two');
  await user.click(dialog.getByRole('radio', { name: /^Orders/ }));
  await user.click(await dialog.findByRole('radio', { name: /^Small shop/ }));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(client.asked).toContain('create Two restricted orders small-shop');
});

test('a copy is made by the server, a sample is written like an edit of the person', async () => {
  const client = new FakeClient();
  const wish = { kind: 'packing-list', title: 'Two', language: 'en' as const };
  await createRoom(client, { ...wish, start: { with: 'room', id: 'shop' } });
  expect(client.asked).toEqual(['create Two restricted shop']);
  expect(client.room.mutations).toEqual([]);
  expect(await createRoom(client, { ...wish, start: { with: 'sample' } })).toBe('trip');
  expect(client.room.mutations.map(({ label }) => label)).toEqual(['list.edit', 'holder.add', 'item.add']);
  expect(client.room.asked).toEqual(['release']);
  await createRoom(client, { ...wish, kind: 'inventory', start: { with: 'sample' } });
  const stock = client.room.mutations.at(-1)?.ops ?? [];
  expect(stock.length).toBeGreaterThan(10);
  expect(stock[0]).toMatchObject({ op: 'update', type: 'warehouse', set: { address: expect.any(String) as string } });
  expect(JSON.stringify(stock[0])).not.toContain('Main store');
});

test('a file of a room becomes a room, and one that is none says why', async () => {
  const client = new FakeClient();
  const { user } = await renderInRoom(<HomePage />, { client });
  await user.click(screen.getByRole('button', { name: 'Import' }));
  const dialog = within(await screen.findByTestId('import-room'));
  await user.upload(dialog.getByLabelText('Choose a file'), new File(['name,quantity'], 'list.json', { type: 'application/json' }));
  expect(await dialog.findByText('This is not a file of a room: it is not JSON.')).toBeTruthy();
  await user.upload(dialog.getByLabelText('Choose a file'), new File([JSON.stringify(client.exported)], 'trip.json', { type: 'application/json' }));
  await waitFor(() => expect(client.asked).toContain(`import ${JSON.stringify(client.exported)}`));
  expect(location.pathname).toBe('/rooms/trip');
});

test('what is wrong with a file is told by its place', async () => {
  const told = await readRoomFile(new Blob(['[]'])).catch((error: unknown) => faultOf(error, 'internal'));
  expect(told).toMatchObject({ problem: 'not-a-room' });
  expect(faultOf(new TandemError('bad-message', { detail: { at: '/entities/3', problem: 'unknown-field', about: 'colour' } }), 'bad-message')).toEqual({ problem: 'unknown-field', at: '/entities/3', about: 'colour' });
  expect(faultOf(new TandemError('offline'), 'offline')).toMatchObject({ code: 'offline' });
});

test('offline the lists of this device are shown, and a new one is said to need a connection', async () => {
  const client = new FakeClient();
  client.held.push({ id: 'trip', kind: 'packing-list', title: 'Trip', role: 'owner', waiting: 0 });
  client.goes('offline');
  await renderInRoom(<HomePage />, { client });
  expect((await screen.findByTestId('room-card')).getAttribute('href')).toBe('/rooms/trip');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New room' }).disabled).toBe(true);
  expect(screen.getByText('A new room needs a connection.')).toBeTruthy();
});

test('a server that refuses the list is told in words', async () => {
  const client = new FakeClient();
  client.refuses = 'internal';
  await renderInRoom(<HomePage />, { client });
  expect((await screen.findByText(/Something went wrong at the server/)).textContent).toContain('Try again in a moment.');
});

test('a new list gets its title and who may open its link, and opens', async () => {
  const { user, client } = await renderInRoom(<HomePage />);
  await user.click(screen.getByRole('button', { name: 'New room' }));
  const dialog = within(await screen.findByTestId('create-room'));
  await user.type(dialog.getByLabelText('Name'), '  By the sea ');
  await user.click(dialog.getByLabelText(/Anyone with the link can edit/));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(client.asked).toEqual(expect.arrayContaining(['create By the sea restricted', 'link editor for 8 days']));
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

test('signing out with unsent changes names how many would be lost, and asks again', async () => {
  localStorage.setItem('tandem.session', JSON.stringify({ user: 'ann', name: 'Ann', since: 1 }));
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
