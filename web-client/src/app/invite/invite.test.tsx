// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import InvitePage from './invite-page';
import { keptSecret, returnAwaited, takeSecret } from './secret';

const SECRET = `inv_trip.${'s'.repeat(43)}`;

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', `/invite#${SECRET}`);
  takeSecret();
});

async function invited({ user = 'ann' as string | null, client = new FakeClient() } = {}) {
  const asked: string[] = [];
  const scene = await renderInRoom(<InvitePage invitations={client.invitations} user={user} signIn={<p>sign in here</p>} onSignOut={() => asked.push('sign out')} />, { client });
  return { ...scene, asked };
}

test('I1 the secret leaves the address at once and outlives a sign-in', () => {
  expect(location.href).not.toContain('inv_');
  expect(keptSecret()).toBe(SECRET);
});

test('a secret is taken from the address of invitations alone, and one that cannot be one replaces it by nothing', () => {
  history.replaceState(null, '', `/rooms/trip#${SECRET}x`);
  takeSecret();
  expect(location.hash).not.toBe('');
  expect(keptSecret()).toBe(SECRET);
  history.replaceState(null, '', '/invite#nonsense');
  takeSecret();
  expect(location.hash).toBe('');
  expect(keptSecret()).toBeNull();
});

test('I3 it says to what, by whom and with which rights before anything is accepted', async () => {
  const { client } = await invited();
  const text = (await screen.findByTestId('invitation')).textContent;
  expect(text).toContain('Ben invites you to');
  expect(text).toContain('Trip');
  expect(text).toContain('Come along');
  expect(text).toContain('edit it');
  expect(client.asked).not.toContain(`accept ${SECRET}`);
});

test('I3 what work it brings is said, too', async () => {
  const client = new FakeClient();
  client.previewed = { ...client.previewed, kind: 'party-budget', crew: ['cook', 'logistics'] };
  await invited({ client });
  expect((await screen.findByTestId('invitation')).textContent).toContain('Your work there: Cook, Logistics.');
});

test('I4 accepting opens the room and forgets the secret', async () => {
  const { user, client } = await invited();
  await user.click(await screen.findByRole('button', { name: 'Accept' }));
  expect(client.asked).toContain(`accept ${SECRET}`);
  expect(location.pathname).toBe('/rooms/trip');
  expect(keptSecret()).toBeNull();
});

test('who looks at an invitation and goes elsewhere is not led back to it', async () => {
  sessionStorage.setItem('tandem.invitation.awaited', 'yes');
  await invited();
  await screen.findByTestId('invitation');
  expect(returnAwaited()).toBe(false);
});

test('I4 declining leads to my lists', async () => {
  const { user, client } = await invited();
  await user.click(await screen.findByRole('button', { name: 'Decline' }));
  expect(client.asked).toContain(`decline ${SECRET}`);
  expect(location.pathname).toBe('/');
  expect(keptSecret()).toBeNull();
});

test('somebody who is not signed in sees it, and signs in to accept without losing it', async () => {
  const { user } = await invited({ user: null });
  expect(await screen.findByText('Ben invites you to')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Sign in to accept' }));
  expect(screen.getByText('sign in here')).toBeTruthy();
  expect(keptSecret()).toBe(SECRET);
  expect(returnAwaited()).toBe(true);
});

test.each([
  ['invitation-expired', 'This invitation has run out.'],
  ['invitation-used', 'This invitation has been used already.'],
  ['invitation-not-found', 'This invitation does not exist any more.'],
])('I5 %s is told in words, with what to do', async (code, words) => {
  const client = new FakeClient();
  client.refuses = code;
  await invited({ client });
  const text = (await screen.findByTestId('invitation-problem')).textContent;
  expect(text).toContain(words);
  expect(text).toContain('Ask whoever sent it for a new one.');
});

test('I5 somebody with the wrong account may sign in as another', async () => {
  const client = new FakeClient();
  const { user, asked } = await invited({ client });
  client.refuses = 'wrong-account';
  await user.click(await screen.findByRole('button', { name: 'Accept' }));
  expect((await screen.findByTestId('invitation-problem')).textContent).toContain('You are signed in as ann.');
  await user.click(screen.getByRole('button', { name: 'Sign in as somebody else' }));
  expect(asked).toEqual(['sign out']);
  expect(keptSecret()).toBe(SECRET);
});

test('without a connection it can be tried again', async () => {
  const client = new FakeClient();
  client.refuses = 'offline';
  const { user } = await invited({ client });
  await screen.findByTestId('invitation-problem');
  client.refuses = null;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByTestId('invitation')).toBeTruthy();
});
