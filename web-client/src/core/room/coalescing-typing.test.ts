import { describe, expect, it, vi } from 'vitest';
import type { Op, Splice } from '../protocol/messages';
import { annOffline } from '../testing/ann-offline';
import { aPerson, ROOM } from '../testing/world';
import type { OpenRoom } from './open-room';

const type = (at: number, text: string): Op => splice([at, 0, text]);

const splice = (...splices: Splice[]): Op => ({ op: 'splice', type: 'list', id: 'list', field: 'story', splices });
const storyIn = (room: OpenRoom) => room.entities.get().get('list')?.get('list')?.fields.story ?? '';
const splicesOf = (room: OpenRoom) => room.outbox.get().flatMap(({ ops }) => ops.map((op) => (op.op === 'splice' ? op.splices : op)));

/** Ann offline, and the same room in another tab of hers. */
async function twoTabsOffline() {
  const ann = await annOffline();
  const other = aPerson(ann.world, 'ann', ann.browser);
  const sibling = other.client.open(ROOM) as OpenRoom;
  await ann.clock.run(500);
  other.tab.tell('offline');
  const online = async () => {
    ann.tab.tell('online');
    other.tab.tell('online');
    other.client.start();
    await ann.clock.run(20_000);
    return ann.server.room(ROOM).entities().find(({ id }) => id === 'list')?.fields.story;
  };
  return { ...ann, other, sibling, online };
}

