import { describe, expect, it } from 'vitest';
import { ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

const bob = { type: 'presence', room: ROOM, client: 'c-bob', user: 'bob', name: 'Bob', status: 'online', where: { type: 'item', id: 'tent' } } as const;
const names = (script: ScriptedRoom) => script.room.presence.others.get().map(({ name, status }) => `${name} ${status}`);

describe('P1 presence', () => {
  it('knows who is here, from the join on', async () => {
    const script = await ScriptedRoom.joined();
    script.room.engine.up();
    await script.hear(script.joined({ here: [{ client: 'c-eve', user: 'eve', name: 'Eve', status: 'away' }, { client: script.last('join').client, user: 'ann', name: 'Ann', status: 'online' }] }));
    await script.hear(bob);
    expect(names(script)).toEqual(['Eve away', 'Bob online']);
    await script.hear({ ...bob, status: 'offline' });
    await script.pass(5_000);
    expect(names(script)).toEqual(['Eve away']);
  });

  it('knows who is at an entity, and tells only those who look there', async () => {
    const script = await ScriptedRoom.joined();
    const [tent, stove] = [script.room.presence.on('item', 'tent'), script.room.presence.on('item', 'stove')];
    let told = 0;
    stove.subscribe(() => told++);
    await script.hear(bob);
    expect(tent.get().map(({ user }) => user)).toEqual(['bob']);
    expect(stove.get()).toEqual([]);
    expect(told).toBe(0);
  });

  it('nobody flashes on a short loss of the link, theirs or our own', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(bob);
    let told = 0;
    script.room.presence.others.subscribe(() => told++);
    await script.hear({ ...bob, status: 'offline' });
    await script.pass(4_000);
    await script.hear(bob);
    await script.offlineFor(() => script.pass(3_000), { here: [{ client: 'c-bob', user: 'bob', name: 'Bob', status: 'online', where: bob.where }] });
    await script.pass(60_000);
    expect([names(script), told]).toEqual([['Bob online'], 0]);
  });

  it('who comes back under another client is not there twice', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(bob, { ...bob, status: 'offline' }, { ...bob, client: 'c-new' });
    expect(script.room.presence.others.get().map(({ client }) => client)).toEqual(['c-new']);
    await script.hear(bob);
    expect(script.room.presence.others.get()).toHaveLength(2);
  });

  it('who left, and everybody when the link stays away, is gone within ten seconds', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(bob, { ...bob, client: 'c-eve', user: 'eve', name: 'Eve' });
    await script.hear({ ...bob, status: 'offline' });
    await script.pass(9_000);
    expect(names(script)).toEqual(['Eve online']);
    script.room.engine.down();
    await script.pass(9_000);
    expect(names(script)).toEqual([]);
  });

  it('says where somebody is whom one follows, by the page they use', async () => {
    const script = await ScriptedRoom.joined();
    const { presence } = script.room;
    presence.follow('bob');
    expect(presence.following.get()).toBeNull();
    await script.hear({ ...bob, status: 'away' }, { ...bob, client: 'c-2', where: { view: 'bags' } });
    expect(presence.following.get()?.where).toEqual({ view: 'bags' });
    await script.hear({ ...bob, client: 'c-2', status: 'away' }, { ...bob, where: { view: 'list' } });
    expect(presence.following.get()?.where).toEqual({ view: 'list' });
    presence.follow(null);
    expect(presence.following.get()).toBeNull();
  });

  it('is told after each join, at most once in 100 ms, and with the last word', async () => {
    const script = await ScriptedRoom.joined();
    expect(script.all('presence')).toMatchObject([{ status: 'online' }]);
    for (let i = 0; i < 50; i++) {
      script.room.presence.update({ where: { view: `v${i}` } });
      await script.pass(5);
    }
    await script.pass(1_000);
    expect(script.all('presence').length).toBeLessThanOrEqual(5);
    expect(script.last('presence').where).toEqual({ view: 'v49' });
  });

  it('says nothing that was said already', async () => {
    const script = await ScriptedRoom.joined();
    script.room.presence.update({ where: { view: 'bags' } });
    await script.pass(1_000);
    const before = script.all('presence').length;
    script.room.presence.update({ where: { view: 'bags' } });
    script.room.presence.update({});
    await script.pass(1_000);
    expect(script.all('presence')).toHaveLength(before);
    script.room.presence.update({ where: null });
    await script.pass(1_000);
    expect(script.last('presence')).not.toHaveProperty('where');
  });

  it('P2 is idle after two minutes without activity, away after five, and back with the next', async () => {
    const script = await ScriptedRoom.joined();
    await script.pass(119_000);
    script.room.presence.update({});
    await script.pass(119_000);
    expect(script.last('presence').status).toBe('online');
    await script.pass(2_000);
    expect(script.last('presence').status).toBe('idle');
    await script.pass(178_000);
    expect(script.last('presence').status).toBe('idle');
    await script.pass(2_000);
    expect(script.last('presence').status).toBe('away');
    script.tab.tell('hidden');
    expect(script.room.presence.self.get().status).toBe('away');
    script.tab.tell('visible');
    expect(script.last('presence').status).toBe('online');
    expect(script.room.presence.self.get()).toEqual({ status: 'online', where: null });
  });
});
