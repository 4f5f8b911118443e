import { describe, expect, it } from 'vitest';
import { ScriptedRoom } from '../testing/scripted';
import { aPerson, aWorld, ROOM } from '../testing/world';

const title = (text: string) => [{ op: 'update', type: 'list', id: 'list', set: { title: text } }] as const;

async function bobInTheRoom() {
  const world = aWorld();
  const bob = aPerson(world, 'bob');
  const room = bob.client.open(ROOM);
  bob.client.start();
  await world.clock.run(500);
  expect(room.state.get().name).toBe('live');
  return { ...world, ...bob, room };
}

describe('somebody who may not stay', () => {
  it('P4 is told, and what was not sent is kept, also over a reconnect', async () => {
    const { clock, server, wire, room } = await bobInTheRoom();
    server.moods.busy = 1;
    room.mutate('rename', title('unsent'));
    await clock.run(100);
    server.revoke(ROOM, 'bob');
    await clock.run(10);
    wire.cut(1001);
    await clock.run(20_000);
    expect(room.state.get()).toEqual({ name: 'revoked', problem: 'removed' });
    expect(room.outbox.get()).toMatchObject([{ label: 'rename', ops: [{ set: { title: 'unsent' } }] }]);
    expect(() => room.mutate('rename', title('more'))).toThrow(expect.objectContaining({ code: 'revoked' }));
    expect(server.room(ROOM).decided).toEqual([]);
  });

  it('U8 is back with all that waited when an owner lets them in again', async () => {
    const { clock, server, wire, room } = await bobInTheRoom();
    server.moods.busy = 1;
    room.mutate('rename', title('unsent'));
    await clock.run(100);
    server.revoke(ROOM, 'bob');
    await clock.run(1_000);
    server.moods.busy = 0;
    server.room(ROOM).members.set('bob', 'editor');
    wire.cut(1001);
    await clock.run(20_000);
    expect(room.state.get().name).toBe('live');
    expect(room.sync.get().waiting).toBe(0);
    expect(server.room(ROOM).decided).toHaveLength(1);
  });

  it('lets go of what was kept, sent or not, for good', async () => {
    const { clock, server, room, client } = await bobInTheRoom();
    server.moods.busy = 1;
    for (let i = 0; i < 3; i++) room.mutate('rename', title(`unsent ${i}`));
    await clock.run(100);
    server.revoke(ROOM, 'bob');
    await clock.run(100);
    expect(room.outbox.get().some(({ sent }) => sent)).toBe(true);
    await room.abandon();
    await clock.run(100);
    expect(room.outbox.get()).toEqual([]);
    expect(room.rejected.get()).toEqual([]);
    expect(await client.waiting()).toBe(0);
  });

  it('P5 is shown at once what they may do now, and who is here', async () => {
    const { clock, server, room } = await bobInTheRoom();
    const say = (user: string, role: string, change: string) => server.sayToAll({ type: 'member', room: ROOM, member: { user, name: user, role }, change });
    say('cat', 'viewer', 'joined');
    say('bob', 'viewer', 'changed');
    await clock.run(100);
    expect(room.meta.get()).toMatchObject({ role: 'viewer', members: [{ user: 'ann' }, { user: 'bob', role: 'viewer' }, { user: 'cat' }] });
    expect(() => room.mutate('rename', title('no'))).toThrow(expect.objectContaining({ code: 'read-only' }));
    say('cat', 'viewer', 'left');
    say('bob', 'editor', 'changed');
    await clock.run(100);
    expect(room.meta.get()?.members.map(({ user }) => user)).toEqual(['ann', 'bob']);
    expect(room.mutate('rename', title('yes')).status.get()).toBe('queued');
  });
});

