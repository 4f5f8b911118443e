import { describe, expect, it } from 'vitest';
import type { Entity } from '../protocol/messages';
import { KindModel } from '../kinds/model';
import { testKind } from '../testing/kinds';
import { add, added, applied, ScriptedRoom } from '../testing/scripted';
import { checkFilter, type Filter, narrowing } from './filter';

const HIGH: Filter = { where: [{ type: 'item', field: 'priority', is: ['high'] }] };
const MARK = '0123456789abcdef';

const item = (id: string, seq: number, fields: Entity['fields'] = {}): Entity => ({ type: 'item', id, seq, fields: { name: id, ...fields }, fseq: { name: seq }, stamps: { [seq]: { at: 1, by: 'bob', client: 'other' } } });
const settled = async (promise: Promise<void>) => {
  let state = 'pending';
  promise.then(
    () => (state = 'resolved'),
    (refusal: { code: string }) => (state = refusal.code),
  );
  await Promise.resolve().then(() => {});
  return () => state;
};

async function narrowed(script: ScriptedRoom): Promise<void> {
  void script.room.subscribe(HIGH);
  await script.settle();
  await script.hear({ type: 'subscribed', ref: script.last('subscribe').id, room: 'trip', epoch: 'e1', filter: MARK, since: script.seq ?? 0, seq: script.seq ?? 0, entities: [], gone: [] });
}

