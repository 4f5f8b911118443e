import { describe, expect, it } from 'vitest';
import { Client } from '../client';
import type { Op } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { testKind } from '../testing/kinds';
import { aPerson, aWorld, ROOM } from '../testing/world';

const add = (id: string): Op => ({ op: 'create', type: 'item', id, fields: { name: id } });

async function twoTabs() {
  const world = aWorld();
  const browser = new FakeBrowser();
  const open = async () => {
    const person = aPerson(world, 'ann', browser);
    const room = person.client.open(ROOM);
    person.client.start();
    await world.clock.run(100);
    return { ...person, room };
  };
  return { ...world, browser, one: await open(), two: await open(), decided: () => world.server.room(ROOM).decided };
}

describe('two tabs of one browser', () => {
  it('share one queue under one client', async () => {
    const { clock, server, one, two, decided } = await twoTabs();
    for (let i = 0; i < 20; i++) (i % 2 === 0 ? one : two).room.mutate('add', [add(`i${i}`)]);
    await clock.run(1_000);
    expect(decided()).toHaveLength(20);
    const clients = new Set(server.heard.flatMap((frame) => (frame.action === 'update' ? [frame.client] : [])));
    expect(clients.size).toBe(1);
    for (const { room } of [one, two]) expect(room.sync.get().name).toBe('saved');
  });

  it('show what the other one queued before the server has it', async () => {
    const { clock, one, two } = await twoTabs();
    one.tab.tell('offline');
    two.tab.tell('offline');
    one.room.mutate('add', [add('a')]);
    await clock.run(50);
    expect(two.room.entities.get().get('item')?.get('a')?.pending).toBe(true);
    expect(two.room.outbox.get()).toMatchObject([{ label: 'add', sent: false }]);
  });

  it('one that is dead blocks nobody: the other sends what it left, under the same numbers', async () => {
    const { clock, server, one, two, decided } = await twoTabs();
    server.moods.busy = 1;
    one.room.mutate('add', [add('a')]);
    await clock.run(100);
    one.tab.crash();
    server.moods.busy = 0;
    await clock.run(5_000);
    expect(decided()).toHaveLength(1);
    expect(two.room.sync.get().name).toBe('saved');
    const sent = server.heard.flatMap((frame) => (frame.action === 'update' ? frame.mutations.map(({ n }) => n) : []));
    expect(new Set(sent)).toEqual(new Set([1]));
  });

  it('tell each other how a mutation ended, and the handle of the one that made it knows', async () => {
    const { clock, one, two } = await twoTabs();
    one.tab.tell('offline');
    const handle = one.room.mutate('add', [add('a')]);
    await clock.run(1_000);
    expect(await handle.server).toMatchObject({ status: 'applied', seq: 2 });
    expect(one.room.entities.get().get('item')?.get('a')).toMatchObject({ pending: false, seq: 2 });
    expect(two.room.sync.get().name).toBe('saved');
  });

  it('show a rejected mutation in both until one dismisses it', async () => {
    const { clock, one, two } = await twoTabs();
    one.room.mutate('delete', [{ op: 'delete', type: 'item', id: 'missing' }]);
    await clock.run(1_000);
    expect([one, two].map(({ room }) => room.rejected.get().length)).toEqual([1, 1]);
    await two.room.dismiss(two.room.rejected.get()[0]?.id ?? '');
    await clock.run(100);
    expect([one, two].map(({ room }) => room.rejected.get().length)).toEqual([0, 0]);
  });

  it('do not bring back a mutation that is being removed when they read the queue in between', async () => {
    const { clock, one, two } = await twoTabs();
    one.tab.vault.slowMs = 30;
    const shown: number[] = [];
    one.room.outbox.subscribe(() => shown.push(one.room.outbox.get().length));
    one.room.mutate('add', [add('a')]);
    for (let i = 0; i < 40; i++) {
      two.room.mutate('note', [{ op: 'update', type: 'list', id: 'list', set: { title: `${i}` } }]);
      await clock.run(7);
    }
    await clock.run(5_000);
    expect(one.room.outbox.get()).toEqual([]);
    const own = one.tab.reports;
    expect(own).toEqual([]);
    expect(shown.length).toBeGreaterThan(1);
  });

  it('are signed out together', async () => {
    const { clock, one, two } = await twoTabs();
    await one.client.signOut();
    await clock.run(100);
    expect(two.client.connection.get()).toMatchObject({ name: 'needs-auth', reason: 'signed-out' });
    expect(await two.client.waiting()).toBe(0);
  });

  it('R15 leave a room together', async () => {
    const { clock, server, one, two } = await twoTabs();
    server.room(ROOM).members.set('bob', 'owner');
    await clock.until(one.client.rooms.leave(ROOM));
    await clock.run(1_000);
    for (const { room } of [one, two]) expect(room.state.get()).toEqual({ name: 'revoked', problem: 'left' });
    expect(await two.client.rooms.known()).toEqual([]);
  });

  it('have a client each where the browser has no locks', async () => {
    const world = aWorld();
    const browser = new FakeBrowser();
    const tabs = [browser.tab(world), browser.tab(world)];
    const rooms = tabs.map((tab) => {
      const client = new Client({ baseUrl: '', auth: { user: 'ann', token: async () => 'ann' }, kinds: [testKind], platform: { ...tab.platform, locks: null } }, { vault: Promise.resolve(tab.vault) });
      client.start();
      return client.open(ROOM);
    });
    await world.clock.run(100);
    for (const [i, room] of rooms.entries()) room.mutate('add', [add(`i${i}`)]);
    await world.clock.run(1_000);
    const clients = new Set(world.server.heard.flatMap((frame) => (frame.action === 'update' ? [frame.client] : [])));
    expect(clients.size).toBe(2);
    expect(world.server.room(ROOM).decided).toHaveLength(2);
  });
});
