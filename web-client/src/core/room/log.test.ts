import { describe, expect, it } from 'vitest';
import { FakeBrowser } from '../testing/fake-browser';
import { add, added, applied, ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

describe('the log', () => {
  it('S2 applies the next commit, ignores older ones and asks for what is missing', async () => {
    const script = await ScriptedRoom.joined();
    const [two, three, four] = [script.commit(2, [added('a')]), script.commit(3, [added('b')]), script.commit(4, [added('c')])];
    await script.hear(script.changes(two), script.changes(two));
    expect(script.seq).toBe(2);
    await script.hear(script.changes(four));
    expect(script.seq).toBe(2);
    expect(script.all('sync')).toHaveLength(0);
    await script.pass(300);
    expect(script.last('sync')).toMatchObject({ since: 2 });
    await script.hear(script.synced(three));
    expect(script.seq).toBe(4);
  });

  it('S2 does not ask for what comes by itself a moment later', async () => {
    const script = await ScriptedRoom.joined();
    const [two, three] = [script.commit(2, [added('a')]), script.commit(3, [added('b')])];
    await script.hear(script.changes(three));
    await script.pass(100);
    await script.hear(script.changes(two));
    await script.pass(10_000);
    expect(script.seq).toBe(3);
    expect(script.all('sync')).toHaveLength(0);
  });

  it('U4 asks for the commit of an answer that came without it', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 2)]));
    expect(await handle.server).toEqual({ status: 'applied', seq: 2 });
    expect(script.items).toEqual(['a']);
    await script.pass(300);
    expect(script.last('sync')).toMatchObject({ since: 1 });
    await script.hear(script.synced(script.commit(2, [added('a')], { client, n: [1, 1] })));
    expect(script.seq).toBe(2);
  });

  it('S3 joins anew where the log cannot be followed', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 5 });
    await script.hear(script.error('resync', 'resync', script.last('sync').id));
    expect(script.last('join')).not.toHaveProperty('since');
  });

  it('S5 its own commit in the log settles a mutation whose answer was lost, and the next goes out at once', async () => {
    const script = await ScriptedRoom.joined();
    const first = script.room.mutate('add', [add('a')]);
    await script.settle();
    script.room.mutate('add', [add('b')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear(script.changes(script.commit(2, [added('a')], { client, n: [1, 1] })));
    expect(await first.server).toEqual({ status: 'applied', seq: 2 });
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2]);
  });

  it('S5 a commit that lists a rejection rejects', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear(script.changes(script.commit(2, [], { client, n: [1, 1], rejected: [{ n: 1, status: 'rejected', code: 'already-exists' }] })));
    expect(await handle.server).toMatchObject({ status: 'rejected', code: 'already-exists' });
  });

  it('keeps an edit on screen that is applied by a commit which the state has not reached, also over a reload', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    script.room.mutate('add', [add('mine')]);
    await script.settle();
    const { client } = script.last('update');
    const [, three] = [script.commit(2, [added('theirs')]), script.commit(3, [added('mine')], { client, n: [1, 1] })];
    await script.hear(script.ack([applied(1, 3)], three));
    expect(script.room.sync.get().waiting).toBe(0);
    expect(script.items).toEqual(['mine']);
    const again = new ScriptedRoom(browser);
    await again.load();
    expect(again.items).toEqual(['mine']);
  });

  it('S7 heals itself: a state that contradicts the digest is fetched anew', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes({ ...script.commit(2, [added('a')]), digest: 'ffffffffffffffff' }));
    expect(script.last('join')).not.toHaveProperty('since');
    expect(script.last('join')).toMatchObject({ reason: 'digest' });
    expect(script.all('join')).toHaveLength(2);
  });

  it('J8 says that what it missed did not come', async () => {
    const script = await ScriptedRoom.joined();
    expect(script.last('join')).not.toHaveProperty('reason', expect.anything());
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 3 });
    for (const again of [250, 500, 1_000]) {
      await script.hear({ type: 'changes', ref: script.last('sync').id, room: ROOM, epoch: 'e1', commits: [], head: 1 });
      const asked = script.all('sync').length;
      await script.pass(again - 1);
      expect(script.all('sync')).toHaveLength(asked);
      await script.pass(1);
      expect(script.all('sync')).toHaveLength(asked + 1);
    }
    expect(script.all('join')).toHaveLength(1);
    await script.hear({ type: 'changes', ref: script.last('sync').id, room: ROOM, epoch: 'e1', commits: [], head: 3 });
    expect(script.last('join')).toMatchObject({ reason: 'gap' });
    expect(script.last('join')).not.toHaveProperty('since');
  });

  it('J8 doubts nothing when an answer was long on its way, and asks for what it heard of since', async () => {
    const script = await ScriptedRoom.joined();
    const [two, three] = [script.commit(2, [added('a')]), script.commit(3, [added('b')])];
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 2 });
    const { id } = script.last('sync');
    await script.hear(script.changes(two));
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 3 });
    await script.hear({ type: 'changes', ref: id, room: ROOM, epoch: 'e1', commits: [two], head: 2 });
    expect(script.all('join')).toHaveLength(1);
    expect(script.last('sync')).toMatchObject({ since: 2 });
    await script.hear({ type: 'changes', ref: script.last('sync').id, room: ROOM, epoch: 'e1', commits: [three], head: 3 });
    expect(script.items).toEqual(['a', 'b']);
  });

  it('S7 does not heal for ever when it is the digest that is wrong', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes({ ...script.commit(2, [added('a')]), digest: 'ffffffffffffffff' }));
    for (let i = 0; i < 10; i++) {
      if (script.room.engine.live) break;
      await script.hear(script.joined({ head: 2, catchUp: { mode: 'snapshot', seq: 2, digest: 'ffffffffffffffff', entities: [] } }));
    }
    expect(script.room.state.get().name).toBe('live');
    expect(script.all('join').length).toBeLessThan(6);
  });

  it('P3 a pong tells of commits that were never told, and of a state that is wrong', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 3 });
    expect(script.last('sync')).toMatchObject({ since: 1 });
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 1, digest: 'ffffffffffffffff' });
    expect(script.all('join')).toHaveLength(2);
  });

  it('P4 a removed member stops, keeps the queue and is told', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear({ type: 'revoked', room: ROOM, reason: 'removed' });
    expect(script.room.state.get()).toEqual({ name: 'revoked', problem: 'removed' });
    expect(() => script.room.mutate('add', [add('a')])).toThrow('revoked');
  });
});
