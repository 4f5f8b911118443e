import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { Client } from '../client';
import { FakeBrowser } from '../testing/fake-browser';
import { settled } from '../testing/fake-clock';
import { testKind } from '../testing/kinds';
import { aWorld, ROOM } from '../testing/world';
import { fill } from '../testing/full-queue';
import { FailoverVault } from '../vault/failover-vault';
import { IdbVault } from '../vault/idb-vault';
import { MemoryVault } from '../vault/memory-vault';
import type { OpenRoom } from './open-room';

const MANY = 1_000;

it(`U1 S5 ${MANY} mutations that waited in the database are each decided once, in their order`, { timeout: 120_000 }, async () => {
  const world = aWorld();
  const { platform } = new FakeBrowser().tab(world);
  const factory = new IDBFactory();
  const failures: unknown[] = [];
  const stored = await IdbVault.open(factory, crypto, platform.clock, 'test', () => {});
  const vault = new FailoverVault(stored, new MemoryVault(platform.clock), (failure) => failures.push(failure));
  await fill(factory, MANY);
  const client = new Client({ baseUrl: '', auth: { user: 'ann', token: async () => 'ann' }, kinds: [testKind], platform }, { vault: Promise.resolve(vault) });
  client.start();
  const room = client.open(ROOM) as OpenRoom;
  const { decided } = world.server.room(ROOM);
  for (let turn = 0; turn < 1_000_000 && decided.length < MANY; turn++) {
    await world.clock.run(0.1);
    await settled();
  }
  expect(failures).toEqual([]);
  expect(decided.map(({ ops: [op] }) => op?.op === 'create' && op.id)).toEqual(Array.from({ length: MANY }, (_, i) => `i${i}`));
  await world.clock.run(1_000);
  expect(room.sync.get()).toMatchObject({ name: 'saved', waiting: 0 });
  // The database forgets what was decided in a time of its own, which the world's clock does not move.
  await vi.waitFor(async () => expect(await vault.waitingCount()).toBe(0));
});
