import { describe, expect, it } from 'vitest';
import { Digest } from '../replica/digest';
import { FakeBrowser } from '../testing/fake-browser';
import { add, added, applied, ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

describe('joining', () => {
  it('J1 registers a new client, and joins as a known one from then on', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    expect(script.last('join')).toMatchObject({ register: true, protocol: 1 });
    expect(script.last('join')).not.toHaveProperty('since');
    const again = new ScriptedRoom(browser);
    await again.load();
    expect(again.last('join')).toMatchObject({ client: script.last('join').client, epoch: 'e1', since: 1 });
    expect(again.last('join')).not.toHaveProperty('register');
  });

  it('J3 takes a delta and asks for more', async () => {
    const script = await ScriptedRoom.joined();
    script.room.engine.down();
    script.room.engine.up();
    const commit = script.commit(2, [added('a')]);
    await script.hear(script.joined({ head: 3, catchUp: { mode: 'delta', commits: [commit], more: true } }));
    expect(script.last('sync')).toMatchObject({ since: 2, epoch: 'e1' });
    await script.hear(script.synced(script.commit(3, [added('b')])));
    expect(script.seq).toBe(3);
    expect(script.all('sync')).toHaveLength(1);
  });

  it('J3 a reset replaces the state and keeps the queue, which gets a base that the new state knows', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [added('gone')])));
    script.room.engine.down();
    const handle = script.room.mutate('add', [add('mine')]);
    await script.settle();
    script.room.engine.up();
    const entity = { type: 'item', id: 'kept', seq: 1, fields: { name: 'Kept' }, fseq: {}, stamps: {} };
    const digest = new Digest();
    digest.toggle('item', 'kept', 1);
    await script.hear(script.joined({ epoch: 'e2', head: 1, catchUp: { mode: 'reset', reason: 'epoch-changed', seq: 1, digest: digest.toString(), entities: [entity] } }));
    expect(script.items).toEqual(['kept', 'mine']);
    expect(script.last('update')).toMatchObject({ epoch: 'e2', mutations: [{ n: 1, base: 1 }] });
    expect(handle.status.get()).toBe('sent');
  });

  it('J6 takes another name where the server forgot what it had decided, as after a restore, before anything is sent under the old one', async () => {
    const script = await ScriptedRoom.joined();
    const { client } = script.last('join');
    script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(script.ack([{ n: 1, outcome: { status: 'rejected', code: 'already-exists' } }]));
    await script.offlineFor(() => {}, { epoch: 'e2', receipt: { last: 0 }, catchUp: { mode: 'reset', reason: 'epoch-changed', seq: 1, digest: '0000000000000000', entities: [] } });
    const renewed = script.last('join');
    expect(renewed.client).not.toBe(client);
    expect(renewed).toMatchObject({ register: true });
    await script.hear(script.joined({ epoch: 'e2', receipt: { last: 0 }, digest: '0000000000000000' }));
    const handle = script.room.mutate('add', [add('b')]);
    await script.settle();
    expect(script.last('update')).toMatchObject({ client: renewed.client, epoch: 'e2', mutations: [{ n: 1 }] });
    expect(handle.status.get()).toBe('sent');
    expect(script.room.rejected.get().map(({ code }) => code)).toEqual(['already-exists']);
  });

  it('J6 sends again what the log of before had taken up where this device never saw it: the restored one decides', async () => {
    const script = await ScriptedRoom.joined();
    const { client } = script.last('join');
    script.room.mutate('add', [add('mine')]);
    await script.settle();
    await script.hear(script.ack([applied(1, 7)]));
    await script.offlineFor(() => {}, { epoch: 'e2', receipt: { last: 0 }, catchUp: { mode: 'reset', reason: 'epoch-changed', seq: 1, digest: '0000000000000000', entities: [] } });
    expect(script.last('update')).toMatchObject({ client, epoch: 'e2', mutations: [{ n: 1 }] });
    expect(script.room.sync.get()).toMatchObject({ waiting: 1, drained: 0, total: 1 });
    const two = script.commit(2, [added('mine')], { client, n: [1, 1] });
    await script.hear(script.ack([applied(1, 2)], two));
    expect(script.room.sync.get().waiting).toBe(0);
    expect(script.items).toEqual(['mine']);
  });

  it('J3 fetches a state that did not fit the frame, and holds what comes meanwhile', async () => {
    const script = await ScriptedRoom.joined();
    script.room.engine.down();
    script.room.engine.up();
    const [two, three] = [script.commit(2, [added('a')]), script.commit(3, [added('b')])];
    const entities = ['a'].map((id) => ({ type: 'item', id, seq: 2, fields: { name: 'Tent' }, fseq: {}, stamps: {} }));
    const list = { type: 'list', id: 'list', seq: 1, fields: { title: 'List' }, fseq: {}, stamps: {} };
    script.snapshot = async () => ({ room: ROOM, epoch: 'e1', seq: 2, digest: two.digest, entities: [list, ...entities] });
    await script.hear(script.joined({ head: 2, catchUp: { mode: 'snapshot', href: '/api/rooms/trip/snapshot' } }), script.changes(three));
    expect(script.seq).toBe(3);
    expect(script.items).toEqual(['a', 'b']);
  });

  it('J3 tries again when the state cannot be fetched', async () => {
    const script = await ScriptedRoom.joined();
    script.room.engine.down();
    script.room.engine.up();
    await script.hear(script.joined({ catchUp: { mode: 'snapshot', href: '/api/rooms/trip/snapshot' } }));
    await script.pass(5_000);
    expect(script.all('join')).toHaveLength(3);
  });

  it('J5 a person without access is told, and nothing goes on', async () => {
    const script = new ScriptedRoom();
    await script.load();
    await script.hear(script.error('not-a-member', 'give-up', script.last('join').id));
    expect(script.room.state.get()).toEqual({ name: 'refused', problem: 'not-a-member' });
    await expect(script.room.ready).rejects.toMatchObject({ code: 'not-a-member' });
    await script.pass(120_000);
    expect(script.sent).toHaveLength(1);
  });

  it('J6 an unknown client takes a new id, reviews what was sent and goes on with what was not', async () => {
    const script = await ScriptedRoom.joined();
    const sent = script.room.mutate('first', [add('sent')]);
    await script.settle();
    const waiting = script.room.mutate('second', [add('waiting')]);
    await script.settle();
    const old = script.last('update').client;
    await script.hear(script.error('unknown-client', 'new-client', script.last('update').id));
    expect(await sent.server).toMatchObject({ status: 'rejected', code: 'needs-review' });
    expect(script.room.rejected.get()).toMatchObject([{ label: 'first', code: 'needs-review' }]);
    expect(script.last('join')).toMatchObject({ register: true });
    expect(script.last('join').client).not.toBe(old);
    await script.hear(script.joined({}));
    expect(script.last('update')).toMatchObject({ client: script.last('join').client, mutations: [{ n: 1, ops: [add('waiting')] }] });
    expect(waiting.status.get()).toBe('sent');
  });

  it('E2 joins again when presence is refused because the server forgot the join', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear({ type: 'error', code: 'not-joined', then: 'retry', room: ROOM });
    expect(script.all('join')).toHaveLength(2);
    await script.hear(script.joined({}), { type: 'error', code: 'throttled', then: 'retry', room: ROOM });
    expect(script.room.state.get().name).toBe('live');
    await script.hear({ type: 'error', code: 'not-a-member', then: 'give-up', room: ROOM });
    expect(script.room.state.get()).toEqual({ name: 'revoked', problem: 'not-a-member' });
  });

  it('E1 an error that names nothing ends no room', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 9 });
    script.room.engine.error({ type: 'error', code: 'too-large', then: 'give-up' });
    await script.pass(5_000);
    expect(script.room.state.get().name).toBe('live');
    expect(script.all('join')).toHaveLength(2);
  });

  it('a kind that this app does not know is refused instead of shown wrong', async () => {
    const script = new ScriptedRoom();
    await script.load();
    await script.hear(script.joined({ kind: 'from-later' }));
    expect(script.room.state.get()).toEqual({ name: 'refused', problem: 'unknown-kind' });
  });
});
