import { describe, expect, it, vi } from 'vitest';
import { TandemError } from '../errors';
import type { ClientFrame } from '../protocol/frames';
import { FakeBrowser } from '../testing/fake-browser';
import { FakeClock } from '../testing/fake-clock';
import { aPerson, aWorld, ROOM } from '../testing/world';
import type { Late } from '../late';
import { undoing } from './ledger';
import type { OpenRoom } from './open-room';
import { texts } from '../text/late-typing';
import { presences } from './presence';
import { desks, type LocksHost, RoomLocks } from './room-locks';
import { parts } from './session';

const add = (id: string) => [{ op: 'create', type: 'item', id, fields: { name: id } }] as const;
const type = (text: string) => [{ op: 'splice', type: 'list', id: 'list', field: 'story', splices: [[0, 0, text]] }] as const;

/** The code is not there, and does not come the next time either. */
function missing(late: Late<unknown>): () => void {
  const now = vi.spyOn(late, 'now', 'get').mockReturnValue(null);
  const want = vi.spyOn(late, 'want').mockRejectedValue(new TandemError('offline'));
  return () => {
    now.mockRestore();
    want.mockRestore();
  };
}

async function annInTheRoom() {
  const world = aWorld();
  const browser = new FakeBrowser();
  const ann = aPerson(world, 'ann', browser);
  const room = ann.client.open(ROOM) as OpenRoom;
  ann.client.start();
  await world.clock.run(500);
  return { ...world, world, browser, ...ann, room };
}

describe('a part of the client that does not come', () => {
  it('leaves an undo without its preview: it is sent all the same, and shown when the part is there', async () => {
    const { clock, room, tab } = await annInTheRoom();
    room.mutate('add', add('a'));
    await clock.run(500);
    tab.tell('offline');
    const comes = missing(undoing);
    const handle = room.undo();
    await clock.run(100);
    expect(room.outbox.get()).toHaveLength(1);
    expect(room.entities.get().get('item')?.has('a')).toBe(true);
    comes();
    await clock.until(room.discard(room.mutate('add', add('b')).id));
    await clock.run(100);
    expect(room.entities.get().get('item')?.has('a')).toBe(false);
    tab.tell('online');
    await clock.run(20_000);
    expect(handle?.status.get()).toMatch(/applied|rejected/);
  });

  it('keeps a room with texts closed until it is there, and loses nothing that was typed', async () => {
    const { world, browser, clock, server, tab, room } = await annInTheRoom();
    tab.tell('offline');
    for (const text of ['b', 'a']) {
      room.mutate('type', type(text));
      await clock.run(3_000);
    }
    tab.crash();
    const comes = missing(texts);
    const again = aPerson(world, 'ann', browser);
    const reopened = again.client.open(ROOM);
    again.client.start();
    await clock.run(2_000);
    expect(reopened.state.get().name).toBe('opening');
    expect(server.room(ROOM).decided).toEqual([]);
    comes();
    await clock.run(60_000);
    expect(reopened.state.get().name).toBe('live');
    expect(reopened.entities.get().get('list')?.get('list')?.fields.story).toBe('ab');
    expect(server.room(ROOM).decided).toHaveLength(2);
  });

  it('leaves a subscription as it was, and says so; the next one may come', async () => {
    const { clock, room } = await annInTheRoom();
    const comes = missing(parts);
    await expect(room.subscribe({ types: ['item'] })).rejects.toMatchObject({ code: 'offline' });
    expect(room.subscription.get()).toEqual({ wanted: null, shown: null });
    comes();
    await clock.until(room.subscribe({ types: ['item'] }));
    expect(room.subscription.get().shown).toEqual({ types: ['item'] });
  });

  it('keeps a room with locks closed until it is there, as nothing could be changed under one', async () => {
    const comes = missing(desks);
    const { clock, room, server } = await annInTheRoom();
    expect(room.state.get().name).toBe('opening');
    comes();
    await clock.run(60_000);
    expect(room.state.get().name).toBe('live');
    const hold = room.locks.hold('item', 'a');
    await clock.run(1_000);
    expect(server.heard).toContainEqual(expect.objectContaining({ action: 'lock', type: 'item', entity: 'a' }));
    hold.release();
  });

  it('refuses a lock calmly where the kind has none, and asks for it when wanted again', async () => {
    const said: ClientFrame[] = [];
    const clock = new FakeClock();
    const host: LocksHost = { room: ROOM, client: () => 'me', live: () => true, nextId: () => 'r1', send: (frame) => said.push(frame), clock, answerMs: 1_000, leaseMs: 30_000, renewMs: 10_000, undecided: () => [], lockSilenceMs: 90_000 };
    const locks = new RoomLocks(({ LockDesk }, face) => new LockDesk(face, host));
    const comes = missing(desks);
    await expect(locks.acquire('item', 'a')).rejects.toMatchObject({ code: 'offline' });
    const hold = locks.hold('item', 'a');
    await clock.run(100);
    expect(hold.state.get()).toEqual({ name: 'refused', code: 'offline' });
    locks.replace([{ type: 'item', id: 'b', holder: { client: 'c', user: 'bob', name: 'Bob' }, token: 1, until: 9 }]);
    comes();
    hold.acquire();
    await clock.run(100);
    expect(said).toContainEqual(expect.objectContaining({ action: 'lock', type: 'item', entity: 'a' }));
    // What was told before it was there is known now.
    expect(locks.on('item', 'b').get()).toMatchObject({ token: 1 });
    hold.release();
  });

  it('leaves a room without word of who is here: what is edited goes out all the same', async () => {
    const comes = missing(presences);
    const { world, clock, room, server } = await annInTheRoom();
    room.presence.update({ where: { view: 'all' } });
    room.mutate('add', add('a'));
    await clock.run(500);
    expect([room.state.get().name, server.room(ROOM).decided.length]).toEqual(['live', 1]);
    expect(room.presence.others.get()).toEqual([]);
    comes();
    const bob = aPerson(world, 'bob');
    bob.client.open(ROOM);
    bob.client.start();
    await clock.run(500);
    expect(room.presence.others.get()).toMatchObject([{ user: 'bob' }]);
    expect(room.presence.self.get().where).toEqual({ view: 'all' });
  });
});