describe('V subscribing', () => {
  it('V4 tells what one holds, and shows what the answer says', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [added('tent'), added('stove')])));
    const answered = await settled(script.room.subscribe(HIGH));
    await script.settle();
    expect(script.last('subscribe')).toMatchObject({ filter: HIGH, epoch: 'e1', since: 2 });
    expect(answered()).toBe('pending');
    expect(script.items).toEqual(['stove', 'tent']);
    await script.hear({ type: 'subscribed', ref: script.last('subscribe').id, room: 'trip', epoch: 'e1', filter: MARK, since: 2, seq: 3, entities: [item('map', 3, { priority: 'high' })], gone: [] });
    expect(answered()).toBe('resolved');
    expect(script.items).toEqual(['map']);
    expect(script.seq).toBe(3);
    expect(script.room.subscription.get()).toEqual({ wanted: HIGH, shown: HIGH });
  });

  it('V2, V3 follows markers, and what enters and leaves', async () => {
    const script = await ScriptedRoom.joined();
    await narrowed(script);
    const enter = { op: 'enter' as const, type: 'item', id: 'map', entity: item('map', 5, { priority: 'high' }) };
    await script.hear({ type: 'changes', room: 'trip', epoch: 'e1', filter: MARK, commits: [{ skip: [2, 4] }, script.commit(5, [enter])] });
    expect([script.items, script.seq]).toEqual([['map'], 5]);
    await script.hear({ type: 'changes', room: 'trip', epoch: 'e1', filter: MARK, commits: [script.commit(6, [{ op: 'leave', type: 'item', id: 'map' }]), { skip: [7, 9] }] });
    expect([script.items, script.seq]).toEqual([[], 9]);
  });

  it('V5 drops what another filter let through, and joins again where a sync answers through another', async () => {
    const script = await ScriptedRoom.joined();
    await narrowed(script);
    await script.hear(script.changes(script.commit(2, [added('tent')])));
    expect([script.items, script.seq]).toEqual([[], 1]);
    await script.hear({ type: 'changes', room: 'trip', epoch: 'e1', filter: MARK, commits: [], head: 4 });
    await script.pass(300);
    const joins = script.all('join').length;
    await script.hear({ type: 'changes', ref: script.last('sync').id, room: 'trip', epoch: 'e1', filter: 'fedcba9876543210', commits: [{ skip: [2, 4] }] });
    expect(script.all('join')).toHaveLength(joins + 1);
    expect(script.last('join')).toMatchObject({ subscribe: HIGH });
    expect(script.last('join').since).toBeUndefined();
  });

  it('V6 takes only the outcomes of an answer: its commit comes once more', async () => {
    const script = await ScriptedRoom.joined();
    await narrowed(script);
    script.room.mutate('add', [add('tent')]);
    await script.settle();
    const { client } = script.last('update');
    const commit = script.commit(2, [added('tent')], { client, n: [1, 1] });
    await script.hear(script.ack([applied(1, 2)], commit));
    expect([script.room.sync.get().waiting, script.seq, script.items]).toEqual([0, 1, ['tent']]);
    await script.hear({ type: 'changes', room: 'trip', epoch: 'e1', filter: MARK, commits: [{ ...commit, changes: [], partial: true }] });
    expect([script.seq, script.items]).toEqual([2, []]);
  });

  it('J1 goes on from its position through the same filter, and begins anew through another', async () => {
    const script = await ScriptedRoom.joined();
    await narrowed(script);
    await script.offlineFor(() => {}, { catchUp: { mode: 'delta', filter: MARK, commits: [{ skip: [2, 3] }], more: false }, head: 3 });
    expect(script.last('join')).toMatchObject({ subscribe: HIGH, epoch: 'e1', since: 1 });
    expect(script.seq).toBe(3);
    await script.offlineFor(() => void script.room.subscribe(null), { catchUp: { mode: 'snapshot', seq: 3, digest: '0000000000000000', entities: [] }, head: 3 });
    expect(script.last('join').since).toBeUndefined();
    expect(script.room.subscription.get()).toEqual({ wanted: null, shown: null });
  });

  it('J1 a whole copy is one to go on from through any filter: of it the part is shown', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [added('tent'), { op: 'create', type: 'item', id: 'map', fields: { name: 'Map', priority: 'high' } }])));
    await script.offlineFor(() => void script.room.subscribe(HIGH), { catchUp: { mode: 'delta', filter: MARK, commits: [], more: false }, head: 2 });
    expect(script.last('join')).toMatchObject({ subscribe: HIGH, since: 2 });
    expect(script.items).toEqual(['map']);
  });

  it('T2 while an edit of a text waits the whole room is taken, from the last whole copy on', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [{ op: 'create', type: 'item', id: 'map', fields: { name: 'Map', story: 'abc', priority: 'high' } }])));
    void script.room.subscribe(HIGH);
    await script.settle();
    await script.hear({ type: 'subscribed', ref: script.last('subscribe').id, room: 'trip', epoch: 'e1', filter: MARK, since: 2, seq: 2, entities: [], gone: [] });
    expect(script.room.subscription.get().shown).toEqual(HIGH);
    script.room.mutate('type', [{ op: 'splice', type: 'item', id: 'map', field: 'story', splices: [[3, 0, 'd']] }]);
    await script.settle();
    expect(script.last('join')).toMatchObject({ epoch: 'e1', since: 2 });
    expect(script.last('join')).not.toHaveProperty('subscribe');
    expect(script.room.subscription.get()).toEqual({ wanted: HIGH, shown: null });
    // What the filter would not let through any more.
    const away = script.commit(3, [{ op: 'update', type: 'item', id: 'map', set: { priority: 'low' }, was: {}, edits: { story: [{ did: [[0, '', '>>']] }] } }]);
    await script.hear(script.joined({ head: 3, catchUp: { mode: 'delta', commits: [away], more: false } }));
    expect(script.last('update').mutations[0]?.ops).toEqual([{ op: 'splice', type: 'item', id: 'map', field: 'story', base: 3, splices: [[5, 0, 'd']] }]);
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 4)], script.commit(4, [{ op: 'update', type: 'item', id: 'map', set: {}, was: {}, edits: { story: [{ did: [[5, '', 'd']] }] } }], { client, n: [1, 1] })));
    expect(script.room.entities.get().get('item')?.get('map')?.fields.story).toBe('>>abcd');
    await script.offlineFor(() => {}, { head: 4 });
    expect(script.last('join')).toMatchObject({ subscribe: HIGH, since: 4 });
  });

  it('a part is not kept: the next page begins with the last whole copy', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [added('tent')])));
    await narrowed(script);
    expect(script.items).toEqual([]);
    await script.room.engine.ledger.outbox.shared.flushed();
    const stored = await script.tab.vault.load('trip', 'shared', 'fresh');
    expect([stored.snapshot?.seq, stored.tail.map(({ seq }) => seq)]).toEqual([1, [2]]);
  });

  it('a refusal of the server is told, and what was shown stays', async () => {
    const script = await ScriptedRoom.joined();
    const answered = await settled(script.room.subscribe(HIGH));
    await script.settle();
    await script.hear(script.error('bad-message', 'give-up', script.last('subscribe').id, { detail: { at: '/filter/where/0/field' } }));
    expect(answered()).toBe('bad-message');
    expect(script.room.subscription.get()).toEqual({ wanted: null, shown: null });
    await script.hear(script.changes(script.commit(2, [added('tent')])));
    expect(script.items).toEqual(['tent']);
  });

  it.each<[Filter, string]>([
    [{ types: ['item', 'tool'] }, '/types/1'],
    [{ types: Array.from({ length: 21 }, () => 'item') }, '/types'],
    [{ where: [{ type: 'tool', field: 'x', is: [null] }] }, '/where/0/type'],
    [{ where: [{ type: 'item', field: 'name', is: ['x'] }] }, '/where/0/field'],
    [{ where: [{ type: 'item', field: 'constructor', is: [null] }] }, '/where/0/field'],
    [{ where: [{ type: 'item', field: 'priority', is: [] }] }, '/where/0/is'],
    [{ where: [{ type: 'item', field: 'priority', is: ['high', 'huge'] }] }, '/where/0/is/1'],
    [{ events: Array.from({ length: 20 }, () => 'x'.repeat(128)) }, ''],
  ])('V1 %j is wrong at %s', (filter, at) => {
    expect(() => checkFilter(new KindModel(testKind), filter)).toThrow(expect.objectContaining({ code: 'bad-message', detail: { at } }));
  });

  it('V1 a filter that names nothing is none', () => {
    expect([narrowing({}), narrowing({ where: [] }), narrowing(null)]).toEqual([null, null, null]);
    expect(narrowing({ types: [] })).toEqual({ types: [] });
  });
});
