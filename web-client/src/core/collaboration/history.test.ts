import { describe, expect, it } from 'vitest';
import type { Change, Commit } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { add, added, applied, rejected, ScriptedRoom } from '../testing/scripted';

const rename = (title: string) => ({ op: 'update', type: 'list', id: 'list', set: { title } }) as const;

/** The last update is decided: one commit for all of it. */
async function commits(script: ScriptedRoom, seq: number, changes: readonly Change[], more: Partial<Commit> = {}): Promise<void> {
  const { client, mutations } = script.last('update');
  const n = [mutations[0]?.n ?? 0, mutations.at(-1)?.n ?? 0] as const;
  await script.hear(script.ack(mutations.map((mutation) => applied(mutation.n, seq)), script.commit(seq, changes, { client, n, ...more })));
}

const titled = (set: string): Change => ({ op: 'update', type: 'list', id: 'list', set: { title: set }, was: { title: 'x' } });
const undos = (script: ScriptedRoom) => script.last('update').mutations.flatMap(({ ops }) => ops.flatMap((op) => (op.op === 'undo' ? [op.seq] : [])));

describe('a batch', () => {
  it('is one mutation, shown at once, and one handle', async () => {
    const script = await ScriptedRoom.joined();
    const handles: unknown[] = [];
    const handle = script.room.batch('tidy', () => {
      handles.push(script.room.mutate('a', [add('a')]));
      script.room.batch('inner', () => handles.push(script.room.mutate('b', [add('b')])));
    });
    expect(handles).toEqual([handle, handle]);
    await script.settle();
    expect(script.items).toEqual(['a', 'b']);
    expect(script.last('update').mutations.map(({ ops }) => ops.length)).toEqual([2]);
    expect(script.room.outbox.get().map(({ id, label }) => [id, label])).toEqual([[handle?.id, 'tidy']]);
    await commits(script, 2, [added('a'), added('b')]);
    expect([await handle?.local, await handle?.server, handle?.status.get()]).toEqual([undefined, { status: 'applied', seq: 2 }, 'applied']);
  });

  it('that fails in the middle queues nothing', async () => {
    const script = await ScriptedRoom.joined();
    let inner: { readonly server: Promise<unknown> } | undefined;
    const work = () => {
      inner = script.room.mutate('a', [add('a')]);
      script.room.mutate('b', [{ op: 'update', type: 'list', id: 'list', set: { colour: 'red' } }]);
    };
    expect(() => script.room.batch('tidy', work)).toThrow('unknown-field');
    await script.settle();
    expect([script.items, script.room.sync.get().waiting]).toEqual([[], 0]);
    expect(await inner?.server).toEqual({ status: 'rejected', code: 'discarded' });
    script.room.mutate('c', [add('c')]);
    await script.settle();
    expect(script.items).toEqual(['c']);
  });

  it('of nothing is nothing', async () => {
    const script = await ScriptedRoom.joined();
    expect(script.room.batch('nothing', () => {})).toBeNull();
  });
});

describe('a step that was paused over', () => {
  async function aDrag(script: ScriptedRoom): Promise<void> {
    script.room.mutate('before', [rename('A')]);
    await script.settle();
    await commits(script, 2, [titled('A')]);
    script.room.pause();
    script.room.mutate('drag', [rename('B')]);
    await script.settle();
    await commits(script, 3, [titled('B')]);
    script.room.mutate('drag', [rename('C')]);
    script.room.resume();
    await script.settle();
    await commits(script, 4, [titled('C')]);
  }

  it('is taken back as one, the newest first, and what came before by itself', async () => {
    const script = await ScriptedRoom.joined();
    await aDrag(script);
    script.room.undo();
    await script.settle();
    expect(undos(script)).toEqual([4, 3]);
    expect(script.room.undoable.get()).toMatchObject({ undo: true, redo: false });
    await commits(script, 5, [titled('A')], { undone: [{ n: script.last('update').mutations[0]?.n ?? 0, seq: 4 }, { n: script.last('update').mutations[1]?.n ?? 0, seq: 3 }] });
    expect(script.room.undoable.get()).toMatchObject({ undo: true, redo: true });
    script.room.undo();
    await script.settle();
    expect(undos(script)).toEqual([2]);
  });

  it('is brought back as one, though it was undone in two commits', async () => {
    const script = await ScriptedRoom.joined();
    await aDrag(script);
    script.room.undo();
    await script.settle();
    const { client, mutations } = script.last('update');
    const [one, two] = mutations.map(({ n }) => n) as [number, number];
    await script.hear(script.ack([applied(one, 5)], script.commit(5, [titled('B')], { client, n: [one, one], undone: [{ n: one, seq: 4 }] })));
    await script.hear(script.ack([applied(two, 6)], script.commit(6, [titled('A')], { client, n: [two, two], undone: [{ n: two, seq: 3 }] })));
    script.room.redo();
    await script.settle();
    expect(undos(script)).toEqual([6, 5]);
  });

  it('survives a reload', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    await aDrag(script);
    await script.room.engine.close();
    const again = new ScriptedRoom(browser);
    await again.load();
    again.room.undo();
    expect(again.room.outbox.get().flatMap(({ ops }) => ops)).toMatchObject([{ seq: 4 }, { seq: 3 }]);
  });

  it('where nothing is left of one commit, the others are taken back all the same', async () => {
    const script = await ScriptedRoom.joined();
    await aDrag(script);
    script.room.undo();
    await script.settle();
    const { client, mutations } = script.last('update');
    const [one, two] = mutations.map(({ n }) => n) as [number, number];
    await script.hear(script.ack([rejected(one, 'nothing-to-undo'), applied(two, 5)], script.commit(5, [titled('A')], { client, n: [one, two], undone: [{ n: two, seq: 3 }] })));
    expect(script.room.undoable.get()).toMatchObject({ undo: true, redo: true });
  });

  it('H1 anyway takes back what others changed since', async () => {
    const script = await ScriptedRoom.joined();
    await aDrag(script);
    script.room.undo({ anyway: true });
    await script.settle();
    expect(script.last('update').mutations.flatMap(({ ops }) => ops)).toMatchObject([{ seq: 4, anyway: true }, { seq: 3, anyway: true }]);
  });
});

describe('K3 a preview', () => {
  const conflict = (field: string, mine: string, theirs: string): Change => ({ op: 'create', type: 'conflict', id: 'k', fields: { onType: 'item', onId: 'a', field, mine, theirs, mineBy: 'ann', mineAt: 1, theirsBy: 'bob', theirsAt: 2 } });

  it('shows what each choice would leave', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [added('a'), conflict('name', 'Tent', 'Tarp')])));
    const { room } = script;
    expect((['mine', 'theirs', 'both'] as const).map((choice) => room.preview('k', choice))).toEqual(['Tent', 'Tarp', 'Tarp Tent']);
    expect(room.preview('k', 'value', 'Shelter')).toBe('Shelter');
    expect(room.preview('gone', 'mine')).toBeUndefined();
  });

  it('knows that a field cannot hold both', async () => {
    const script = await ScriptedRoom.joined();
    await script.hear(script.changes(script.commit(2, [added('a'), conflict('priority', 'high', 'low')])));
    expect(script.room.preview('k', 'both')).toBeUndefined();
  });
});
