import { describe, expect, it } from 'vitest';
import type { Op, Splice } from '../protocol/messages';
import { textOf } from '../replica/text-value';
import { FakeBrowser } from '../testing/fake-browser';
import { aPerson, aWorld, ROOM } from '../testing/world';
import type { OpenRoom } from './open-room';

const type = (...splices: Splice[]): Op => ({ op: 'splice', type: 'list', id: 'list', field: 'story', splices });
const storyIn = (room: OpenRoom) => textOf(room.entities.get().get('list')?.get('list')?.fields.story);

/** Ann has typed `abc`, then `XYZ` before it, both decided; and she is offline. */
async function annOffline() {
  const world = aWorld();
  const browser = new FakeBrowser();
  const [ann, bob] = [aPerson(world, 'ann', browser), aPerson(world, 'bob')];
  const [room, his] = [ann.client.open(ROOM) as OpenRoom, bob.client.open(ROOM) as OpenRoom];
  ann.client.start();
  bob.client.start();
  await world.clock.run(500);
  for (const text of ['abc', 'XYZ']) {
    room.mutate('type', [type([0, 0, text])]);
    await world.clock.run(500);
  }
  ann.tab.tell('offline');
  const online = async () => {
    ann.tab.tell('online');
    await world.clock.run(30_000);
    return world.server.room(ROOM).entities().map(({ fields }) => fields.story)[0];
  };
  return { world, browser, tab: ann.tab, room, his, online };
}

describe('an undo of what was typed', () => {
  it('is shown at once, and what is typed behind it stands where it was seen', async () => {
    const { room, online } = await annOffline();
    room.undo();
    expect(storyIn(room)).toBe('abc');
    room.mutate('type', [type([1, 0, 'q'])]);
    expect(storyIn(room)).toBe('aqbc');
    expect(await online()).toBe('aqbc');
    expect(storyIn(room)).toBe('aqbc');
  });

  it('moves over what others type meanwhile, and so does what is typed behind it', async () => {
    const { world, room, his, online } = await annOffline();
    room.undo();
    room.mutate('type', [type([1, 1, 'q'])]);
    his.mutate('type', [type([1, 1, '??'], [0, 0, '>'])]);
    await world.clock.run(500);
    expect(storyIn(his)).toBe('>X??Zabc');
    expect(await online()).toBe('>??aqc');
    expect(storyIn(room)).toBe('>??aqc');
  });

  it('finds what is to be taken back where others moved it to', async () => {
    const { world, tab, room, his, online } = await annOffline();
    tab.tell('online');
    his.mutate('type', [type([0, 0, '>>>'])]);
    await world.clock.run(1_000);
    tab.tell('offline');
    room.mutate('type', [type([9, 0, '!'], [0, 1, ''])]);
    expect(storyIn(room)).toBe('>>XYZabc!');
    const [seq] = room.engine.about.undoable.undo.slice(-1);
    room.mutate('undo', [{ op: 'undo', seq: seq ?? 0 }]);
    expect(storyIn(room)).toBe('>>abc!');
    room.mutate('type', [type([5, 0, '?'])]);
    expect(await online()).toBe('>>abc?!');
    expect(storyIn(room)).toBe('>>abc?!');
  });

  it('and what was typed behind it are the same after a restart, and in a sibling tab', async () => {
    const { world, browser, tab, room } = await annOffline();
    room.undo();
    room.mutate('type', [type([1, 0, 'q'])]);
    await world.clock.run(100);
    const sibling = aPerson(world, 'ann', browser).client.open(ROOM) as OpenRoom;
    await world.clock.run(100);
    expect(storyIn(sibling)).toBe('aqbc');
    sibling.mutate('type', [type([4, 0, '.'])]);
    await world.clock.run(100);
    expect(storyIn(room)).toBe('aqbc.');
    tab.crash();
    const again = aPerson(world, 'ann', browser);
    const reopened = again.client.open(ROOM) as OpenRoom;
    await world.clock.run(100);
    expect(storyIn(reopened)).toBe('aqbc.');
    expect(reopened.outbox.get().map(({ ops }) => ops[0])).toMatchObject([{ op: 'undo' }, { op: 'splice' }, { op: 'splice' }]);
    again.client.start();
    await world.clock.run(30_000);
    expect(storyIn(reopened)).toBe('aqbc.');
    expect(world.server.room(ROOM).decided.map(({ ops }) => ops.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('that is refused leaves what was typed behind it in its place', async () => {
    const { world, room, online } = await annOffline();
    room.undo();
    room.mutate('type', [type([1, 0, 'q'])]);
    // On another device the same was taken back before.
    const other = aPerson(world, 'ann', new FakeBrowser());
    const hers = other.client.open(ROOM) as OpenRoom;
    other.client.start();
    await world.clock.run(500);
    hers.engine.mutate({ id: 'elsewhere', label: 'undo', ops: [{ op: 'undo', seq: 3 }], createdAt: 0 });
    await world.clock.run(500);
    expect(storyIn(hers)).toBe('abc');
    expect(await online()).toBe('aqbc');
    expect(storyIn(room)).toBe('aqbc');
    expect(room.rejected.get()).toMatchObject([{ code: 'nothing-to-undo' }]);
  });

  it('that is brought back is shown at once too', async () => {
    const { tab, world, room, online } = await annOffline();
    tab.tell('online');
    room.undo();
    await world.clock.run(1_000);
    tab.tell('offline');
    expect(storyIn(room)).toBe('abc');
    room.redo();
    expect(storyIn(room)).toBe('XYZabc');
    room.mutate('type', [type([6, 0, '!'])]);
    expect(await online()).toBe('XYZabc!');
    expect(storyIn(room)).toBe('XYZabc!');
  });
});
