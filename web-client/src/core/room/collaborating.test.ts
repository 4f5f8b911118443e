import { describe, expect, it } from 'vitest';
import type { Change, Lock } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { add, added, applied, rejected, ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';
import { after, NOTHING } from './undo-stack';

const lock = (client: string | null, token: number): Lock => ({ type: 'category', id: 'c', holder: client === null ? null : { user: 'ann', name: 'Ann', client }, token, until: 30_000 });
const renamed = { op: 'update', type: 'category', id: 'c', set: { name: 'New' } } as const;

describe('locks', () => {
  async function aLockedRoom() {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [{ op: 'create', type: 'category', id: 'c', fields: { name: 'Old' } }])));
    return script;
  }

  it('L1 L3 one is acquired, and what needs it carries its token', async () => {
    const script = await aLockedRoom();
    const asked = script.room.locks.acquire('category', 'c');
    const { id, client, ...frame } = script.last('lock');
    expect(frame).toEqual({ action: 'lock', room: ROOM, type: 'category', entity: 'c' });
    await script.hear({ type: 'lock', ref: id, room: ROOM, lock: lock(client, 7) });
    expect(await asked).toEqual(lock(client, 7));
    expect(script.room.locks.on('category', 'c').get()?.token).toBe(7);
    script.room.mutate('rename', [renamed, add('i')]);
    await script.settle();
    expect(script.last('update').mutations[0]?.locks).toEqual([{ type: 'category', id: 'c', token: 7 }]);
    await script.hear(script.ack([applied(1, 3)], script.commit(3, [{ ...renamed, was: { name: 'Old' } }, added('i')], { client, n: [1, 1] })));
    void script.room.locks.renew('category', 'c').catch(() => {});
    expect(script.last('lock')).toMatchObject({ token: 7 });
    script.room.locks.release('category', 'c');
    expect(script.last('unlock')).toMatchObject({ entity: 'c', token: 7 });
  });

  it('L3 an undo carries the tokens of all locks that are held: only the server knows what it changes', async () => {
    const script = await aLockedRoom();
    const asked = script.room.locks.acquire('category', 'c');
    const { id, client } = script.last('lock');
    await script.hear({ type: 'lock', ref: id, room: ROOM, lock: lock(client, 7) });
    await asked;
    script.room.mutate('undo', [{ op: 'undo', seq: 2 }]);
    await script.settle();
    expect(script.last('update').mutations[0]?.locks).toEqual([{ type: 'category', id: 'c', token: 7 }]);
  });

  it('L3 what was refused for a lock that was lost is sent again with the one that is held now', async () => {
    const script = await aLockedRoom();
    const held = async (token: number) => {
      const asked = script.room.locks.acquire('category', 'c');
      const { id, client } = script.last('lock');
      await script.hear({ type: 'lock', ref: id, room: ROOM, lock: lock(client, token) });
      await asked;
    };
    await held(7);
    script.room.mutate('rename', [renamed]);
    await script.settle();
    await script.hear(script.ack([rejected(1, 'stale-lock')]));
    await held(9);
    const [refused] = script.room.rejected.get();
    await script.room.retry(refused?.id ?? '');
    await script.settle();
    expect(script.last('update').mutations[0]).toMatchObject({ ops: [renamed], locks: [{ type: 'category', id: 'c', token: 9 }] });
  });

  it('L3 a lock is given back once what was made under it is decided', async () => {
    const script = await aLockedRoom();
    const asked = script.room.locks.acquire('category', 'c');
    const { id, client } = script.last('lock');
    await script.hear({ type: 'lock', ref: id, room: ROOM, lock: lock(client, 7) });
    await asked;
    script.room.mutate('rename', [renamed]);
    script.room.locks.release('category', 'c');
    await script.settle();
    expect(script.all('update')).toHaveLength(1);
    expect(script.all('unlock')).toHaveLength(0);
    await script.hear(script.ack([applied(1, 3)], script.commit(3, [{ ...renamed, was: { name: 'Old' } }], { client, n: [1, 1] })));
    await script.settle();
    expect(script.last('unlock')).toMatchObject({ entity: 'c', token: 7 });
  });

  it('L1 somebody else has it: the refusal says who', async () => {
    const script = await aLockedRoom();
    await Promise.all([
      expect(script.room.locks.acquire('category', 'c')).rejects.toMatchObject({ code: 'locked', detail: { lock: { token: 3 } } }),
      script.hear(script.error('locked', 'give-up', script.last('lock').id, { detail: { lock: lock('other', 3) } })),
    ]);
    expect(script.room.state.get().name).toBe('live');
  });

  it('J2 L2 all learn at once who holds what, and an older word that comes late changes nothing', async () => {
    const script = await aLockedRoom();
    await script.hear({ type: 'lock', room: ROOM, lock: lock('other', 4) }, { type: 'lock', room: ROOM, lock: lock('before', 3) });
    expect(script.room.locks.all.get()).toEqual([lock('other', 4)]);
    await expect(script.room.locks.renew('category', 'c')).rejects.toMatchObject({ code: 'lock-required' });
    script.room.mutate('rename', [renamed]);
    await script.settle();
    expect(script.last('update').mutations[0]).not.toHaveProperty('locks');
    await script.hear({ type: 'lock', room: ROOM, lock: lock(null, 4) });
    expect(script.room.locks.all.get()).toEqual([]);
    script.room.engine.down();
    script.room.engine.up();
    await script.hear(script.joined({ head: 2, locks: [lock('third', 5)] }));
    expect(script.room.locks.all.get()).toEqual([lock('third', 5)]);
  });

  it('a question that nobody answers ends, and so does one without a link', async () => {
    const script = await aLockedRoom();
    await Promise.all([expect(script.room.locks.acquire('category', 'c')).rejects.toMatchObject({ code: 'offline' }), script.room.engine.down()]);
    await expect(script.room.locks.acquire('category', 'c', { takeOver: true })).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('taking back', () => {
  const undone = (n: number, seq: number) => ({ undone: [{ n, seq }] });

  it('H1 H2 undoes the newest commit of this device, redoes it, and remembers over a reload', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    expect(script.room.undoable.get()).toMatchObject({ undo: false, redo: false });
    expect(script.room.undo()).toBeNull();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 2)], script.commit(2, [added('a')], { client, n: [1, 1] })));
    await script.hear(script.changes(script.commit(3, [added('theirs')])));
    expect(script.room.undoable.get()).toMatchObject({ undo: true, redo: false });
    script.room.undo();
    expect(script.items).toEqual(['theirs']);
    expect(script.room.undo()).toBeNull();
    await script.settle();
    expect(script.last('update').mutations).toMatchObject([{ n: 2, ops: [{ op: 'undo', seq: 2 }] }]);
    const back = script.commit(4, [{ op: 'delete', type: 'item', id: 'a', was: { name: 'Tent' } }], { client, n: [2, 2], ...undone(2, 2) });
    await script.hear(script.ack([applied(2, 4)], back));
    expect(script.room.undoable.get()).toMatchObject({ undo: false, redo: true });
    await script.settle();
    const again = new ScriptedRoom(browser);
    await again.load();
    expect(again.room.undoable.get()).toEqual({ undo: false, redo: true, redoes: { label: 'add', on: { type: 'item', id: 'a' }, count: 1 } });
    again.room.redo();
    expect(again.items).toEqual(['a', 'theirs']);
  });

  it('H1 what has nothing left to take back is not offered again', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 2)], script.commit(2, [added('a')], { client, n: [1, 1] })));
    script.room.undo();
    await script.settle();
    await script.hear(script.ack([rejected(2, 'nothing-to-undo')]));
    expect(script.room.undoable.get()).toMatchObject({ undo: false, redo: false });
  });

  it('H2 a redo can be undone, and anything new makes redo empty', () => {
    const commit = (seq: number, back?: number) => ({ seq, at: 0, by: { user: 'ann', client: 'c' }, n: [1, 1] as const, changes: [added('a')] as Change[], digest: '', ...(back !== undefined && undone(1, back)) });
    const stacks = [commit(1), commit(2), commit(3, 2), commit(4, 3), commit(5, 4), commit(6)].map((_, i, all) => all.slice(0, i + 1).reduce((stack, commit) => after(stack, commit), NOTHING));
    expect(stacks).toEqual([
      { undo: [1], redo: [] },
      { undo: [1, 2], redo: [] },
      { undo: [1], redo: [3] },
      { undo: [1, 4], redo: [] },
      { undo: [1], redo: [5] },
      { undo: [1, 6], redo: [] },
    ]);
  });
});

