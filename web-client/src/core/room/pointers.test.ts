import { describe, expect, it } from 'vitest';
import { ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

const bags = { view: 'bags', pointers: true };
const bob = { type: 'presence', room: ROOM, client: 'c-bob', user: 'bob', name: 'Bob', status: 'online', where: bags } as const;
const at = (x: number) => ({ x, y: 500, type: 'item', id: 'tent' });

async function inBags(limits = {}) {
  const script = await ScriptedRoom.joined(undefined, limits);
  script.room.presence.update({ where: { view: 'bags' } });
  script.room.presence.showPointers(true);
  await script.pass(5_000);
  return { script, presence: script.room.presence };
}

/** Moves for so many milliseconds, and then rests. */
async function move(script: ScriptedRoom, forMs: number): Promise<number> {
  const before = script.all('presence').length;
  for (let ms = 0; ms < forMs; ms += 10) {
    script.room.presence.point(at(ms % 1_000));
    await script.pass(10);
  }
  await script.pass(60_000);
  return script.all('presence').length - before;
}

describe('P6 the own pointer', () => {
  it('is said to nobody who does not see the same view and its pointers', async () => {
    const { script } = await inBags();
    expect(script.last('presence').where).toEqual(bags);
    await script.hear({ ...bob, where: { view: 'bags' } });
    await script.hear({ ...bob, client: 'c-eve', user: 'eve', where: { view: 'list', pointers: true } });
    await script.hear({ ...bob, client: 'c-joe', user: 'joe', status: 'away' });
    await script.hear({ ...bob, client: 'c-ann', user: 'ann' });
    expect(await move(script, 1_000)).toBe(0);
  });

  it('is said at most ten times a second, with its last place, and no more once it rests', async () => {
    const { script } = await inBags();
    await script.hear(bob);
    const said = await move(script, 2_000);
    expect(said).toBeGreaterThanOrEqual(20);
    expect(said).toBeLessThanOrEqual(21);
    expect(script.last('presence')).toEqual({ action: 'presence', room: ROOM, status: 'online', where: bags, pointer: at(990) });
  });

  it.each([
    [4, 400],
    [30, 1_000],
  ])('is said to %i people once in %i ms', async (watchers, pause) => {
    const { script } = await inBags();
    for (let n = 0; n < watchers; n++) await script.hear({ ...bob, client: `c-${n}`, user: `u-${n}` });
    expect(await move(script, 10 * pause)).toBeLessThanOrEqual(11);
  });

  it('is said as rarely as all else on a poor link', async () => {
    const { script } = await inBags({ presenceMs: 2_000 });
    await script.hear(bob);
    expect(await move(script, 10_000)).toBeLessThanOrEqual(6);
  });

  it('does not keep a new place waiting', async () => {
    const { script, presence } = await inBags();
    for (let n = 0; n < 30; n++) await script.hear({ ...bob, client: `c-${n}`, user: `u-${n}` });
    presence.point(at(1));
    presence.point(at(2));
    presence.update({ where: { view: 'bags', type: 'item', id: 'tent' } });
    await script.pass(100);
    expect(script.last('presence')).toMatchObject({ where: { id: 'tent', pointers: true }, pointer: at(2) });
  });

  it('is said to be gone, once', async () => {
    const { script, presence } = await inBags();
    await script.hear(bob);
    presence.point(at(1));
    presence.point(null);
    await script.pass(1_000);
    const before = script.all('presence').length;
    expect(script.last('presence').pointer).toBeNull();
    presence.point(null);
    presence.update({ where: { view: 'bags', field: 'name' } });
    await script.pass(1_000);
    expect(script.all('presence').length).toBe(before + 1);
    expect(script.last('presence')).not.toHaveProperty('pointer');
  });

  it('goes when the view is left, and when the person is away', async () => {
    const { script, presence } = await inBags();
    await script.hear(bob);
    presence.point(at(1));
    presence.update({ where: { view: 'list' } });
    await script.pass(1_000);
    expect(script.last('presence')).not.toHaveProperty('pointer');
    presence.update({ where: { view: 'bags' } });
    presence.point(at(2));
    await script.pass(1_000);
    expect(script.last('presence').pointer).toEqual(at(2));
    await script.pass(2 * 60_000);
    expect(script.last('presence')).toMatchObject({ status: 'idle', pointer: null });
    presence.point(at(3));
    await script.pass(1_000);
    expect(script.last('presence')).toMatchObject({ status: 'online', pointer: at(3) });
  });
});

describe('P6 the pointers of the others', () => {
  it('are known of this view, and told without telling who is here anew', async () => {
    const { script, presence } = await inBags();
    await script.hear(bob);
    let told = 0;
    presence.others.subscribe(() => told++);
    await script.hear({ ...bob, pointer: at(1) });
    await script.hear({ ...bob, pointer: at(2) });
    expect(presence.pointers.get()).toEqual([{ client: 'c-bob', user: 'bob', name: 'Bob', pointer: at(2) }]);
    expect(told).toBe(0);
    await script.hear({ ...bob, where: { view: 'list', pointers: true }, pointer: at(3) });
    expect(presence.pointers.get()).toEqual([]);
  });

  it.each([
    ['went', bob],
    ['is away', { ...bob, status: 'away', pointer: at(2) }],
    ['is offline', { ...bob, status: 'offline' }],
  ] as const)('vanish when it %s', async (_, frame) => {
    const { script, presence } = await inBags();
    await script.hear({ ...bob, pointer: at(1) });
    expect(presence.pointers.get()).toHaveLength(1);
    await script.hear(frame);
    expect(presence.pointers.get()).toEqual([]);
  });

  it('vanish with the link, with the view, and when they are not wanted, and come back with their next move', async () => {
    const { script, presence } = await inBags();
    const pointing = { ...bob, pointer: at(1) };
    await script.hear(pointing);
    await script.offlineFor(() => expect(presence.pointers.get()).toEqual([]), { here: [{ client: 'c-bob', user: 'bob', name: 'Bob', status: 'online', where: bags }] });
    expect(presence.pointers.get()).toEqual([]);
    await script.hear(pointing);
    expect(presence.pointers.get()).toHaveLength(1);
    presence.update({ where: { view: 'list' } });
    expect(presence.pointers.get()).toEqual([]);
    presence.update({ where: { view: 'bags' } });
    await script.hear(pointing);
    presence.showPointers(false);
    await script.hear(pointing);
    expect(presence.pointers.get()).toEqual([]);
    await script.pass(1_000);
    expect(script.last('presence').where).toEqual({ view: 'bags' });
  });

  it('are not those of the own other pages', async () => {
    const { script, presence } = await inBags();
    await script.hear({ ...bob, client: 'c-ann', user: 'ann', pointer: at(1) });
    expect(presence.pointers.get()).toEqual([]);
  });
});
