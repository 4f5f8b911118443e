// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Other } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { usePlace } from '../place';
import { FollowingBanner, FollowingProvider } from '../presence/following';
import PeopleTab from './people-tab';

const view = { tab: 'people' } as const;
let away = 0;

/** A way of one's own through the room. */
function Elsewhere() {
  const [, go] = usePlace();
  return <button type="button" onClick={() => go({ view: 'traveler' })}>Elsewhere</button>;
}

function Scene() {
  return (
    <FollowingProvider>
      <FollowingBanner />
      <Elsewhere />
      <PeopleTab view={view} onView={() => undefined} onAway={() => away++} />
    </FollowingProvider>
  );
}

const ben: Other = { client: '2', user: 'ben', name: 'Ben', status: 'online', where: { view: 'bag', type: 'item', id: 'tent', field: 'name' } };

async function people(others: readonly Other[]) {
  const members = [{ user: 'ann', name: 'Ann', role: 'owner' as const }, { user: 'ben', name: 'Ben', role: 'editor' as const, crew: ['cook'] }, { user: 'eve', name: 'Eve', role: 'viewer' as const }];
  const room = new FakeRoom({ members });
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  room.others.set(others);
  return renderInRoom(<Scene />, { room, texts: ['panel'] });
}

const lines = () => screen.getAllByTestId('person').map((line) => [...line.querySelectorAll('p')].map((part) => part.textContent).join(' | '));

test('it says who is here as what and where, oneself marked, and who is not here', async () => {
  await people([ben]);
  expect(lines()).toEqual(['Ann (you)Owner | Online', 'BenCan edit · Cook | Online · Bag · at “Tent” · Name', 'EveCan view | Offline']);
});

test('one goes to where somebody is', async () => {
  const { user } = await people([ben]);
  await user.click(screen.getByRole('button', { name: 'Go there: Ben' }));
  expect([location.search, away]).toEqual(['?view=bag&at=item%2Ftent', 1]);
  expect(screen.queryByTestId('following')).toBeNull();
});

test('whom one follows leads through the room, until one goes one’s own way', async () => {
  const { room, user } = await people([ben]);
  await user.click(screen.getByRole('button', { name: 'Follow Ben' }));
  expect(screen.getByTestId('following').textContent).toContain('Following Ben');
  expect(location.search).toBe('?view=bag&at=item%2Ftent');
  await act(async () => room.presence.following.set({ ...ben, where: { view: 'category' } }));
  expect(location.search).toBe('?view=category');
  await act(async () => room.presence.following.set(null));
  expect(screen.getByTestId('following').textContent).toContain('not here at the moment');
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(screen.queryByTestId('following')).toBeNull();
  expect([location.search, room.presence.following.get()]).toEqual(['?view=traveler', null]);
});

test('following ends by its button, and the page stays where it is', async () => {
  const { user } = await people([ben]);
  await user.click(screen.getByRole('button', { name: 'Follow Ben' }));
  await user.click(within(screen.getByTestId('following')).getByRole('button', { name: 'Stop' }));
  expect(screen.queryByTestId('following')).toBeNull();
  expect(location.search).toBe('?view=bag&at=item%2Ftent');
});
