import { describe, expect, it } from 'vitest';
import { FakeBrowser } from '../testing/fake-browser';
import { aPerson, aWorld, ROOM } from '../testing/world';

const item = (id: string, name = 'Tent') => ({ op: 'create', type: 'item', id, fields: { name } }) as const;

describe('a room', () => {
  it('shows an edit of one person to the other', async () => {
    const world = aWorld();
    const [ann, bob] = [aPerson(world, 'ann'), aPerson(world, 'bob')];
    const [hers, his] = [ann.client.open(ROOM), bob.client.open(ROOM)];
    ann.client.start();
    bob.client.start();
    await world.clock.run(100);
    expect(await hers.ready).toBe('server');
    const handle = hers.mutate('item.add', [item('i1')]);
    expect(hers.entities.get().get('item')?.get('i1')?.pending).toBe(true);
    await world.clock.run(100);
    expect(await handle.server).toEqual({ status: 'applied', seq: 2 });
    expect(hers.sync.get().name).toBe('saved');
    expect(his.entities.get().get('item')?.get('i1')?.fields).toEqual({ name: 'Tent', quantity: 1, packed: false });
    expect(hers.entities.get().get('item')?.get('i1')?.pending).toBe(false);
    expect(ann.tab.reports).toEqual([]);
  });

  it('keeps edits made offline over a reload and sends each once', async () => {
    const world = aWorld();
    const browser = new FakeBrowser();
    const first = aPerson(world, 'ann', browser);
    const room = first.client.open(ROOM);
    first.client.start();
    await world.clock.run(100);
    first.tab.tell('offline');
    for (let i = 0; i < 30; i++) room.mutate('item.add', [item(`i${i}`)]);
    await world.clock.run(100);
    expect(room.sync.get()).toMatchObject({ name: 'waiting', waiting: 30 });
    first.tab.crash();
    const second = aPerson(world, 'ann', browser);
    const again = second.client.open(ROOM);
    await world.clock.run(10);
    expect(await again.ready).toBe('cache');
    expect(again.entities.get().get('item')?.size).toBe(30);
    second.client.start();
    await world.clock.run(1_000);
    expect(again.sync.get().name).toBe('saved');
    expect(world.server.room(ROOM).decided).toHaveLength(30);
    expect(world.server.room(ROOM).head).toBe(3);
  });

  it('follows a room that was restored from a backup, and reviews what was on its way', async () => {
    const world = aWorld();
    const [ann, bob] = [aPerson(world, 'ann'), aPerson(world, 'bob')];
    const [hers, his] = [ann.client.open(ROOM), bob.client.open(ROOM)];
    ann.client.start();
    bob.client.start();
    await world.clock.run(100);
    for (const id of ['kept', 'lost']) {
      hers.mutate('item.add', [item(id)]);
      await world.clock.run(100);
    }
    world.server.moods.busy = 1;
    const sent = hers.mutate('item.add', [item('sent')]);
    await world.clock.run(50);
    const waiting = hers.mutate('item.add', [item('waiting')]);
    await world.clock.run(10);
    world.server.room(ROOM).restore(2, 'e2');
    world.server.moods.busy = 0;
    world.wire.cut();
    await world.clock.run(60_000);
    expect(await sent.server).toMatchObject({ status: 'rejected', code: 'needs-review' });
    expect(await waiting.server).toMatchObject({ status: 'applied' });
    for (const room of [hers, his]) {
      expect([...(room.entities.get().get('item')?.keys() ?? [])].toSorted()).toEqual(['kept', 'waiting']);
      expect(room.meta.get()).toMatchObject({ epoch: 'e2', seq: 3 });
    }
  });

  it('comes back from a log that no longer reaches to where it was', async () => {
    const world = aWorld();
    const [ann, bob] = [aPerson(world, 'ann'), aPerson(world, 'bob')];
    const [hers, his] = [ann.client.open(ROOM), bob.client.open(ROOM)];
    ann.client.start();
    bob.client.start();
    await world.clock.run(100);
    bob.tab.tell('offline');
    for (const id of ['a', 'b', 'c']) {
      hers.mutate('item.add', [item(id)]);
      await world.clock.run(100);
    }
    const offline = his.mutate('item.add', [item('his')]);
    world.server.room(ROOM).floor = 3;
    bob.tab.tell('online');
    await world.clock.run(1_000);
    expect(await offline.server).toMatchObject({ status: 'applied', seq: 5 });
    expect(his.entities.get()).toEqual(hers.entities.get());
  });
});
