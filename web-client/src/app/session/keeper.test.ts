import { expect, test } from 'vitest';
import { config, FakeSignIns, settled } from './testing';

const HOUR = 3_600_000;

async function signedIn() {
  const world = new FakeSignIns();
  const tab = world.tab();
  await tab.adopt(world.grant(), config);
  return { world, tab };
}

test('who has just signed in has a token, without asking again', async () => {
  const { world, tab } = await signedIn();
  expect(await tab.token('ann')).toBe('a1');
  expect(world.refreshes).toBe(0);
});

test('nobody else has it, and who never signed in has none', async () => {
  const { world, tab } = await signedIn();
  expect(await tab.token('ben')).toBeNull();
  expect(await new FakeSignIns().tab().token('ann')).toBeNull();
  expect(world.refreshes).toBe(0);
});

test('a page that is loaded again renews it once, however many ask', async () => {
  const { world } = await signedIn();
  const later = world.tab({ silent: true });
  const asked = Promise.all([later.token('ann'), later.token('ann'), later.token('ann')]);
  await settled();
  await world.pass(500); // nobody answered
  expect(await asked).toEqual(['a2', 'a2', 'a2']);
  expect(world.refreshes).toBe(1);
});

test('a tab that is opened beside another is told the token by it', async () => {
  const { world } = await signedIn();
  expect(await world.tab().token('ann')).toBe('a1');
  expect(world.refreshes).toBe(0);
});

test('in the last fifth of its life it is renewed by itself, and only by one of the tabs', async () => {
  const { world, tab } = await signedIn();
  const other = world.tab();
  await other.token('ann');
  await world.pass(0.79 * HOUR);
  expect(world.refreshes).toBe(0);
  await world.pass(0.12 * HOUR);
  expect([await tab.token('ann'), await other.token('ann')]).toEqual(['a2', 'a2']);
  expect(world.refreshes).toBe(1);
  await world.pass(0.91 * HOUR);
  expect([await tab.token('ann'), await other.token('ann')]).toEqual(['a3', 'a3']);
  expect(world.refreshes).toBe(2);
});

test('tabs do so at different moments', async () => {
  const { world, tab } = await signedIn();
  world.random = 1;
  await tab.adopt(world.grant(), config);
  await world.pass(0.81 * HOUR);
  expect(world.refreshes).toBe(1);
});

test('many that wait for their turn renew once', async () => {
  const { world, tab } = await signedIn();
  const tabs = [tab, world.tab(), world.tab(), world.tab()];
  await Promise.all(tabs.map((each) => each.token('ann')));
  world.now += 2 * HOUR; // asleep: no timer has run
  expect(await Promise.all(tabs.map((each) => each.token('ann')))).toEqual(['a2', 'a2', 'a2', 'a2']);
  expect(world.refreshes).toBe(1);
});

test('without a network what there is goes on until its end; then nobody knows, which is not signed out', async () => {
  const { world, tab } = await signedIn();
  world.fails = 'offline';
  await world.pass(0.95 * HOUR);
  expect(await tab.token('ann')).toBe('a1');
  await world.pass(0.1 * HOUR);
  await expect(tab.token('ann')).rejects.toMatchObject({ code: 'offline' });
  world.fails = null;
  expect(await tab.token('ann')).toBe('a2');
});

test('a sign-in that the issuer has ended is over, for every later question, without asking it again', async () => {
  const { world, tab } = await signedIn();
  world.fails = 'signed-out';
  await world.pass(2 * HOUR);
  expect(await tab.token('ann')).toBeNull();
  const asked = world.refreshes;
  expect(await tab.token('ann')).toBeNull();
  expect(world.refreshes).toBe(asked);
});

test('who signs in again after that goes on, in every tab', async () => {
  const { world, tab } = await signedIn();
  const other = world.tab();
  await other.token('ann');
  world.fails = 'signed-out';
  await world.pass(2 * HOUR);
  await tab.token('ann');
  world.fails = null;
  await other.adopt(world.grant(), config);
  await settled();
  expect([await tab.token('ann'), await other.token('ann')]).toEqual(['a1', 'a1']);
});

test('a token that the server refuses is renewed once, whatever the clock says', async () => {
  const { world, tab } = await signedIn();
  expect(await tab.token('ann', 'a1')).toBe('a2');
  expect(await tab.token('ann', 'a1')).toBe('a2');
  expect(world.refreshes).toBe(1);
});

test('signing out forgets all of it and says what has to be ended elsewhere', async () => {
  const { world, tab } = await signedIn();
  expect(await tab.forget()).toMatchObject({ token: 'a1', proof: { refresh: 'r1', user: 'ann' } });
  expect(await tab.token('ann')).toBeNull();
  expect(await world.proofs.read()).toBeNull();
  await world.pass(2 * HOUR);
  expect(world.refreshes).toBe(0);
});

test('an answer that comes after signing out brings nobody back', async () => {
  const { world, tab } = await signedIn();
  world.now += 2 * HOUR;
  const asked = tab.token('ann');
  await settled();
  await tab.forget();
  expect(await asked).toBeNull();
  expect(await world.proofs.read()).toBeNull();
});

test('the name that comes along is told', async () => {
  const { world } = await signedIn();
  expect(world.names).toEqual(['Ann']);
});
