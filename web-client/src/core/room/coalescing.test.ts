import { describe, expect, it, vi } from 'vitest';
import type { Op, Splice } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { aPerson, aWorld, ROOM } from '../testing/world';
import { Random } from '../testing/random';
import type { OpenRoom } from './open-room';
import { coalescing } from './outbox';

const rename = (title: string): Op => ({ op: 'update', type: 'list', id: 'list', set: { title } });
const type = (at: number, text: string): Op => ({ op: 'splice', type: 'list', id: 'list', field: 'story', splices: [[at, 0, text]] });
const count = (by: number): Op => ({ op: 'increment', type: 'list', id: 'list', field: 'steps', by });

async function annOffline() {
  const world = aWorld();
  const browser = new FakeBrowser();
  const ann = aPerson(world, 'ann', browser);
  const room = ann.client.open(ROOM) as OpenRoom;
  ann.client.start();
  await world.clock.run(500);
  ann.tab.tell('offline');
  return { ...world, world, browser, ...ann, room };
}

describe('what one does to one thing while it waits', () => {
  it('becomes one row: five hundred edits of a name', { timeout: 120_000 }, async () => {
    const { clock, room, tab, server } = await annOffline();
    for (let i = 1; i <= 500; i++) room.mutate('rename', [rename(`Name ${i}`)]);
    await clock.run(1_000);
    expect(room.outbox.get().map(({ ops }) => ops)).toEqual([[rename('Name 500')]]);
    tab.tell('online');
    await clock.run(20_000);
    expect(room.sync.get()).toMatchObject({ name: 'saved', waiting: 0 });
    expect(server.room(ROOM).entities().find(({ id }) => id === 'list')?.fields).toMatchObject({ title: 'Name 500' });
    expect(server.room(ROOM).decided).toHaveLength(1);
  });

  it('ends as one: each handle settles with the first', async () => {
    const { clock, room, tab } = await annOffline();
    const handles = ['A', 'B', 'C'].map((title) => room.mutate('rename', [rename(title)]));
    await clock.run(100);
    await Promise.all(handles.map(({ local }) => local));
    expect(room.outbox.get().map(({ id }) => id)).toEqual([handles[0]?.id]);
    // Of what went into an earlier one nothing is left to be taken out by itself.
    expect(await clock.until(room.discard(handles[2]?.id ?? ''))).toBe(false);
    tab.tell('online');
    await clock.run(20_000);
    const outcomes = await Promise.all(handles.map(({ server }) => server));
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect(handles.map(({ status }) => status.get())).toEqual(['applied', 'applied', 'applied']);
  });

  it('is one step to take back, and a discarded one goes as a whole', async () => {
    const { clock, room, tab } = await annOffline();
    const handles = [2, 3, -1].map((by) => room.mutate('count', [count(by)]));
    await clock.run(100);
    expect(room.outbox.get().map(({ ops }) => ops)).toEqual([[count(4)]]);
    expect(await clock.until(room.discard(handles[0]?.id ?? ''))).toBe(true);
    expect(await handles[2]?.server).toEqual({ status: 'rejected', code: 'discarded' });
    expect(room.entities.get().get('list')?.get('list')?.fields.steps ?? 0).toBe(0);
    for (const by of [5, 6]) room.mutate('count', [count(by)]);
    tab.tell('online');
    await clock.run(20_000);
    expect(room.entities.get().get('list')?.get('list')?.fields.steps).toBe(11);
    room.undo();
    await clock.run(20_000);
    expect(room.entities.get().get('list')?.get('list')?.fields.steps).toBe(0);
  });

  it.each<[string, () => readonly (readonly [label: string, op: Op])[]]>([
    ['another label', () => [['rename', rename('A')], ['retitle', rename('B')]]],
    ['another field', () => [['edit', rename('A')], ['edit', { op: 'update', type: 'item', id: 'a', set: { name: 'B' } }]]],
    ['something in between', () => [['edit', rename('A')], ['count', count(1)], ['edit', rename('B')]]],
    ['a number with bounds, of which each step could be refused', () => [['take', { op: 'increment', type: 'item', id: 'a', field: 'stock', by: 2 }], ['take', { op: 'increment', type: 'item', id: 'a', field: 'stock', by: -1 }]]],
    ['a sum of nothing', () => [['count', count(2)], ['count', count(-2)]]],
    ['a sign, which rules may look at', () => [['pack', { op: 'update', type: 'item', id: 'a', set: { packed: true } }], ['pack', { op: 'update', type: 'item', id: 'a', set: { packed: false } }]]],
    ['a value that people have to agree on', () => [['edit', { op: 'update', type: 'item', id: 'a', set: { spot: 'A' } }], ['edit', { op: 'update', type: 'item', id: 'a', set: { spot: 'B' } }]]],
  ])('goes out by itself where that could end otherwise: %s', async (_why, edits) => {
    const { clock, room, tab } = await annOffline();
    tab.tell('online');
    room.mutate('add', [{ op: 'create', type: 'item', id: 'a', fields: { name: 'Tent', stock: 5 } }]);
    await clock.run(5_000);
    tab.tell('offline');
    const made = edits();
    for (const [label, op] of made) room.mutate(label, [op]);
    await clock.run(100);
    expect(room.outbox.get()).toHaveLength(made.length);
  });

  it('goes on alone after a restart: what another start has stored is left as it is', async () => {
    const { world, browser, clock, room, tab } = await annOffline();
    room.mutate('rename', [rename('A')]);
    await clock.run(100);
    tab.crash();
    const again = aPerson(world, 'ann', browser);
    const reopened = again.client.open(ROOM);
    await clock.run(500);
    reopened.mutate('rename', [rename('B')]);
    await clock.run(100);
    expect(reopened.outbox.get().map(({ ops }) => ops)).toEqual([[rename('A')], [rename('B')]]);
  });
});

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
    // Nobody tells the sibling of the next letters.
    const deaf = vi.spyOn(sibling.engine, 'reload').mockImplementation(() => {});
    for (const [i, letter] of [...'bc'].entries()) room.mutate('type', [type(1 + i, letter)]);
    await clock.run(100);
    tab.crash();
    deaf.mockRestore();
    other.tab.tell('online');
    other.client.start();
    await clock.run(20_000);
    expect(server.room(ROOM).decided.map(({ ops }) => ops)).toMatchObject([[{ splices: [[0, 0, 'abc']] }]]);
    expect(storyIn(sibling)).toBe('abc');
  });
});

