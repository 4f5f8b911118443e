import { describe, expect, it, vi } from 'vitest';
import type { Op } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { aPerson, aWorld, ROOM } from '../testing/world';
import { type OpenRoom, stepping } from './open-room';

const add = (id: string): Op => ({ op: 'create', type: 'item', id, fields: { name: id } });
const rename = (title: string): Op => ({ op: 'update', type: 'list', id: 'list', set: { title } });
const type = (...splices: readonly (readonly [number, number, string])[]): Op => ({ op: 'splice', type: 'list', id: 'list', field: 'story', splices });

async function ann({ offline = true } = {}) {
  const world = aWorld();
  const browser = new FakeBrowser();
  const person = aPerson(world, 'ann', browser);
  const room = person.client.open(ROOM) as OpenRoom;
  person.client.start();
  await world.clock.run(500);
  if (offline) person.tab.tell('offline');
  /** The page dies, and another one opens the room on the same device. */
  const again = async (online = false) => {
    person.tab.crash();
    const next = aPerson(world, 'ann', browser);
    const reopened = next.client.open(ROOM) as OpenRoom;
    if (online) next.client.start();
    await world.clock.run(1_000);
    return { room: reopened, ...next };
  };
  return { ...world, world, browser, ...person, room, again };
}

const items = (room: OpenRoom) => [...(room.entities.get().get('item')?.keys() ?? [])].toSorted();
const story = (room: OpenRoom) => room.entities.get().get('list')?.get('list')?.fields.story;
const can = (room: OpenRoom) => [room.undoable.get().undo, room.undoable.get().redo];

