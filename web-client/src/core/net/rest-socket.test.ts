import { describe, expect, it } from 'vitest';
import type { Person } from '../testing/world';
import { aPerson, aWorld, ROOM } from '../testing/world';
import { paceOf } from './pace';

const title = (text: string) => [{ op: 'update', type: 'list', id: 'list', set: { title: text } }] as const;
const shown = ({ client }: Person) => client.open(ROOM).entities.get().get('list')?.get('list')?.fields.title;

/** Ann has no socket, Bob has one. */
async function blocked() {
  const world = aWorld();
  world.wire.weather.refusing = true;
  const ann = aPerson(world, 'ann');
  const hers = ann.client.open(ROOM);
  ann.client.start();
  await world.clock.run(10_000);
  world.wire.weather.refusing = false;
  const bob = aPerson(world, 'bob');
  const his = bob.client.open(ROOM);
  bob.client.start();
  await world.clock.run(500);
  world.wire.weather.refusing = true;
  expect(ann.client.connection.get()).toMatchObject({ name: 'degraded', transport: 'rest', reason: 'closed-1006' });
  expect(bob.client.connection.get().transport).toBe('ws');
  return { ...world, ann, hers, bob, his };
}

describe('R16 without a socket', () => {
  it('edits go both ways', async () => {
    const { clock, ann, hers, bob, his } = await blocked();
    expect(hers.state.get().name).toBe('live');
    const handle = hers.mutate('rename', title('from Ann'));
    await clock.run(1_000);
    expect(await handle.server).toMatchObject({ status: 'applied' });
    expect(shown(bob)).toBe('from Ann');
    his.mutate('rename', title('from Bob'));
    await clock.run(1_000);
    expect(shown(ann)).toBe('from Bob');
  });

  it('presence goes both ways, and who leaves is gone', async () => {
    const { clock, hers, his } = await blocked();
    his.presence.update({ where: { view: 'bags' } });
    hers.presence.update({ where: { view: 'items' } });
    await clock.run(12_000);
    expect(hers.presence.others.get()).toMatchObject([{ user: 'bob', where: { view: 'bags' } }]);
    expect(his.presence.others.get()).toMatchObject([{ user: 'ann', where: { view: 'items' } }]);
    his.release();
    hers.release();
    await clock.run(2_000);
    expect(his.presence.others.get()).toEqual([]);
  });

  it('P4 P5 a changed role and a removal arrive', async () => {
    const { clock, server, hers } = await blocked();
    server.room(ROOM).members.set('bob', 'owner');
    server.room(ROOM).members.set('ann', 'viewer');
    await clock.run(12_000);
    expect(hers.meta.get()?.role).toBe('viewer');
    server.revoke(ROOM, 'ann');
    await clock.run(30_000);
    expect(hers.state.get()).toMatchObject({ name: 'revoked' });
  });

  it('lost requests and lost answers are made up for, and nothing is decided twice', async () => {
    const { clock, server, wire, hers } = await blocked();
    wire.weather.restDrop = 0.3;
    const handles = Array.from({ length: 30 }, (_, i) => hers.mutate(`rename ${i}`, title(`T${i}`)));
    await clock.run(120_000);
    wire.weather.restDrop = 0;
    await clock.run(60_000);
    expect(wire.faults.of('lost')).toBeGreaterThan(3);
    for (const handle of handles) expect(await handle.server).toMatchObject({ status: 'applied' });
    const { decided } = server.room(ROOM);
    expect(decided.map(({ ops }) => (ops[0]?.op === 'update' ? ops[0].set.title : ''))).toEqual(handles.map((_, i) => `T${i}`));
  });

  it('V a room seen in part stays so, is told no more, and can be widened again', async () => {
    const { clock, hers, his } = await blocked();
    const add = (type: string, id: string) => [{ op: 'create', type, id, fields: { name: id } }] as const;
    his.mutate('add', add('item', 'tent'));
    his.mutate('add', add('category', 'camp'));
    await clock.run(2_000);
    const narrowed = hers.subscribe({ types: ['item'] });
    await clock.run(2_000);
    await narrowed;
    expect([...hers.entities.get().keys()].filter((type) => (hers.entities.get().get(type)?.size ?? 0) > 0)).toEqual(['item']);
    his.mutate('add', add('category', 'sea'));
    his.mutate('add', add('item', 'rope'));
    await clock.run(5_000);
    expect([...(hers.entities.get().get('item')?.keys() ?? [])]).toEqual(['tent', 'rope']);
    expect(hers.entities.get().get('category')?.size ?? 0).toBe(0);
    const widened = hers.subscribe(null);
    await clock.run(2_000);
    await widened;
    expect(hers.entities.get().get('category')?.size).toBe(2);
  });

  it('L a lock is taken, kept for as long as it is needed, and lost calmly', async () => {
    const { clock, server, hers, his } = await blocked();
    const room = server.room(ROOM);
    room.locking = true;
    room.members.set('bob', 'owner');
    his.mutate('add', [{ op: 'create', type: 'category', id: 'c', fields: { name: 'Camp' } }]);
    await clock.run(2_000);
    const renamed = (name: string) => [{ op: 'update', type: 'category', id: 'c', set: { name } }] as const;
    const outcomeOf = async (name: string) => {
      const { server: decided } = hers.mutate('rename', renamed(name));
      await clock.run(2_000);
      return decided;
    };
    expect(await outcomeOf('without')).toMatchObject({ status: 'rejected', code: 'lock-required' });
    const hold = hers.locks.hold('category', 'c');
    await clock.run(1_000);
    expect(hold.state.get().name).toBe('held');
    await clock.run(120_000);
    expect([hold.state.get().name, room.locks.told.granted, room.locks.all(clock.now()).map(({ holder }) => holder?.user)]).toEqual(['held', 1, ['ann']]);
    expect(room.locks.told.renewed).toBeGreaterThan(5);
    expect(await outcomeOf('under it')).toMatchObject({ status: 'applied' });
    const taken = his.locks.hold('category', 'c');
    taken.acquire({ takeOver: true });
    await clock.run(20_000);
    expect(hold.state.get()).toMatchObject({ name: 'lost', by: { user: 'bob' } });
    expect(await outcomeOf('after it')).toMatchObject({ status: 'rejected', code: 'lock-required' });
    taken.release();
    await clock.run(60_000);
    expect(hold.state.get().name).toBe('free');
    hold.release();
    await clock.run(20_000);
    expect(hers.locks.all.get()).toEqual([]);
  });

  it('goes back to a socket as soon as there is one, with the same client and no edit lost or doubled', async () => {
    const { clock, server, wire, ann, hers } = await blocked();
    const { client } = server.heard.find((frame) => frame.action === 'join') ?? {};
    hers.mutate('rename', title('over REST'));
    wire.weather.refusing = false;
    for (let i = 0; i < 40 && ann.client.connection.get().transport !== 'ws'; i++) {
      hers.mutate('rename', title(`on the way ${i}`));
      await clock.run(1_000);
    }
    expect(ann.client.connection.get()).toMatchObject({ name: 'connected', transport: 'ws' });
    hers.mutate('rename', title('over the socket'));
    await clock.run(2_000);
    expect(hers.sync.get().waiting).toBe(0);
    const titles = server.room(ROOM).decided.map(({ ops }) => JSON.stringify(ops));
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.at(-1)).toContain('over the socket');
    expect([...server.room(ROOM).receipts.keys()].filter((id) => id === client)).toHaveLength(1);
  });

  it('waits when REST fails too, and leaves nothing running when it is stopped', async () => {
    const { clock, wire, ann, hers, bob, his } = await blocked();
    wire.weather.restDrop = 1;
    await clock.run(40_000);
    expect(ann.client.connection.get().transport).toBe('none');
    wire.weather.restDrop = 0;
    await clock.run(60_000);
    expect(ann.client.connection.get().name).toBe('degraded');
    hers.release();
    his.release();
    await clock.run(2_000);
    await ann.client.stop();
    await bob.client.stop();
    await clock.run(80_000);
    expect(clock.running).toBe(0);
  });

  it('asks often while something happens and rarely when nobody looks', async () => {
    const { clock, server, ann, bob } = await blocked();
    await bob.client.stop();
    const asked = () => (server.rest.served.get('changes') ?? 0) + (server.rest.served.get('join') ?? 0);
    const during = async (ms: number) => {
      const before = asked();
      await clock.run(ms);
      return asked() - before;
    };
    expect(await during(60_000)).toBeLessThan(15);
    ann.tab.tell('hidden');
    await clock.run(60_000);
    expect(await during(600_000)).toBeLessThan(30);
    ann.tab.tell('visible');
    expect(await during(1_000)).toBeGreaterThan(0);
  });
});

describe('the pace', () => {
  it('grows with quiet, and a look comes before a client counts as gone', () => {
    const quiet = [0, 30_000, 120_000, 3_600_000].map((quietMs) => paceOf({ hidden: false, quietMs }));
    expect(quiet.map(({ restMs }) => restMs)).toEqual(quiet.map(({ restMs }) => restMs).toSorted((a, b) => a - b));
    for (const pace of [...quiet, paceOf({ hidden: true, quietMs: 0 })]) expect(pace.lookMs + 1.5 * pace.restMs).toBeLessThan(75_000);
  });
});
