import { describe, expect, it } from 'vitest';
import { aPerson, aWorld, ROOM } from '../testing/world';

async function online() {
  const world = aWorld();
  const person = aPerson(world, 'ann');
  const room = person.client.open(ROOM);
  const heard = (action: string) => world.server.heard.filter((frame) => frame.action === action).length;
  const connection = () => person.client.connection.get();
  person.client.start();
  await world.clock.run(100);
  expect(connection().name).toBe('connected');
  return { ...world, ...person, room, heard, connection };
}

describe('the link', () => {
  it('C6 notices within ping and pong limit that a socket is dead although it says nothing', async () => {
    const { clock, wire, connection, heard } = await online();
    expect(heard('ping')).toBe(1);
    wire.weather.frozen = true;
    await clock.run(25_000);
    expect(heard('ping')).toBe(1);
    await clock.run(9_000);
    expect(connection().name).toBe('connected');
    await clock.run(2_000);
    expect(connection().name).not.toBe('connected');
  });

  it('C6 is not kept from noticing by pings that come more often than the pong limit ends', async () => {
    const { clock, wire, connection, tab } = await online();
    wire.weather.frozen = true;
    for (let second = 0; second < 12; second++) {
      tab.tell('visible');
      await clock.run(1_000);
    }
    expect(connection().name).not.toBe('connected');
  });

  it('C6 has one ping outstanding at a time', async () => {
    const { clock, heard, tab } = await online();
    for (let i = 0; i < 5; i++) tab.tell('visible');
    await clock.run(100);
    expect(heard('ping')).toBe(2);
  });

  it('measures the round trip', async () => {
    const { clock, wire, connection } = await online();
    Object.assign(wire.weather, { minDelay: 200, maxDelay: 200 });
    await clock.run(26_000);
    expect(connection()).toMatchObject({ rtt: 400, quality: 'fair' });
  });

  it('closes its socket itself when the network goes, as some browsers freeze it without a word', async () => {
    const { clock, wire, tab, connection } = await online();
    wire.weather.frozen = true;
    tab.tell('offline');
    expect(wire.open).toBe(0);
    expect(connection().name).toBe('offline');
    wire.weather.frozen = false;
    tab.tell('online');
    await clock.run(100);
    expect(connection().name).toBe('connected');
  });

  it('tries the network although the browser says there is none', async () => {
    const { clock, tab, connection } = await online();
    tab.tell('offline');
    await clock.run(31_000);
    expect(tab.online).toBe(false);
    expect(connection().name).toBe('connected');
  });

  it('ignores frames that a frozen network held back for a socket that is no longer the link', async () => {
    const { clock, wire, server, tab, room, random } = await online();
    const bob = aPerson({ clock, wire, server, random }, 'bob');
    const his = bob.client.open(ROOM);
    bob.client.start();
    await clock.run(100);
    his.mutate('title', [{ op: 'update', type: 'list', id: 'list', set: { title: 'New' } }]);
    await clock.run(1);
    expect(server.room(ROOM).head).toBe(2);
    wire.weather.frozen = true;
    await clock.run(100);
    tab.tell('offline');
    wire.thaw();
    await clock.run(100);
    expect(wire.faults.of('late')).toBe(1);
    expect(room.meta.get()?.seq).toBe(1);
  });

  it('gives up a handshake that never ends', async () => {
    const { clock, wire, connection } = await online();
    wire.weather.frozen = true;
    wire.cut();
    const seen = new Set<string>();
    for (let second = 0; second < 15; second++) {
      await clock.run(1_000);
      seen.add(`${connection().name} ${connection().reason ?? ''}`);
    }
    expect([...seen]).toContain('waiting connect-timeout');
  });

  it('waits longer and longer, and starts anew only after a link that lasted', async () => {
    const { clock, wire, connection } = await online();
    Object.assign(wire.weather, { refusing: true, restDrop: 1 });
    wire.cut();
    await clock.run(60_000);
    const failed = connection().attempt;
    expect(failed).toBeGreaterThan(3);
    Object.assign(wire.weather, { refusing: false, restDrop: 0 });
    await clock.run(31_000);
    expect(connection().name).toBe('connected');
    await clock.run(13_000);
    expect(connection().attempt).toBe(0);
  });

  it('replaces its socket before two hours are over, the new one first', async () => {
    const { clock, connection, heard, wire } = await online();
    const names = new Set<string>();
    for (let minute = 0; minute < 116; minute++) {
      await clock.run(60_000);
      names.add(connection().name);
    }
    expect([...names]).toEqual(['connected']);
    expect(heard('join')).toBe(2);
    expect(wire.open).toBe(1);
  });

  it('looks for a sign of life at once after a sleep, and comes back soon where there is none', async () => {
    const { clock, wire, connection } = await online();
    await clock.run(13_000);
    wire.weather.frozen = true;
    clock.jump(3_600_000);
    await clock.run(100);
    wire.weather.frozen = false;
    await clock.run(4_500);
    expect(connection()).toMatchObject({ name: 'connected' });
    expect(clock.now() - connection().since).toBeLessThan(5_000);
  });

  it('renews its socket once after a sleep in which that was due, and goes on as ever', async () => {
    const { clock, connection, heard } = await online();
    await clock.run(13_000);
    clock.jump(2 * 3_600_000);
    await clock.run(60_000);
    expect(connection().name).toBe('connected');
    expect(heard('ping')).toBeLessThan(10);
    expect(heard('join')).toBe(2);
  });

  it('A2 goes on with a fresh ticket when the sign-in behind its socket has ended, without a word to the person', async () => {
    const { clock, server, connection, room } = await online();
    await clock.run(13_000);
    const names = new Set<string>();
    server.sayToAll({ type: 'error', code: 'signed-out', then: 'sign-in' });
    for (let i = 0; i < 20; i++) {
      await clock.run(10);
      names.add(connection().name);
    }
    expect(names).not.toContain('needs-auth');
    expect(connection().name).toBe('connected');
    expect(room.state.get().name).toBe('live');
  });

  it('A2 goes on also where a token ended right after its socket opened', async () => {
    const { clock, server, connection, room } = await online();
    const names = new Set<string>();
    for (let i = 0; i < 200; i++) {
      if (i % 50 === 0) server.sayToAll({ type: 'error', code: 'signed-out', then: 'sign-in' });
      await clock.run(100);
      names.add(connection().name);
    }
    expect([...names].sort()).toEqual(expect.arrayContaining(['connected', 'waiting']));
    expect(names).not.toContain('needs-auth');
    await clock.run(120_000);
    expect(connection().name).toBe('connected');
    expect(room.state.get().name).toBe('live');
  });

  it('stops and asks for a sign-in where there is no token', async () => {
    const world = aWorld();
    const { client } = aPerson(world, 'nobody');
    client.start();
    await world.clock.run(600_000);
    expect(client.connection.get()).toMatchObject({ name: 'needs-auth', reason: 'signed-out' });
    expect(world.clock.running).toBe(0);
  });

  it('leaves no timer and no socket behind when it is stopped', async () => {
    const { clock, wire, client, room } = await online();
    room.release();
    await clock.run(2_000);
    await client.stop();
    expect(wire.open).toBe(0);
    expect(clock.running).toBe(0);
    expect(client.connection.get().name).toBe('idle');
  });

  it('opens a room once however often it is asked for, and leaves it after the last release', async () => {
    const { clock, client, room, heard } = await online();
    expect(client.open(ROOM)).toBe(room);
    room.release();
    await clock.run(5_000);
    expect(heard('leave')).toBe(0);
    room.release();
    const again = client.open(ROOM);
    await clock.run(5_000);
    expect(again).toBe(room);
    again.release();
    await clock.run(5_000);
    expect(heard('leave')).toBe(1);
  });
});
