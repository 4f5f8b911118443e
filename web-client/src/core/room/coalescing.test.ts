import { describe, expect, it, vi } from 'vitest';
import type { Op } from '../protocol/messages';
import { annOffline } from '../testing/ann-offline';
import { aPerson, ROOM } from '../testing/world';
import { Random } from '../testing/random';
import type { OpenRoom } from './open-room';
import { coalescing } from './outbox';

const rename = (title: string): Op => ({ op: 'update', type: 'list', id: 'list', set: { title } });
const count = (by: number): Op => ({ op: 'increment', type: 'list', id: 'list', field: 'steps', by });

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