const THING = { type: 'item', id: 'a' } as const;

/** What somebody may do to one thing, so often the same that it comes several times in a row. */
function anEdit(random: Random, room: OpenRoom, last: Op['op'] | null): readonly [label: string, op: Op] {
  const story = [...String(room.entities.get().get('item')?.get('a')?.fields.story ?? '')];
  const at = random.below(story.length + 1);
  const edits: readonly (readonly [string, Op])[] = [
    ['rename', { op: 'update', ...THING, set: { name: `Name ${random.below(100)}` } }],
    ['note', { op: 'update', ...THING, set: { note: `Note ${random.below(100)}`, weight: random.below(9) } }],
    ['spot', { op: 'update', ...THING, set: { spot: `Spot ${random.below(9)}` } }],
    ['pack', { op: 'update', ...THING, set: { packed: random.chance(0.5) } }],
    ['count', count(random.below(7) - 3 || 1)],
    ['stock', { op: 'increment', ...THING, field: 'stock', by: 1 }],
    ['type', { op: 'splice', ...THING, field: 'story', splices: [[at, Math.min(random.below(3), story.length - at), String.fromCodePoint(0x4e00 + random.below(2_000))]] }],
  ];
  return (random.chance(0.7) ? edits.find(([, { op }]) => op === last) : undefined) ?? random.pick(edits);
}

/** One is offline and edits, another one edits meanwhile; then both see the same. Answers what that is, and how many rows it took. */
async function history(seed: number): Promise<{ readonly fields: string; readonly rows: number }> {
  const { clock, world, room, tab, server } = await annOffline();
  const bob = aPerson(world, 'bob');
  const theirs = bob.client.open(ROOM) as OpenRoom;
  bob.client.start();
  tab.tell('online');
  room.mutate('add', [{ op: 'create', ...THING, fields: { name: 'Tent', story: 'a tent', stock: 3 } }]);
  await clock.run(3_000);
  tab.tell('offline');
  const random = new Random(seed);
  let last: Op['op'] | null = null;
  for (let i = 0; i < 24; i++) {
    const [who, other] = [random.chance(0.75), random.chance(0.3)];
    const [label, op] = anEdit(random, who ? room : theirs, last);
    (who ? room : theirs).mutate(label, [op]);
    last = who ? op.op : last;
    if (other) await clock.run(1_000);
  }
  await clock.run(1_000);
  const rows = room.outbox.get().length;
  tab.tell('online');
  await clock.run(30_000);
  expect([room, theirs].map(({ sync }) => sync.get().name)).toEqual(['saved', 'saved']);
  const shown = server.room(ROOM).entities().filter(({ type }) => type !== 'conflict').map(({ type, id, fields }) => [type, id, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  const open = server.room(ROOM).entities().flatMap(({ type, fields }) => (type === 'conflict' ? [[fields.field, fields.mine, fields.theirs]] : []));
  return { fields: JSON.stringify([shown.toSorted(), open.toSorted()]), rows };
}

it('ends where it would end if each edit went out by itself, with fewer rows (40 histories)', { timeout: 300_000 }, async () => {
  let [alone, together] = [0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const off = vi.spyOn(coalescing, 'now', 'get').mockReturnValue(null);
    const each = await history(seed);
    off.mockRestore();
    const one = await history(seed);
    expect({ seed, fields: one.fields }).toEqual({ seed, fields: each.fields });
    expect(one.rows).toBeLessThanOrEqual(each.rows);
    alone += each.rows;
    together += one.rows;
  }
  console.log(`40 histories: ${alone} rows one by one, ${together} where what waits is gathered`);
  expect(together).toBeLessThan(alone * 0.8);
});
