// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { changeSettings, settings } from '../../settings/settings';
import RoomPage from '../room/room-page';
import { PaletteHost } from './palette-host';

// What is loaded late is there: a busy machine is not what is tested.
beforeAll(() => Promise.all([import('./palette'), import('./shortcuts'), import('../../workspaces/packing/workspace')]));

beforeEach(() => {
  history.replaceState(null, '', '/rooms/trip');
  changeSettings({ theme: 'system', keys: true });
});

async function aRoomWithTents(role: 'owner' | 'viewer' = 'owner') {
  const room = new FakeRoom({ role });
  room.write('ben', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } }, { op: 'create', type: 'item', id: 'sun', fields: { name: 'ครีมกันแดด' } });
  const client = new FakeClient(room);
  client.listed.push({ ...(await client.rooms.get()), id: 'sea', title: 'By the sea' });
  const view = await renderInRoom(
    <PaletteHost>
      <RoomPage id="trip" />
    </PaletteHost>,
    { client, texts: ['shell', 'panel'] },
  );
  return { ...view, client };
}

const chosen = () => document.getElementById(screen.getByRole('combobox').getAttribute('aria-activedescendant') ?? '')?.textContent;

test('an entry of the room is found by a part of its Thai name, and opens', async () => {
  const { user } = await aRoomWithTents();
  await user.keyboard('{Control>}k{/Control}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox')));
  await user.keyboard('กันแดด');
  expect(chosen()).toBe('ครีมกันแดด');
  await user.keyboard('{Enter}');
  expect(screen.queryByTestId('palette')).toBeNull();
  await screen.findByTestId('item-sheet');
  expect(location.search).toBe('?at=item%2Fsun');
});

test('the arrow keys choose and go round; a room opens', async () => {
  const { user } = await aRoomWithTents();
  await user.keyboard('{Meta>}k{/Meta}');
  await user.type(await screen.findByRole('combobox'), 'theme');
  expect(chosen()).toBe('Theme: light');
  await user.keyboard('{ArrowUp}');
  expect(chosen()).toBe('Theme: as the device');
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(settings.get().theme).toBe('dark');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'by the sea{Enter}');
  expect(location.pathname).toBe('/rooms/sea');
});

test('who may only view is offered nothing that changes the room', async () => {
  const { user } = await aRoomWithTents('viewer');
  await user.click(screen.getByTestId('palette-button'));
  await screen.findByRole('combobox');
  expect(screen.queryByRole('option', { name: 'Share' })).toBeNull();
  expect(screen.getByRole('option', { name: 'History' })).toBeTruthy();
});

test('? shows the keys, but not while one writes, nor when single keys are switched off', async () => {
  const { user } = await aRoomWithTents();
  await user.keyboard('?');
  expect((await screen.findByTestId('shortcuts')).textContent).toContain('Search and commands');
  await user.keyboard('?');
  expect(screen.queryByTestId('shortcuts')).toBeNull();
  screen.getByLabelText('Add an item to No category').focus();
  await user.keyboard('?');
  expect(screen.queryByTestId('shortcuts')).toBeNull();
  (document.activeElement as HTMLElement).blur();
  changeSettings({ keys: false });
  await user.keyboard('?');
  expect(screen.queryByTestId('shortcuts')).toBeNull();
});
