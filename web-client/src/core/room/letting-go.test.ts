import { describe, expect, it, vi } from 'vitest';
import { FakeBrowser } from '../testing/fake-browser';
import { add } from '../testing/scripted';
import { aPerson, aWorld, ROOM } from '../testing/world';
import type { OpenRoom } from './open-room';
import { lettingGo } from './room-facts';

const items = (room: OpenRoom) => [...(room.entities.get().get('item')?.keys() ?? [])].toSorted();

/** A page of Ann shows the room, and so does a second one. */
async function twoPages() {
  const world = aWorld();
  const browser = new FakeBrowser();
  const open = async ({ start = true } = {}) => {
    const person = aPerson(world, 'ann', browser);
    const room = person.client.open(ROOM) as OpenRoom;
    if (start) person.client.start();
    await world.clock.run(1_000);
    return { ...person, room };
  };
  const [one, two] = [await open(), await open()];
  one.room.mutate('add', [add('a')]);
  await world.clock.run(1_000);
  const bob = aPerson(world, 'bob');
  const theirs = bob.client.open(ROOM) as OpenRoom;
  bob.client.start();
  await world.clock.run(1_000);
  return { ...world, open, one, two, theirs };
}

describe('a room that is removed from the device while pages show it', () => {
  it('is shown on, and nothing of it is kept, whatever the others do', async () => {
    const { clock, one, two, theirs, server } = await twoPages();
    expect(await clock.until(one.client.rooms.forget(ROOM))).toBe(true);
    theirs.mutate('add', [add('b')]);
    server.sayToAll({ type: 'member', room: ROOM, member: { user: 'cat', name: 'Cat', role: 'editor' }, change: 'joined' });
    await clock.run(1_000);
    for (const { tab } of [one, two]) tab.tell('offline');
    await clock.run(1_000);
    for (const { tab } of [one, two]) tab.tell('online');
    await clock.run(20_000);
    expect([items(one.room), items(two.room)]).toEqual([['a', 'b'], ['a', 'b']]);
    expect(await one.client.rooms.known()).toEqual([]);
  });

  it.each(['one', 'two'] as const)('is kept again as a whole with the next edit, on page %s: that is there after any start', async (page) => {
    const all = await twoPages();
    const { clock, one, two, open, server } = all;
    await clock.until(one.client.rooms.forget(ROOM));
    await clock.run(100);
    for (const { tab } of [one, two]) tab.tell('offline');
    all[page].room.mutate('add', [add('c')]);
    await clock.run(100);
    for (const { tab } of [one, two]) tab.crash();
    const again = await open({ start: false });
    expect([again.room.state.get().name, items(again.room)]).toEqual(['cached', ['a', 'c']]);
    expect(await again.client.rooms.known()).toMatchObject([{ id: ROOM, waiting: 1 }]);
    again.client.start();
    await clock.run(20_000);
    expect(server.room(ROOM).entities().map(({ id }) => id).toSorted()).toEqual(['a', 'c', 'list']);
  });

  it('stays where something waits, in whichever tab it was made', async () => {
    const { clock, one, two } = await twoPages();
    two.tab.tell('offline');
    one.tab.tell('offline');
    two.room.mutate('add', [add('d')]);
    await clock.run(100);
    expect(await clock.until(one.client.rooms.forget(ROOM))).toBe(false);
    expect([items(one.room), await one.client.rooms.known()]).toMatchObject([['a', 'd'], [{ id: ROOM }]]);
  });

  it('keeps what is edited before a page was told', async () => {
    const { clock, one, two, open } = await twoPages();
    for (const { tab } of [one, two]) tab.tell('offline');
    const forgets = one.client.rooms.forget(ROOM);
    two.room.mutate('add', [add('e')]);
    await clock.until(forgets);
    await clock.run(100);
    for (const { tab } of [one, two]) tab.crash();
    expect(items((await open({ start: false })).room)).toEqual(['a', 'e']);
  });

  it('is kept when it is opened anew', async () => {
    const { clock, one, two, open } = await twoPages();
    await clock.until(one.client.rooms.forget(ROOM));
    await clock.run(100);
    for (const { tab } of [one, two]) tab.crash();
    expect((await open({ start: false })).room.state.get().name).toBe('opening');
    const next = await open();
    next.tab.crash();
    expect(items((await open({ start: false })).room)).toEqual(['a']);
  });

  it('loses nothing where the code for it does not come', async () => {
    const want = vi.spyOn(lettingGo, 'want').mockRejectedValue(new Error('offline'));
    const { clock, one, server } = await twoPages();
    await clock.until(one.client.rooms.forget(ROOM));
    one.room.mutate('add', [add('f')]);
    await clock.run(5_000);
    want.mockRestore();
    expect(server.room(ROOM).entities().map(({ id }) => id).toSorted()).toEqual(['a', 'f', 'list']);
  });
});