describe('what is typed while it waits', () => {
  it('becomes one mutation: five hundred letters', { timeout: 120_000 }, async () => {
    const { clock, room, tab, server } = await annOffline();
    const handles = Array.from({ length: 500 }, (_, i) => room.mutate('type', [type(i, String.fromCharCode(97 + (i % 26)))]));
    await clock.run(5_000);
    expect(room.outbox.get()).toHaveLength(1);
    const text = storyIn(room);
    expect(text).toHaveLength(500);
    tab.tell('online');
    await clock.run(20_000);
    expect(room.sync.get()).toMatchObject({ name: 'saved', waiting: 0 });
    expect(server.room(ROOM).decided.map(({ ops }) => ops)).toMatchObject([[{ splices: [[0, 0, text]] }]]);
    expect(server.heard.filter(({ action }) => action === 'update')).toHaveLength(1);
    expect(new Set(handles.map(({ status }) => status.get()))).toEqual(new Set(['applied']));
    room.undo();
    await clock.run(20_000);
    expect(storyIn(room)).toBe('');
  });

  it.each<[string, readonly Op[], readonly unknown[]]>([
    ['letters in a row', [type(0, 'a'), type(1, 'b'), type(2, 'c')], [[[0, 0, 'abc']]]],
    ['a letter put right', [type(0, 'a'), type(1, 'x'), splice([1, 1, '']), type(1, 'b')], [[[0, 0, 'ab']]]],
    ['deleting backwards and forwards', [type(0, 'abcdef'), splice([5, 1, '']), splice([4, 1, '']), splice([0, 1, ''])], [[[0, 0, 'bcd']]]],
    ['a letter between those before it', [type(0, 'ac'), type(1, 'b')], [[[0, 0, 'abc']]]],
  ])('takes up what touches: %s', async (_what, ops, expected) => {
    const { clock, room } = await annOffline();
    for (const op of ops) room.mutate('type', [op]);
    await clock.run(500);
    expect(splicesOf(room)).toEqual(expected);
  });

  it.each<[string, readonly Op[]]>([
    ['another place', [type(5, '!'), type(0, '>')]],
    ['all of it taken back, of which nothing would be left', [type(0, 'a'), splice([0, 1, ''])]],
  ])('goes out by itself: %s', async (_what, ops) => {
    const { clock, room, tab, server } = await annOffline();
    tab.tell('online');
    room.mutate('type', [type(0, 'Hello')]);
    await clock.run(5_000);
    tab.tell('offline');
    for (const op of ops) room.mutate('type', [op]);
    await clock.run(500);
    expect(splicesOf(room)).toHaveLength(2);
    const text = storyIn(room);
    tab.tell('online');
    await clock.run(20_000);
    expect(server.room(ROOM).entities()[0]?.fields.story ?? '').toBe(text);
  });

  it('is taken back as far as the last pause, and brought back', async () => {
    const { clock, room } = await annOffline();
    for (const [i, letter] of [...'ab cd'].entries()) {
      if (i === 3) await clock.run(3_000);
      room.mutate('type', [type(i, letter)]);
      await clock.run(200);
    }
    expect(splicesOf(room)).toEqual([[[0, 0, 'ab ']], [[3, 0, 'cd']]]);
    room.undo();
    await clock.run(500);
    expect(storyIn(room)).toBe('ab ');
    room.redo();
    await clock.run(500);
    expect(storyIn(room)).toBe('ab cd');
  });

  it('keeps apart what is taken back apart: another step', async () => {
    const { clock, room } = await annOffline();
    room.pause();
    for (const [i, letter] of [...'ab'].entries()) room.mutate('type', [type(i, letter)]);
    room.resume();
    room.mutate('type', [type(2, 'c')]);
    await clock.run(500);
    expect(splicesOf(room)).toEqual([[[0, 0, 'ab']], [[2, 0, 'c']]]);
  });

  it('is not taken out with what waits to be taken out', async () => {
    const { clock, room } = await annOffline();
    room.mutate('type', [type(0, 'a')]);
    await clock.run(500);
    const [waiting] = room.outbox.get();
    room.mutate('type', [type(1, 'b')]);
    expect(await clock.until(room.discard(waiting?.id ?? ''))).toBe(true);
    await clock.run(500);
    expect(storyIn(room)).toBe('b');
  });

  it.each([0, 60, 120, 180, 240, 300])('is moved by what others type while it is being stored (after %i ms)', async (ms) => {
    const { clock, room, tab, server, world } = await annOffline();
    const bob = aPerson(world, 'bob');
    const theirs = bob.client.open(ROOM) as OpenRoom;
    bob.client.start();
    tab.tell('online');
    await clock.run(5_000);
    // One is on its way, so that the next ones wait.
    server.moods.busy = 1;
    room.mutate('first', [type(0, 'X')]);
    await clock.run(100);
    room.mutate('type', [type(1, 'a')]);
    await clock.run(100);
    tab.vault.slowMs = 150;
    room.mutate('type', [type(2, 'b')]);
    await clock.run(ms);
    server.moods.busy = 0;
    theirs.mutate('type', [type(0, '>')]);
    await clock.run(1);
    server.moods.busy = 1;
    await clock.run(1_000);
    expect(['Xab', '>Xab']).toContain(storyIn(room));
    server.moods.busy = 0;
    await clock.run(60_000);
    expect([room, theirs].map(storyIn)).toEqual(['>Xab', '>Xab']);
    expect(server.room(ROOM).decided).toHaveLength(3);
  });

  it('stands where it was seen in a sibling tab, which types behind it', async () => {
    const { clock, room, sibling, online } = await twoTabsOffline();
    for (const [i, letter] of [...'abc'].entries()) room.mutate('type', [type(i, letter)]);
    await clock.run(500);
    const seen = () => [room, sibling].map(storyIn);
    expect(seen()).toEqual(['abc', 'abc']);
    expect([room, sibling].map(splicesOf)).toEqual([[[[0, 0, 'abc']]], [[[0, 0, 'abc']]]]);
    sibling.mutate('type', [type(1, '-')]);
    await clock.run(500);
    room.mutate('type', [type(4, 'd')]);
    await clock.run(500);
    expect(seen()).toEqual(['a-bcd', 'a-bcd']);
    expect(sibling.outbox.get()).toHaveLength(3);
    expect(await online()).toBe('a-bcd');
  });

  it('grows while a sibling types, that one stands where its person saw it', async () => {
    const { clock, room, other, sibling, online } = await twoTabsOffline();
    room.mutate('type', [type(0, 'abc')]);
    await clock.run(500);
    // The sibling has typed, and is slow to store it.
    other.tab.vault.slowMs = 40;
    sibling.mutate('type', [type(1, '-')]);
    room.mutate('type', [type(0, '>')]);
    room.mutate('type', [type(4, 'd')]);
    await clock.run(2_000);
    expect([room, sibling].map(storyIn)).toEqual(['>a-bcd', '>a-bcd']);
    expect(await online()).toBe('>a-bcd');
  });

  it('is sent by a sibling in its longest form', async () => {
    const { clock, room, tab, other, sibling, server } = await twoTabsOffline();
    room.mutate('type', [type(0, 'a')]);
    await clock.run(500);
    expect(storyIn(sibling)).toBe('a');
    // Nobody tells the sibling of the next letters, and it looks at what is stored only when it is told that it knows it not.
    const { shared } = sibling.engine.ledger.outbox;
    const [reload, allot] = [shared.reload.bind(shared), other.tab.vault.allot];
    const deaf = vi.spyOn(shared, 'reload').mockResolvedValue();
    other.tab.vault.allot = (...asked) => (deaf.mockImplementation(reload), allot(...asked));
    for (const [i, letter] of [...'bc'].entries()) room.mutate('type', [type(1 + i, letter)]);
    await clock.run(100);
    expect([room, sibling].map(storyIn)).toEqual(['abc', 'a']);
    tab.crash();
    other.tab.tell('online');
    other.client.start();
    await clock.run(20_000);
    expect(server.room(ROOM).decided.map(({ ops }) => ops)).toMatchObject([[{ splices: [[0, 0, 'abc']] }]]);
    expect(storyIn(sibling)).toBe('abc');
  });

  it('is sent by a sibling before its own tab hears that it grew: what is typed meanwhile stands behind it', async () => {
    const { clock, room, tab, other, sibling, server } = await twoTabsOffline();
    room.mutate('type', [type(0, 'a')]);
    await clock.run(500);
    const enqueue = tab.vault.enqueue;
    tab.vault.enqueue = async (...edit) => {
      const stored = await enqueue(...edit);
      if (edit[4]?.grown === true) await new Promise<void>((resolve) => void clock.after(5_000, resolve));
      return stored;
    };
    room.mutate('type', [type(1, 'b')]);
    other.tab.tell('online');
    other.client.start();
    await clock.run(3_000);
    expect(server.room(ROOM).decided.map(({ ops }) => ops)).toMatchObject([[{ splices: [[0, 0, 'ab']] }]]);
    room.mutate('more', [type(2, '!')]);
    await clock.run(5_000);
    expect(storyIn(room)).toBe('ab!');
    tab.tell('online');
    await clock.run(20_000);
    expect([room, sibling].map(storyIn)).toEqual(['ab!', 'ab!']);
    expect(server.room(ROOM).decided).toHaveLength(2);
  });
});