describe('U6 what was not sent yet', () => {
  it('is taken back at once and completely, press after press, and brought back', async () => {
    const { clock, room, tab, server } = await ann();
    for (const id of ['a', 'b', 'c']) room.mutate('add', [add(id)]);
    const pressed = [room.undo(), room.undo(), room.undo()];
    expect(await clock.until(Promise.all(pressed.map((handle) => handle?.server)))).toEqual([{ status: 'applied' }, { status: 'applied' }, { status: 'applied' }]);
    expect([items(room), room.outbox.get(), can(room)]).toEqual([[], [], [false, true]]);
    expect(room.undo()).toBeNull();
    room.redo();
    room.redo();
    await clock.run(100);
    expect([items(room), can(room)]).toEqual([['a', 'b'], [true, true]]);
    tab.tell('online');
    await clock.run(20_000);
    expect(server.room(ROOM).decided).toHaveLength(2);
    expect(server.room(ROOM).entities().map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'list']);
    room.redo();
    await clock.run(20_000);
    expect(server.room(ROOM).entities().map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'list']);
  });

  it('leaves nothing in the log where nothing remains', async () => {
    const { clock, room, tab, server } = await ann();
    for (const title of ['A', 'B', 'C']) room.mutate('rename', [rename(title)]);
    room.mutate('add', [add('a')]);
    room.undo();
    room.undo();
    await clock.run(100);
    expect(room.sync.get().waiting).toBe(0);
    tab.tell('online');
    await clock.run(20_000);
    expect([server.room(ROOM).decided, room.sync.get().name]).toEqual([[], 'saved']);
  });

  it('is brought back after the page was loaded anew, step by step, under its name', async () => {
    const { clock, room, again, server } = await ann();
    for (const id of ['a', 'b']) room.mutate('item.add', [add(id)]);
    room.undo();
    room.undo();
    await clock.run(100);
    const next = await again();
    expect([items(next.room), can(next.room)]).toEqual([[], [false, true]]);
    expect(next.room.undoable.get().redoes).toMatchObject({ label: 'item.add', count: 1, ops: [{ id: 'a' }] });
    next.room.redo();
    await clock.run(100);
    expect(next.room.undoable.get()).toMatchObject({ undoes: { ops: [{ id: 'a' }] }, redoes: { ops: [{ id: 'b' }] } });
    next.room.redo();
    await clock.run(100);
    next.client.start();
    await clock.run(20_000);
    expect(server.room(ROOM).entities().map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'list']);
  });

  it('cannot be brought back any more once something else was done, also after a reload', async () => {
    const { clock, room, again } = await ann();
    room.mutate('add', [add('a')]);
    room.undo();
    await clock.run(100);
    room.mutate('add', [add('b')]);
    await clock.run(100);
    expect([can(room), room.redo()]).toEqual([[true, false], null]);
    expect(can((await again()).room)).toEqual([true, false]);
  });

  it('is known to every tab, as the queue is', async () => {
    const { world, browser, clock, room } = await ann();
    const other = aPerson(world, 'ann', browser);
    const sibling = other.client.open(ROOM) as OpenRoom;
    await clock.run(500);
    for (const id of ['a', 'b']) room.mutate('add', [add(id)]);
    room.undo();
    await clock.run(500);
    expect([items(sibling), can(sibling)]).toEqual([['a'], [true, true]]);
    sibling.redo();
    await clock.run(500);
    expect([items(room), can(room)]).toEqual([['a', 'b'], [true, false]]);
    room.undo();
    await clock.run(500);
    sibling.mutate('add', [add('c')]);
    await clock.run(500);
    expect([items(room), can(room)]).toEqual([['a', 'c'], [true, false]]);
  });

  it('is a step where it was made as one, and stays one', async () => {
    const { clock, room } = await ann();
    room.mutate('add', [add('a')]);
    room.pause();
    for (const id of ['b', 'c']) room.mutate('add', [add(id)]);
    room.resume();
    for (const press of [() => room.undo(), () => room.redo(), () => room.undo()]) {
      press();
      await clock.run(100);
    }
    expect([items(room), can(room)]).toEqual([['a'], [true, true]]);
    room.redo();
    await clock.run(100);
    expect(items(room)).toEqual(['a', 'b', 'c']);
  });

  it('is taken back with what the log knows of the same step', async () => {
    const { clock, room, tab, server } = await ann({ offline: false });
    room.pause();
    room.mutate('add', [add('a')]);
    await clock.run(1_000);
    tab.tell('offline');
    room.mutate('add', [add('b')]);
    room.resume();
    room.undo();
    await clock.run(100);
    expect(items(room)).toEqual([]);
    tab.tell('online');
    await clock.run(20_000);
    expect(server.room(ROOM).entities().map(({ id }) => id)).toEqual(['list']);
  });

  it('comes back as it was typed, also over what it replaced', async () => {
    const { clock, room, server, tab } = await ann({ offline: false });
    room.mutate('type', [type([0, 0, 'a red tent'])]);
    await clock.run(1_000);
    tab.tell('offline');
    room.mutate('type', [type([2, 3, 'blue'])]);
    await clock.run(100);
    expect(story(room)).toBe('a blue tent');
    room.undo();
    await clock.run(100);
    expect(story(room)).toBe('a red tent');
    room.redo();
    await clock.run(100);
    expect(story(room)).toBe('a blue tent');
    tab.tell('online');
    await clock.run(20_000);
    expect(server.room(ROOM).entities()[0]?.fields.story).toBe('a blue tent');
  });

  it('comes back beside what others typed meanwhile', async () => {
    const { world, clock, room, server, tab } = await ann({ offline: false });
    const bob = aPerson(world, 'bob');
    const theirs = bob.client.open(ROOM) as OpenRoom;
    bob.client.start();
    room.mutate('type', [type([0, 0, 'a tent'])]);
    await clock.run(1_000);
    tab.tell('offline');
    room.mutate('type', [type([6, 0, ' and a stove'])]);
    room.undo();
    await clock.run(100);
    theirs.mutate('type', [type([0, 1, 'his'])]);
    await clock.run(1_000);
    tab.tell('online');
    await clock.run(5_000);
    room.redo();
    await clock.run(20_000);
    expect([room, theirs].map(story)).toEqual(['his tent and a stove', 'his tent and a stove']);
    expect(server.room(ROOM).entities()[0]?.fields.story).toBe('his tent and a stove');
  });
});

