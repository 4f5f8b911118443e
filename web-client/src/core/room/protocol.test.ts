import { describe, expect, it } from 'vitest';
import type { Ack } from '../protocol/frames';
import type { Change, Commit, Op, Outcome } from '../protocol/messages';
import { Digest } from '../replica/digest';
import { FakeBrowser } from '../testing/fake-browser';
import { ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

const add = (id: string, name = 'Tent'): Op => ({ op: 'create', type: 'item', id, fields: { name } });
const added = (id: string, name = 'Tent'): Change => ({ op: 'create', type: 'item', id, fields: { name, quantity: 1, packed: false } });
const applied = (n: number, seq?: number) => ({ n, outcome: { status: 'applied', ...(seq !== undefined && { seq }) } as Outcome });
const rejected = (n: number, code: string) => ({ n, outcome: { status: 'rejected', code } as Outcome });

function ack(script: ScriptedRoom, outcomes: readonly { n: number; outcome: Outcome | 'settled' }[], commit?: Commit): Ack {
  const { id, client } = script.last('update');
  return { type: 'ack', ref: id, room: ROOM, client, last: outcomes.at(-1)?.n ?? 0, outcomes: [...outcomes], ...(commit !== undefined && { commit }) };
}

const seqOf = (script: ScriptedRoom) => script.room.meta.get()?.seq;
const items = (script: ScriptedRoom) => [...(script.room.entities.get().get('item')?.keys() ?? [])];

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
    await script.hear({ ...script.changes(script.commit(3, [added('b')])), ref: script.last('sync').id } as never);
    expect(seqOf(script)).toBe(3);
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
    expect(items(script).toSorted()).toEqual(['kept', 'mine']);
    expect(script.last('update')).toMatchObject({ epoch: 'e2', mutations: [{ n: 1, base: 1 }] });
    expect(handle.status.get()).toBe('sent');
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
    expect(seqOf(script)).toBe(3);
    expect(items(script)).toEqual(['a', 'b']);
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

  it('a kind that this app does not know is refused instead of shown wrong', async () => {
    const script = new ScriptedRoom();
    await script.load();
    await script.hear(script.joined({ kind: 'from-later' }));
    expect(script.room.state.get()).toEqual({ name: 'refused', problem: 'unknown-kind' });
  });
});

