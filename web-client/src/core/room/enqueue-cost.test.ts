import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { Client } from '../client';
import { Overlay } from '../replica/overlay';
import { FakeBrowser } from '../testing/fake-browser';
import { settled } from '../testing/fake-clock';
import { fill } from '../testing/full-queue';
import { testKind } from '../testing/kinds';
import { aWorld, ROOM } from '../testing/world';
import { IdbVault } from '../vault/idb-vault';
import type { OpenRoom } from './open-room';

const MANY = 3_000;

afterEach(() => vi.restoreAllMocks());

/** A room that is open, offline, with so many mutations waiting in a real IndexedDB. */
async function waiting(count: number): Promise<OpenRoom> {
  const world = aWorld();
  const { platform } = new FakeBrowser().tab(world);
  const factory = new IDBFactory();
  const vault = await IdbVault.open(factory, crypto, platform.clock, 'test', () => {});
  const client = new Client({ baseUrl: '', auth: { user: 'ann', token: async () => 'ann' }, kinds: [testKind], platform }, { vault: Promise.resolve(vault) });
  client.start();
  const room = client.open(ROOM) as OpenRoom;
  while (room.state.get().name !== 'live') await world.clock.run(10);
  client.stop();
  room.engine.down();
  await fill(factory, count);
  room.engine.reload();
  while (room.outbox.get().length < count) await settled();
  room.entities.get();
  return room;
}

/** What one more costs: requests of the storage and the rows they touch, operations replayed, entities drawn anew. */
async function costOfOne(room: OpenRoom): Promise<Record<string, number>> {
  const cost = { requests: 0, rows: 0, replayed: 0, drawn: 0 };
  const drafts = vi.spyOn(Overlay.prototype, 'draft');
  const replays = vi.spyOn(Overlay.prototype, 'apply');
  const spies = (['get', 'getAll', 'getKey', 'getAllKeys', 'put', 'add', 'delete', 'count', 'openCursor'] as const).flatMap((method) =>
    [IDBObjectStore.prototype, ...(method === 'put' || method === 'add' || method === 'delete' ? [] : [IDBIndex.prototype])].map((on) => vi.spyOn(on as IDBObjectStore, method)),
  );
  await room.mutate('add', [{ op: 'create', type: 'item', id: 'one-more', fields: { name: 'One more' } }]).local;
  expect(room.entities.get().get('item')?.has('one-more')).toBe(true);
  for (const spy of spies) {
    cost.requests += spy.mock.calls.length;
    for (const { value } of spy.mock.results) cost.rows += Array.isArray((value as IDBRequest).result) ? ((value as IDBRequest).result as unknown[]).length : 1;
  }
  cost.replayed = replays.mock.calls.length;
  cost.drawn = drafts.mock.calls.length;
  vi.restoreAllMocks();
  return cost;
}

it(`queueing one more costs with ${MANY} waiting what it costs with 3`, { timeout: 120_000 }, async () => {
  const few = await costOfOne(await waiting(3));
  const many = await costOfOne(await waiting(MANY));
  console.log(`one more mutation, with 3 and with ${MANY} waiting: ${JSON.stringify(few)} ${JSON.stringify(many)}`);
  expect(few.requests).toBeGreaterThan(2);
  expect(few.replayed).toBe(1);
  expect(many).toEqual(few);
});