describe('U6 what the log knows', () => {
  it('is taken back after all that waits, and brought back before it', async () => {
    const { clock, room, tab } = await ann({ offline: false });
    room.mutate('add', [add('a')]);
    await clock.run(1_000);
    tab.tell('offline');
    room.mutate('add', [add('b')]);
    room.undo();
    room.undo();
    await clock.run(100);
    expect([items(room), room.outbox.get().map(({ label }) => label)]).toEqual([[], ['undo']]);
    room.redo();
    await clock.run(100);
    expect([items(room), room.outbox.get()]).toEqual([['a'], []]);
    room.undo();
    await clock.run(100);
    tab.tell('online');
    await clock.run(5_000);
    expect(items(room)).toEqual([]);
    room.redo();
    await clock.run(5_000);
    expect(items(room)).toEqual(['a']);
    room.redo();
    await clock.run(5_000);
    expect([items(room), can(room)]).toEqual([['a', 'b'], [true, false]]);
  });

  it('is taken back as soon as it does, where it is on its way', async () => {
    const { clock, room, server } = await ann({ offline: false });
    server.moods.busy = 1;
    room.mutate('add', [add('a')]);
    await clock.run(500);
    expect(room.outbox.get().map(({ sent }) => sent)).toEqual([true]);
    const handle = room.undo();
    await clock.run(500);
    // Meanwhile the next one can be made and taken back.
    room.mutate('add', [add('b')]);
    room.undo();
    await clock.run(500);
    server.moods.busy = 0;
    await clock.run(20_000);
    expect([items(room), await handle?.server]).toMatchObject([[], { status: 'applied' }]);
    expect(server.room(ROOM).entities().map(({ id }) => id)).toEqual(['list']);
  });

  it('stays, and the press is told why, where its author only reads once it is in the log', async () => {
    const { clock, room, server } = await ann({ offline: false });
    server.moods.busy = 1;
    room.mutate('add', [add('a')]);
    await clock.run(500);
    const handle = room.undo();
    await clock.run(100);
    server.sayToAll({ type: 'member', room: ROOM, member: { user: 'ann', name: 'ann', role: 'viewer' }, change: 'changed' });
    await clock.run(100);
    server.moods.busy = 0;
    await clock.run(20_000);
    expect([items(room), await handle?.server]).toEqual([['a'], { status: 'rejected', code: 'read-only' }]);
  });

  it('leaves what was done before alone, where what was on its way is refused', async () => {
    const { clock, room, server } = await ann({ offline: false });
    room.mutate('add', [add('a')]);
    await clock.run(1_000);
    server.moods.busy = 1;
    room.mutate('again', [{ op: 'create', type: 'item', id: 'a', fields: { name: 'twice' } }]);
    await clock.run(500);
    const handle = room.undo();
    await clock.run(100);
    server.moods.busy = 0;
    await clock.run(20_000);
    expect(await handle?.server).toEqual({ status: 'rejected', code: 'nothing-to-undo' });
    expect(items(room)).toEqual(['a']);
  });
});

it('where the code for it does not come, nothing can be taken back yet, and all else works', async () => {
  const now = vi.spyOn(stepping, 'now', 'get').mockReturnValue(null);
  const want = vi.spyOn(stepping, 'want').mockRejectedValue(new Error('offline'));
  const { clock, room, server } = await ann({ offline: false });
  room.mutate('add', [add('a')]);
  await clock.run(1_000);
  expect([server.room(ROOM).decided.length, room.undo(), can(room)]).toEqual([1, null, [false, false]]);
  now.mockRestore();
  want.mockRestore();
  // The next press asks for it again.
  room.mutate('add', [add('b')]);
  expect([room.undo() === null, can(room)]).toEqual([false, [true, false]]);
});