it('K1 K3 what waits for a person is listed, and resolving it shows the chosen value at once', async () => {
  const script = await ScriptedRoom.joined();
  const conflict: Change = { op: 'create', type: 'conflict', id: 'k', fields: { onType: 'item', onId: 'a', field: 'name', base: 'Tent', mine: 'Big tent', theirs: 'Tarp', mineBy: 'ann', mineAt: 5, theirsBy: 'bob', theirsAt: 4 } };
  await script.hear(script.changes(script.commit(2, [added('a', 'Tarp'), conflict])));
  expect(script.room.conflicts.get()).toEqual([
    { id: 'k', on: { type: 'item', id: 'a' }, field: 'name', base: 'Tent', mine: { value: 'Big tent', by: 'ann', at: 5 }, theirs: { value: 'Tarp', by: 'bob', at: 4 } },
  ]);
  script.room.resolve('k', 'mine');
  expect(script.room.conflicts.get()).toEqual([]);
  expect(script.room.entities.get().get('item')?.get('a')?.fields.name).toBe('Big tent');
  await script.settle();
  expect(script.last('update').mutations[0]?.ops).toEqual([{ op: 'resolve', id: 'k', with: 'mine' }]);
});

it('N2 comments on an entity stand in their order, those on their way last', async () => {
  const script = await ScriptedRoom.joined();
  const on = { onType: 'item', onId: 'a' };
  const said = (id: string, createdAt: number, more: object = {}): Change => ({ op: 'create', type: 'comment', id, fields: { ...on, text: id, author: 'bob', createdAt, ...more } });
  await script.hear(script.changes(script.commit(2, [said('second', 9, { thread: 'first', mentions: ['ann'] }), said('first', 8, { resolved: true }), said('elsewhere', 7, { onId: 'b' })])));
  script.room.mutate('comment.add', [{ op: 'create', type: 'comment', id: 'mine', fields: { ...on, text: 'Mine' } }]);
  expect(script.room.comments({ type: 'item', id: 'a' }).get()).toMatchObject([
    { id: 'first', thread: 'first', text: 'first', mentions: [], resolved: true, pending: false, author: 'bob', createdAt: 8 },
    { id: 'second', thread: 'first', text: 'second', mentions: ['ann'], resolved: false, pending: false, author: 'bob', createdAt: 9 },
    { id: 'mine', thread: 'mine', text: 'Mine', mentions: [], resolved: false, pending: true },
  ]);
  expect(() => script.room.mutate('comment.add', [{ op: 'create', type: 'comment', id: 'x', fields: { ...on, text: 'x', author: 'bob' } }])).toThrow('server-owned-field');
});