describe('updating', () => {
  it('stores a mutation before it is sent', async () => {
    const script = await ScriptedRoom.joined();
    script.tab.vault.slowMs = 50;
    script.room.mutate('add', [add('a')]);
    await script.settle();
    expect(script.all('update')).toHaveLength(0);
    script.tab.vault.failure = new Error('full');
    await script.pass(500);
    expect(script.all('update')).toHaveLength(0);
  });

  it('U1 has one update in flight, then sends what came meanwhile', async () => {
    const script = await ScriptedRoom.joined();
    for (const id of ['a', 'b', 'c']) {
      script.room.mutate('add', [add(id)]);
      await script.settle();
    }
    expect(script.all('update')).toHaveLength(1);
    expect(script.room.sync.get()).toMatchObject({ name: 'syncing', waiting: 3, inFlight: 1 });
    await script.hear(ack(script, [applied(1, 2)], script.commit(2, [added('a')], { client: script.last('update').client, n: [1, 1] })));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2, 3]);
  });

  it('U1 sends 25 at most', async () => {
    const script = await ScriptedRoom.joined();
    script.up = false;
    script.room.engine.down();
    for (let i = 0; i < 60; i++) script.room.mutate('add', [add(`i${i}`)]);
    await script.settle();
    script.up = true;
    script.room.engine.up();
    await script.hear(script.joined({}));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it('U4 tells the reason of a rejected mutation and shows the state without it', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title: 'Mine' } }]);
    expect(script.room.meta.get()?.title).toBe('Mine');
    await script.settle();
    await script.hear(ack(script, [rejected(1, 'forbidden')]));
    expect(await handle.server).toEqual({ status: 'rejected', code: 'forbidden' });
    expect(script.room.meta.get()?.title).toBe('List');
    expect(script.room.sync.get()).toMatchObject({ name: 'attention', rejected: 1, waiting: 0 });
  });

  it('keeps a rejected mutation over a reload until it is dismissed', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    script.room.mutate('rename', [add('a')]);
    await script.settle();
    await script.hear(ack(script, [rejected(1, 'forbidden')]));
    const again = new ScriptedRoom(browser);
    await again.load();
    const [entry] = again.room.rejected.get();
    expect(entry).toMatchObject({ label: 'rename', code: 'forbidden' });
    await again.room.dismiss(entry?.id ?? '');
    expect(again.room.rejected.get()).toEqual([]);
    expect(again.room.sync.get().name).toBe('saved');
  });

  it('queues a rejected mutation again when asked to', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(ack(script, [rejected(1, 'busy')]));
    const handle = await script.room.retry(script.room.rejected.get()[0]?.id ?? '');
    await script.settle();
    expect(script.last('update').mutations).toMatchObject([{ n: 2, ops: [add('a')] }]);
    expect(handle.status.get()).toBe('sent');
    await expect(script.room.retry('unknown')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('discards only what was never sent', async () => {
    const script = await ScriptedRoom.joined();
    const sent = script.room.mutate('add', [add('a')]);
    await script.settle();
    const waiting = script.room.mutate('add', [add('b')]);
    await script.settle();
    expect(await script.room.discard(sent.id)).toBe(false);
    expect(await script.room.discard(waiting.id)).toBe(true);
    expect(items(script)).toEqual(['a']);
    expect(await waiting.server).toEqual({ status: 'rejected', code: 'discarded' });
  });

  it('U5 sends the rest again when fewer were decided', async () => {
    const script = await ScriptedRoom.joined();
    script.up = false;
    script.room.engine.down();
    for (const id of ['a', 'b', 'c']) script.room.mutate('add', [add(id)]);
    await script.settle();
    script.up = true;
    script.room.engine.up();
    await script.hear(script.joined({}));
    await script.hear(ack(script, [applied(1, 2)], script.commit(2, [added('a')], { client: script.last('update').client, n: [1, 1] })));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2, 3]);
  });

  it('U6 what is only known to be settled is let go, and is applied unless the log says otherwise', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear({ ...ack(script, []), outcomes: [{ n: 1, outcome: 'settled' }] });
    expect(await handle.server).toEqual({ status: 'applied' });
    expect(script.room.sync.get().waiting).toBe(0);
  });

  it('U6 what is only known to be settled waits for the log where the log is behind, and learns of its rejection there', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear({ type: 'pong', at: 0, room: ROOM, head: 2 }, { ...ack(script, []), outcomes: [{ n: 1, outcome: 'settled' }] });
    expect(handle.status.get()).toBe('sent');
    expect(script.all('update')).toHaveLength(1);
    await script.hear(script.changes(script.commit(2, [], { client, n: [1, 1], rejected: [{ n: 1, status: 'rejected', code: 'deleted' }] })));
    expect(await handle.server).toMatchObject({ status: 'rejected', code: 'deleted' });
  });

  it('U6 a number that nobody has makes a new client instead of an endless gap', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const old = script.last('update').client;
    await script.hear(script.error('gap', 'retry', script.last('update').id, { detail: { expected: 0 } }));
    expect(script.last('join').client).not.toBe(old);
    expect(script.room.rejected.get()).toMatchObject([{ code: 'needs-review' }]);
  });

  it('U8 an answer that does not come gives the link up, and the same is sent again with the same numbers', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const first = script.last('update').mutations;
    await script.pass(15_000);
    expect(script.resets).toEqual(['no-answer']);
    script.room.engine.down();
    script.room.engine.up();
    await script.hear(script.joined({ receipt: { last: 1 } }));
    expect(script.all('update')).toHaveLength(2);
    expect(script.last('update').mutations).toEqual(first);
  });

  it('E2 waits when the server is busy, and sends the same again', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const first = script.last('update').mutations;
    await script.hear(script.error('busy', 'retry', script.last('update').id, { retryAfter: 3_000 }));
    await script.pass(2_900);
    expect(script.all('update')).toHaveLength(1);
    await script.pass(10_000);
    expect(script.all('update')).toHaveLength(2);
    expect(script.last('update').mutations).toEqual(first);
  });

  it('E3 an error of the gateway that names nothing is tried again', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    script.room.engine.error({ type: 'error', code: 'internal', then: 'retry' });
    await script.pass(10_000);
    expect(script.all('update')).toHaveLength(2);
  });

  it('E2 finds the one mutation that makes a frame unacceptable, and sends the others under a new client', async () => {
    const script = await ScriptedRoom.joined();
    script.up = false;
    script.room.engine.down();
    for (const id of ['good', 'bad', 'later']) script.room.mutate(id, [add(id)]);
    await script.settle();
    script.up = true;
    script.room.engine.up();
    await script.hear(script.joined({}));
    const old = script.last('update').client;
    await script.hear(script.error('bad-message', 'give-up', script.last('update').id));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([1]);
    await script.hear(ack(script, [applied(1, 2)], script.commit(2, [added('good')], { client: old, n: [1, 1] })));
    await script.hear(script.error('bad-message', 'give-up', script.last('update').id));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2]);
    await script.hear(script.error('bad-message', 'give-up', script.last('update').id));
    expect(script.room.rejected.get()).toMatchObject([{ label: 'bad', code: 'bad-message' }]);
    await script.hear(script.joined({ head: 2 }));
    expect(script.last('update')).toMatchObject({ client: script.last('join').client, mutations: [{ n: 1, ops: [add('later')] }] });
    expect(script.last('join').client).not.toBe(old);
  });

  it('E2 asks for a sign-in, and stops where this version is too old', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(script.error('signed-out', 'sign-in', script.last('update').id));
    script.room.engine.down();
    script.room.engine.up();
    await script.hear(script.error('upgrade-required', 'upgrade', script.last('join').id));
    expect(script.refusals).toEqual(['needs-auth: signed-out', 'closed: upgrade-required']);
    expect(items(script)).toEqual(['a']);
  });
});

