// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { authOf, session, signIn, signOut } from './session';

const HOUR = 3_600_000;
const answer = (body: unknown, status = 200) => vi.stubGlobal('fetch', vi.fn<typeof fetch>().mockImplementation(async () => Response.json(body, { status })));
const signedIn = (expiresIn = HOUR) => ({ user: 'ann', name: 'Ann', token: `t${expiresIn}`, expiresAt: Date.now() + expiresIn });

beforeEach(() => signOut());

test('who signs in is remembered, until they sign out', async () => {
  answer(signedIn());
  await signIn('ann', 'Ann');
  expect(session.get()?.user).toBe('ann');
  expect(JSON.parse(localStorage.getItem('tandem.session') ?? '{}')).toMatchObject({ user: 'ann', name: 'Ann' });
  signOut();
  expect([session.get(), localStorage.getItem('tandem.session')]).toEqual([null, null]);
});

test('who signs out is signed out on the server too, and nobody is who was not signed in', async () => {
  answer(signedIn());
  await signIn('ann', 'Ann');
  const calls = vi.fn<typeof fetch>().mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', calls);
  signOut();
  signOut();
  expect(calls.mock.calls).toEqual([['/api/sign-out', { method: 'POST', headers: { authorization: `Bearer t${HOUR}` }, keepalive: true }]]);
});

test('without a network one is signed out here all the same', async () => {
  answer(signedIn());
  await signIn('ann', 'Ann');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  signOut();
  expect(session.get()).toBeNull();
});

test('a refused sign-in changes nothing and gives the code', async () => {
  answer({ code: 'bad-message' }, 400);
  await expect(signIn('ann', 'Ann')).rejects.toMatchObject({ code: 'bad-message' });
  answer('<html>', 200);
  await expect(signIn('ann', 'Ann')).rejects.toMatchObject({ code: 'bad-answer' });
  expect(session.get()).toBeNull();
});

test('no network is a code, too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(signIn('ann', 'Ann')).rejects.toMatchObject({ code: 'offline' });
});

test('a token is used as long as it lasts and renewed shortly before its end', async () => {
  answer(signedIn(HOUR));
  await signIn('ann', 'Ann');
  const current = session.get();
  if (current === null) throw new Error('signed in above');
  expect(await authOf(current).token()).toBe(`t${HOUR}`);
  answer(signedIn(30_000));
  await signIn('ann', 'Ann');
  answer(signedIn(2 * HOUR));
  expect(await authOf(current).token()).toBe(`t${2 * HOUR}`);
});

test('after signing out there is no token for the client that is still running', async () => {
  answer(signedIn());
  await signIn('ann', 'Ann');
  const current = session.get();
  if (current === null) throw new Error('signed in above');
  signOut();
  expect(await authOf(current).token()).toBeNull();
});

test('another tab that signs in or out is followed', () => {
  localStorage.setItem('tandem.session', JSON.stringify(signedIn()));
  window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.session' }));
  expect(session.get()?.user).toBe('ann');
  localStorage.setItem('tandem.session', '{broken');
  window.dispatchEvent(new StorageEvent('storage', { key: 'tandem.session' }));
  expect(session.get()).toBeNull();
});
