import { describe, expect, it } from 'vitest';
import { narrowing } from '../collaboration/filter';
import type { Op, Splice } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { aPerson, aWorld, ROOM } from '../testing/world';
import type { OpenRoom } from './open-room';

const type = (...splices: Splice[]): Op => ({ op: 'splice', type: 'item', id: 'a', field: 'story', splices });
const storyIn = (room: OpenRoom) => room.entities.get().get('item')?.get('a')?.fields.story;

/** Ann sees what is not packed yet, Bob everything; there is a tent with a story. */
async function annSeesAPart() {
  const world = aWorld();
  const [ann, bob] = [aPerson(world, 'ann', new FakeBrowser()), aPerson(world, 'bob')];
  const [hers, his] = [ann.client.open(ROOM) as OpenRoom, bob.client.open(ROOM) as OpenRoom];
  ann.client.start();
  bob.client.start();
  await world.clock.run(500);
  his.mutate('add', [{ op: 'create', type: 'item', id: 'a', fields: { name: 'Tent', packed: false, story: 'tent' } }]);
  await world.clock.run(2_000);
  hers.subscribe(narrowing({ where: [{ type: 'item', field: 'packed', is: [false] }] })).catch(() => {});
  await world.clock.run(2_000);
  expect([storyIn(hers), hers.engine.ledger.replica.view === null]).toEqual(['tent', false]);
  const told = () => world.server.room(ROOM).entities().find(({ id }) => id === 'a')?.fields.story;
  return { ...world, ann, hers, his, told };
}

describe('what is typed into something that leaves the filter before it is stored', () => {
  it.each([20, 100, 300, 600])('stands where the server puts it, and so does what is typed behind it (after %i ms)', async (ms) => {
    const { clock, ann, hers, his, told } = await annSeesAPart();
    ann.tab.vault.slowMs = 400;
    his.mutate('type', [type([0, 0, '>> '])]);
    his.mutate('pack', [{ op: 'update', type: 'item', id: 'a', set: { packed: true } }]);
    hers.mutate('type', [type([4, 0, '!'])]);
    await clock.run(ms);
    his.mutate('type', [type([0, 0, '>> '])]);
    await clock.run(3_000);
    ann.tab.vault.slowMs = 0;
    ann.tab.tell('offline');
    // Whatever is known by now, it is the whole room again: she types on behind what she sees of hers.
    const seen = String(storyIn(hers));
    expect(seen).toMatch(/tent!$/);
    hers.mutate('more', [type([[...seen].length, 0, '?'])]);
    ann.tab.tell('online');
    await clock.run(30_000);
    expect(told()).toBe('>> >> tent!?');
    expect([storyIn(hers), storyIn(his)]).toEqual(['>> >> tent!?', '>> >> tent!?']);
  });
});