describe('the log', () => {
  it('S2 applies the next commit, ignores older ones and asks for what is missing', async () => {
    const script = await ScriptedRoom.joined();
    const [two, three, four] = [script.commit(2, [added('a')]), script.commit(3, [added('b')]), script.commit(4, [added('c')])];
    await script.hear(script.changes(two), script.changes(two));
    expect(seqOf(script)).toBe(2);
    await script.hear(script.changes(four));
    expect(seqOf(script)).toBe(2);
    expect(script.all('sync')).toHaveLength(0);
    await script.pass(300);
    expect(script.last('sync')).toMatchObject({ since: 2 });
    await script.hear({ ...script.changes(three), ref: script.last('sync').id } as never);
    expect(seqOf(script)).toBe(4);
  });

  it('S2 does not ask for what comes by itself a moment later', async () => {
    const script = await ScriptedRoom.joined();
    const [two, three] = [script.commit(2, [added('a')]), script.commit(3, [added('b')])];
    await script.hear(script.changes(three));
    await script.pass(100);
    await script.hear(script.changes(two));
    await script.pass(10_000);
    expect(seqOf(script)).toBe(3);
    expect(script.all('sync')).toHaveLength(0);
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
    await script.hear(ack(script, [applied(1, 3)], three));
    expect(script.room.sync.get().waiting).toBe(0);
    expect(items(script)).toEqual(['mine']);
    const again = new ScriptedRoom(browser);
    await again.load();
    expect(items(again)).toEqual(['mine']);
  });

  it('S7 heals itself: a state that contradicts the digest is fetched anew', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes({ ...script.commit(2, [added('a')]), digest: 'ffffffffffffffff' }));
    expect(script.last('join')).not.toHaveProperty('since');
    expect(script.all('join')).toHaveLength(2);
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

describe('a mutation', () => {
  it.each([
    ['too-large', [add('a'), ...Array.from({ length: 8 }, (_, i): Op => ({ op: 'update', type: 'item', id: `i${i}`, set: { note: 'x'.repeat(4_000) } }))]],
    ['unknown-type', [{ op: 'delete', type: 'tent', id: 'a' }]],
    ['unknown-field', [{ op: 'update', type: 'item', id: 'a', set: { colour: 'red' } }]],
    ['missing-field', [{ op: 'create', type: 'item', id: 'a', fields: {} }]],
    ['invalid-operation', []],
    ['invalid-operation', [{ op: 'delete', type: 'item', id: 'not an id' }]],
    ['singleton', [{ op: 'delete', type: 'list', id: 'list' }]],
    ['singleton', [{ op: 'move', type: 'list', id: 'list', position: 'a0' }]],
  ] as [string, Op[]][])('is refused at once with %s, and nothing is queued', async (code, ops) => {
    const script = await ScriptedRoom.joined();
    const before = script.sent.length;
    expect(() => script.room.mutate('x', ops)).toThrow(expect.objectContaining({ code }) as Error);
    await script.settle();
    expect(script.room.outbox.get()).toEqual([]);
    expect(script.sent).toHaveLength(before);
  });

  it('is refused before there is anything to change, and for those who may only look', async () => {
    const script = new ScriptedRoom();
    await script.load();
    expect(() => script.room.mutate('x', [add('a')])).toThrow('not-ready');
    const reader = await ScriptedRoom.joined();
    reader.room.engine.down();
    reader.room.engine.up();
    await reader.hear(reader.joined({ role: 'viewer' }));
    expect(() => reader.room.mutate('x', [add('a')])).toThrow('read-only');
  });

  it('is what it was when it was made, whatever becomes of the objects it was made of', async () => {
    const script = await ScriptedRoom.joined();
    const fields = { name: 'Tent' };
    script.room.mutate('add', [{ op: 'create', type: 'item', id: 'a', fields }]);
    fields.name = 'changed';
    await script.settle();
    expect(script.last('update').mutations[0]?.ops).toEqual([add('a')]);
  });
});