describe('somebody who leaves', () => {
  it('R15 is no member any more, and nothing of the room stays on the device', async () => {
    const { clock, server, room, client } = await bobInTheRoom();
    await clock.until(client.rooms.leave(ROOM));
    expect(server.room(ROOM).members.has('bob')).toBe(false);
    expect(room.state.get()).toEqual({ name: 'revoked', problem: 'left' });
    expect(await client.rooms.known()).toEqual([]);
    room.release();
    await clock.run(1_000);
    const again = client.open(ROOM);
    await clock.run(1_000);
    expect(again.state.get()).toEqual({ name: 'refused', problem: 'not-a-member' });
  });

  it('R15 is asked first where something was not sent, and then loses that', async () => {
    const { clock, server, room, client } = await bobInTheRoom();
    server.moods.busy = 1;
    const handle = room.mutate('rename', title('unsent'));
    await clock.run(100);
    await expect(client.rooms.leave(ROOM)).rejects.toMatchObject({ code: 'unsent-work', detail: { count: 1 } });
    expect([server.room(ROOM).members.get('bob'), room.outbox.get().length]).toEqual(['editor', 1]);
    await clock.until(client.rooms.leave(ROOM, { discard: true }));
    expect(await handle.server).toMatchObject({ status: 'rejected', code: 'discarded' });
    expect([room.outbox.get(), room.rejected.get(), await client.waiting()]).toEqual([[], [], 0]);
  });

  it('R15 keeps what they did while the server answered, as that of anybody who is no member any more', async () => {
    const { clock, server, room, client, tab } = await bobInTheRoom();
    server.moods.busy = 1;
    const { fetch } = tab.platform;
    tab.platform.fetch = (url, init) => {
      if (url.endsWith('/membership')) room.mutate('rename', title('too late'));
      return fetch(url, init);
    };
    await clock.until(client.rooms.leave(ROOM));
    expect(room.state.get().name).toBe('revoked');
    expect(room.outbox.get()).toMatchObject([{ ops: [{ set: { title: 'too late' } }] }]);
    expect(await client.waiting()).toBe(1);
  });

  it('R15 stays where nobody else owns the room, and where no answer comes', async () => {
    const world = aWorld();
    const { client, tab } = aPerson(world, 'ann');
    const room = client.open(ROOM);
    client.start();
    await world.clock.run(500);
    await expect(world.clock.until(client.rooms.leave(ROOM))).rejects.toMatchObject({ code: 'last-owner' });
    tab.platform.fetch = () => Promise.reject(new Error('no network'));
    await expect(client.rooms.leave(ROOM)).rejects.toMatchObject({ code: 'offline' });
    expect(room.state.get().name).toBe('live');
    expect(await client.rooms.known()).toHaveLength(1);
  });
});

describe('somebody who signs out', () => {
  it('is asked first where something was not sent, stored or not: nothing is stopped, nothing forgotten', async () => {
    const { clock, server, room, client } = await bobInTheRoom();
    server.moods.busy = 1;
    room.mutate('rename', title('stored'));
    await clock.run(100);
    room.mutate('rename', title('on its way to the disk'));
    await expect(client.signOut()).rejects.toMatchObject({ code: 'unsent-work', detail: { count: 2 } });
    expect(client.connection.get().name).toBe('connected');
    server.moods.busy = 0;
    await clock.run(20_000);
    expect(server.room(ROOM).decided).toHaveLength(2);
    await client.signOut();
    expect(await client.rooms.known()).toEqual([]);
  });

  it('loses what was not sent only when they say so', async () => {
    const { clock, server, room, client } = await bobInTheRoom();
    server.moods.busy = 1;
    room.mutate('rename', title('unsent'));
    await clock.run(100);
    await client.signOut({ discard: true });
    expect(await client.waiting()).toBe(0);
  });
});

describe('somebody who may not write now', () => {
  it('Q1 waits as long as a throttled server asks for, and a while of their own on top', async () => {
    const waits = new Set<number>();
    for (let i = 0; i < 8; i++) {
      const script = await ScriptedRoom.joined();
      script.room.mutate('rename', title('fast'));
      await script.settle();
      await script.hear(script.error('throttled', 'retry', script.last('update').id, { retryAfter: 3_000 }));
      let waited = 0;
      for (; script.all('update').length < 2; waited += 50) await script.pass(50);
      waits.add(waited);
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(3_000);
    expect(Math.max(...waits)).toBeLessThan(3_000 + 2_000);
    expect(waits.size).toBeGreaterThan(2);
  });

  it('R13 keeps what an archived room does not take, with the reason, to be tried again', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('rename', title('late'));
    await script.settle();
    await script.hear(script.error('archived', 'give-up', script.last('update').id));
    expect(script.room.rejected.get()).toMatchObject([{ label: 'rename', code: 'archived', ops: [{ set: { title: 'late' } }] }]);
    expect(script.room.outbox.get()).toEqual([]);
    expect(script.room.state.get().name).not.toBe('revoked');
  });
});
