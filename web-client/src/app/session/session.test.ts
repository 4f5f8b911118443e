// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { TandemError } from '../../core';
import { takeAnswer } from './begun';
import { authOf, finishSignIn, session, signIn, signOut } from '.';
import { config, FakeSignIns, settled } from './testing';

const world = vi.hoisted(() => ({ complete: vi.fn<() => Promise<unknown>>(), revoked: [] as string[], open: undefined as unknown }));
vi.mock('./work', () => ({
  begin: async (_config: unknown, asking: object) => ({ url: `http://localhost:1/oauth2/authorize?${JSON.stringify(asking)}`, begun: { config, redirect: 'r', state: 's', nonce: 'n', verifier: 'v' } }),
  complete: world.complete,
  revoke: async (_config: unknown, token: string) => void world.revoked.push(token),
  openKeeper: async () => (world.open as () => unknown)(),
}));
vi.mock('../../i18n/init', () => ({ currentLanguage: () => 'th' }));

const issuer = new FakeSignIns();
world.open = () => issuer.tab();
const left: string[] = [];
const asked: string[] = [];

beforeEach(() => {
  vi.spyOn(location, 'assign').mockImplementation((to) => void left.push(String(to)));
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', async (url: string) => (asked.push(url), Response.json(config)));
  world.complete.mockImplementation(async () => issuer.grant());
  left.length = asked.length = world.revoked.length = 0;
});

/** As the browser comes back from the issuer. */
async function comeBack(search = '?code=c&state=s') {
  history.replaceState(null, '', `/sign-in${search}`);
  takeAnswer();
  expect(location.search).toBe('');
  return finishSignIn();
}

async function signedIn(at = '/rooms/trip?view=bag') {
  history.replaceState(null, '', at);
  await signIn();
  return comeBack();
}

test('there and back: to the very place, as who the issuer says, with a token for the client', async () => {
  expect(await signedIn()).toEqual({ to: '/rooms/trip?view=bag' });
  expect(left[0]).toContain('"language":"th"');
  expect(session.get()).toMatchObject({ user: 'ann', name: 'Ann' });
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('a1');
  const current = session.get();
  if (current === null) throw new Error('signed in above');
  expect(await authOf(current).token()).toBe('a1');
  expect(await authOf({ ...current, user: 'ben' }).token()).toBeNull();
});

test('who goes back over a sign-in that is done is where they were; who comes with a stranger’s answer is told', async () => {
  await signedIn();
  expect(await comeBack()).toEqual({ to: '/' });
  signOut();
  expect(await comeBack()).toEqual({ to: '/', problem: 'sign-in-state' });
});

test('an answer counts once, and one that fails says why, where to go on, and leaves everything as it was', async () => {
  await signedIn();
  world.complete.mockRejectedValue(new TandemError('sign-in-denied'));
  history.replaceState(null, '', '/rooms/trip');
  await signIn();
  expect(left.at(-1)).toContain('"again":true');
  expect(await comeBack('?error=access_denied&state=s')).toEqual({ to: '/rooms/trip', problem: 'sign-in-denied' });
  expect(session.get()?.user).toBe('ann');
  expect(sessionStorage.getItem('tandem.sign-in')).toBeNull();
});

test.each([
  ['offline', () => Promise.reject(new TypeError('failed'))],
  ['internal', async () => new Response('', { status: 502 })],
  ['sign-in-unset', async () => new Response('not found', { status: 404 })],
  ['sign-in-unset', async () => Response.json({ issuer: 'x' })],
])('where the way is closed (%s) nobody leaves the page', async (code, answer) => {
  vi.stubGlobal('fetch', answer);
  await expect(signIn()).rejects.toMatchObject({ code });
  expect(left).toEqual([]);
});

test('without encryption there is no sign-in', async () => {
  vi.stubGlobal('isSecureContext', false);
  await expect(signIn()).rejects.toMatchObject({ code: 'insecure' });
});

test('signing out ends it here at once, on the server, at the issuer and on its pages; the next sign-in asks who it is', async () => {
  await signedIn();
  signOut();
  expect([session.get(), localStorage.getItem('tandem.session')]).toEqual([null, null]);
  await vi.waitFor(() => expect(left.at(-1)).toMatch(/\/logout\?client_id=tandem&logout_uri=http/));
  expect(asked).toContain('/api/sign-out');
  expect(world.revoked).toEqual(['r1']);
  await signIn();
  expect(left.at(-1)).toContain('"again":true');
});

test('without a network one is signed out here all the same, and stays on the page', async () => {
  await signedIn();
  left.length = 0;
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  signOut();
  await settled();
  expect(session.get()).toBeNull();
  expect(left).toEqual([]);
});

test('another tab that signs in or out is followed', () => {
  localStorage.setItem('tandem.session', JSON.stringify({ user: 'ben', name: 'Ben', since: 5 }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.session' }));
  expect(session.get()).toEqual({ user: 'ben', name: 'Ben', since: 5 });
  localStorage.setItem('tandem.session', '{broken');
  window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.session' }));
  expect(session.get()).toBeNull();
});

test('a person who was kept by an older version is known, and signs in again', () => {
  localStorage.setItem('tandem.session', JSON.stringify({ user: 'ann', name: 'Ann', token: 't', expiresAt: 1 }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.session' }));
  expect(session.get()).toEqual({ user: 'ann', name: 'Ann', since: 0 });
});
