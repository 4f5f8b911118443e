import { describe, expect, it } from 'vitest';
import type { OpenRoom } from '../room/open-room';
import { FakeBrowser } from '../testing/fake-browser';
import { aPerson, aWorld, ROOM } from '../testing/world';

const ENTITIES = 20_000;
const rename = (name: string) => [{ op: 'update', type: 'item', id: 'i7', set: { name } }] as const;

function aLargeRoom(entities = ENTITIES) {
  const world = aWorld();
  world.server.room(ROOM).put(Array.from({ length: entities }, (_, i) => ({ type: 'item', id: `i${i}`, fields: { name: `Thing ${i}` } })));
  world.server.moods.href = true;
  Object.assign(world.wire.weather, { minDelay: 20, maxDelay: 20 });
  const pages = () => world.server.rest.served.get('snapshot') ?? 0;
  const visit = (user: string, browser?: FakeBrowser) => {
    const person = aPerson(world, user, browser, { pageEntities: Math.min(1_000, entities / 4) });
    const room = person.client.open(ROOM) as OpenRoom;
    person.client.start();
    return { ...person, room, shown: () => room.entities.get().get('item')?.size ?? 0, name: () => room.entities.get().get('item')?.get('i7')?.fields.name };
  };
  const upToPage = async (page: number) => {
    while (pages() < page) await world.clock.run(5);
  };
  return { ...world, pages, visit, upToPage };
}

describe('R14 a room larger than a frame', () => {
  it(`of ${ENTITIES} entities comes in pages, says how far it is, and is shown when all of it is there`, async () => {
    const { clock, server, visit, upToPage } = aLargeRoom();
    const { room, shown, name } = visit('ann');
    const loaded: (number | undefined)[] = [];
    room.state.subscribe(() => loaded.push(room.state.get().loaded));
    await upToPage(10);
    expect([shown(), room.state.get()]).toEqual([0, { name: 'opening', loaded: 9_000 }]);
    // What is committed meanwhile is not in the pages, and follows.
    server.room(ROOM).update('bob', 'bobs', { user: 'bob', last: 0, outcomes: [] }, [{ n: 1, base: 2, ops: rename('Meanwhile') }], 0);
    await clock.run(30_000);
    expect(room.state.get()).toEqual({ name: 'live' });
    expect([shown(), name(), room.engine.ledger.replica.seq]).toEqual([ENTITIES, 'Meanwhile', 3]);
    expect(loaded.filter((n) => n !== undefined)).toEqual(Array.from({ length: 21 }, (_, i) => Math.min((i + 1) * 1_000, ENTITIES + 1)));
    expect(room.engine.ledger.replica.contradicts()).toBe(false);
  });

  it('goes on where it was after a lost link, and then follows what was committed since', async () => {
    const { clock, server, wire, pages, visit, upToPage } = aLargeRoom(400);
    const { room, shown, name } = visit('ann');
    await upToPage(3);
    wire.cut();
    server.room(ROOM).update('bob', 'bobs', { user: 'bob', last: 0, outcomes: [] }, [{ n: 1, base: 2, ops: rename('Meanwhile') }], 0);
    await clock.run(10_000);
    expect([shown(), name(), room.state.get().name]).toEqual([400, 'Meanwhile', 'live']);
    // Five pages; the one that was on its way is asked for again.
    expect(pages()).toBe(6);
  });

  it('begins again where the position is not kept so long', async () => {
    const { clock, server, pages, visit, upToPage } = aLargeRoom(400);
    const { room, shown, name } = visit('ann');
    await upToPage(3);
    server.room(ROOM).update('bob', 'bobs', { user: 'bob', last: 0, outcomes: [] }, [{ n: 1, base: 2, ops: rename('Newer') }], 0);
    server.moods.unpinned = 1;
    await upToPage(4);
    server.moods.unpinned = 0;
    await clock.run(10_000);
    expect([shown(), name(), room.state.get()]).toEqual([400, 'Newer', { name: 'live' }]);
    expect(pages()).toBe(4 + 5);
  });

  it('a position that is never kept is given up for a while, and the room stays as it was', async () => {
    const { clock, server, visit, pages } = aLargeRoom(400);
    server.moods.unpinned = 1;
    const { room, shown } = visit('ann');
    await clock.run(60_000);
    expect([shown(), room.state.get().name]).toEqual([0, 'opening']);
    expect(pages()).toBeLessThan(60);
    server.moods.unpinned = 0;
    await clock.run(60_000);
    expect([shown(), room.state.get()]).toEqual([400, { name: 'live' }]);
  });

  it('what a page that ends half-way had read is not shown: the older copy is still whole', async () => {
    const { clock, server, wire, visit, pages, upToPage } = aLargeRoom(400);
    const browser = new FakeBrowser();
    const first = visit('ann', browser);
    await clock.run(5_000);
    first.tab.crash();
    server.room(ROOM).put([{ type: 'item', id: 'new', fields: { name: 'New' } }]);
    server.room(ROOM).restore(3, 'e2');
    const again = visit('ann', browser);
    await upToPage(5 + 3);
    again.tab.crash();
    wire.weather.refusing = true;
    wire.weather.restDrop = 1;
    const third = visit('ann', browser);
    await clock.run(1_000);
    expect([third.shown(), third.room.state.get().name, third.room.meta.get()?.epoch]).toEqual([400, 'cached', 'e1']);
    Object.assign(wire.weather, { refusing: false, restDrop: 0 });
    await clock.run(60_000);
    expect([third.shown(), third.room.state.get().name, third.room.meta.get()?.epoch, pages()]).toEqual([401, 'live', 'e2', 8 + 5]);
  });

  it('V the part of it that a filter shows comes so too', async () => {
    const { clock, server, visit } = aLargeRoom(400);
    server.room(ROOM).put([{ type: 'category', id: 'c', fields: { name: 'Camp' } }]);
    const ann = visit('ann');
    await clock.run(5_000);
    await Promise.all([ann.room.subscribe({ types: ['category'] }), clock.run(5_000)]);
    expect([ann.shown(), ann.room.entities.get().get('category')?.size]).toEqual([0, 1]);
    await Promise.all([ann.room.subscribe(null), clock.run(5_000)]);
    expect(ann.shown()).toBe(400);
  });
});
