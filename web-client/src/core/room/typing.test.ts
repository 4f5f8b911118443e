import { describe, expect, it } from 'vitest';
import type { Change, Op, Splice } from '../protocol/messages';
import { textOf } from '../replica/text-value';
import { FakeBrowser } from '../testing/fake-browser';
import { added, applied, rejected, ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

const list = { type: 'list', id: 'list' } as const;
const type = (...splices: Splice[]): Op => ({ op: 'splice', ...list, field: 'story', splices });
const typed = (...did: [number, string, string][]): Change => ({ op: 'update', ...list, set: {}, was: {}, edits: { story: [{ did }] } });
const told = (story: string): Change => ({ op: 'update', ...list, set: { story }, was: {} });
const storyIn = ({ room }: ScriptedRoom) => textOf(room.entities.get().get('list')?.get('list')?.fields.story);

/** Joined, with a story in the state after the second commit. */
async function aStory(story: string, browser?: FakeBrowser): Promise<ScriptedRoom> {
  const script = await ScriptedRoom.joined(browser);
  await script.hear(script.changes(script.commit(2, [told(story)])));
  return script;
}

describe('typing into a text that others write', () => {
  it('T2 what waits is moved over what others do, stands behind theirs at one place, and goes out on the newest base', async () => {
    const script = await aStory('Tea 🍵');
    await script.offlineFor(
      async () => {
        script.room.mutate('type', [type([5, 0, ' for me'])]);
        script.room.mutate('brew', [type([0, 3, 'Green tea'])]);
        expect(storyIn(script)).toBe('Green tea 🍵 for me');
      },
      { head: 3, catchUp: { mode: 'delta', commits: [script.commit(3, [typed([5, '', ' for you'], [0, '', 'Hot '])])], more: false } },
    );
    expect(storyIn(script)).toBe('Hot Green tea 🍵 for you for me');
    expect(script.last('update').mutations).toMatchObject([
      { base: 2, ops: [{ base: 3, splices: [[17, 0, ' for me']] }] },
      { base: 2, ops: [{ base: 3, splices: [[4, 3, 'Green tea']] }] },
    ]);
  });

  it('U1 what was sent keeps its form, and is shown where it belongs; what follows waits for it', async () => {
    const script = await aStory('abc');
    script.room.mutate('type', [type([3, 0, 'X'])]);
    await script.settle();
    const first = script.last('update').mutations;
    await script.hear(script.changes(script.commit(3, [typed([0, '', '>>'])])));
    expect(storyIn(script)).toBe('>>abcX');
    script.room.mutate('type', [type([6, 0, 'Y'])]);
    await script.offlineFor(() => undefined, { head: 3 });
    expect(script.last('update').mutations).toEqual(first);
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 4)], script.commit(4, [typed([5, '', 'X'])], { client, n: [1, 1] })));
    expect(script.last('update').mutations).toMatchObject([{ n: 2, ops: [{ base: 4, splices: [[6, 0, 'Y']] }] }]);
    expect(storyIn(script)).toBe('>>abcXY');
  });

  it('what follows a refused edit finds its place without it', async () => {
    const script = await aStory('abc');
    script.room.mutate('type', [type([0, 0, 'No way: '])]);
    await script.settle();
    script.room.mutate('type', [type([11, 0, '!'])]);
    await script.hear(script.ack([rejected(1, 'stale-lock')]));
    expect(storyIn(script)).toBe('abc!');
    expect(script.last('update').mutations).toMatchObject([{ n: 2, ops: [{ splices: [[3, 0, '!']] }] }]);
  });

  it('what was typed is where it belongs after a reload, stored with the state it stands on', async () => {
    const browser = new FakeBrowser();
    const script = await aStory('abc', browser);
    script.up = false;
    script.room.mutate('type', [type([3, 0, 'X'])]);
    await script.settle();
    script.room.engine.down();
    script.up = true;
    script.room.engine.up();
    script.up = false;
    await script.hear(script.joined({ head: 3, catchUp: { mode: 'delta', commits: [script.commit(3, [typed([1, 'b', '-----'])])], more: false } }));
    expect(storyIn(script)).toBe('a-----cX');
    const again = new ScriptedRoom(browser);
    await again.load();
    expect(storyIn(again)).toBe('a-----cX');
  });

  it('J3 a state that came as a whole moves what waits as well', async () => {
    const script = await aStory('abc');
    const digest = script.joined({}).digest;
    await script.offlineFor(() => void script.room.mutate('type', [type([3, 0, 'X'])]), {
      head: 2,
      catchUp: { mode: 'reset', reason: 'below-floor', seq: 2, digest, entities: [{ ...list, seq: 2, fields: { title: 'List', story: 'Hello, abc' }, fseq: {}, stamps: {} }] },
    });
    expect(storyIn(script)).toBe('Hello, abcX');
    expect(script.last('update').mutations).toMatchObject([{ ops: [{ base: 2, splices: [[10, 0, 'X']] }] }]);
  });

  it('T2 two tabs type at the same time: what was stored first stands first, and both mean what their person saw', async () => {
    const browser = new FakeBrowser();
    const one = await aStory('abc', browser);
    const two = new ScriptedRoom(browser);
    await two.load();
    expect(storyIn(two)).toBe('abc');
    one.up = two.up = false;
    one.room.mutate('type', [type([0, 0, 'One '])]);
    two.room.mutate('type', [type([3, 0, ' two'])]);
    two.room.mutate('type', [type([7, 0, '!'])]);
    await Promise.all([one.pass(100), two.pass(100)]);
    expect([storyIn(one), storyIn(two)]).toEqual(['One abc two!', 'One abc two!']);
    const third = new ScriptedRoom(browser);
    await third.load();
    expect(storyIn(third)).toBe('One abc two!');
  });

  it('T2 a tab that is behind its sibling learns from the vault before it stores an edit', async () => {
    const browser = new FakeBrowser();
    const one = await aStory('abc', browser);
    const two = new ScriptedRoom(browser);
    await two.load();
    await one.hear(one.changes(one.commit(3, [typed([0, '', '>> '])])));
    one.room.mutate('type', [type([6, 0, '?'])]);
    two.room.mutate('type', [type([1, 0, '-'])]);
    await Promise.all([one.pass(100), two.pass(100)]);
    expect([storyIn(one), storyIn(two), two.seq]).toEqual(['>> a-bc?', '>> a-bc?', 3]);
  });

  it('T2 what two of a sibling stand on each other is moved as that: a commit that they did not know passes behind the first', async () => {
    const browser = new FakeBrowser();
    const one = await aStory('abc', browser);
    const two = new ScriptedRoom(browser);
    await two.load();
    two.up = false;
    one.tab.vault.slowMs = 50;
    await one.hear(one.changes(one.commit(3, [typed([1, '', 'Q'])])));
    two.room.mutate('type', [type([0, 0, 'xxxx'])]);
    two.room.mutate('type', [type([3, 0, 'y'])]);
    await Promise.all([one.pass(500), two.pass(500)]);
    const third = new ScriptedRoom(browser);
    await third.load();
    expect([storyIn(one), storyIn(third)]).toEqual(['xxxyxaQbc', 'xxxyxaQbc']);
  });

  it('J3 T2 a tab that its sibling left behind with a state that came as a whole goes on from there before it stores an edit', async () => {
    const browser = new FakeBrowser();
    const one = await aStory('abc', browser);
    const two = new ScriptedRoom(browser);
    await two.load();
    two.up = false;
    const { digest } = one.joined({});
    await one.offlineFor(() => {}, {
      head: 9,
      catchUp: { mode: 'reset', reason: 'below-floor', seq: 9, digest, entities: [{ ...list, seq: 2, fields: { title: 'List', story: 'Hello, abc' }, fseq: {}, stamps: {} }] },
    });
    one.up = false;
    one.room.engine.down();
    one.room.mutate('type', [type([10, 0, 'X'])]);
    two.room.mutate('type', [type([0, 1, 'Y'])]);
    await Promise.all([one.pass(500), two.pass(500)]);
    expect([storyIn(one), storyIn(two), two.seq]).toEqual(['Hello, YbcX', 'Hello, YbcX', 9]);
    const third = new ScriptedRoom(browser);
    await third.load();
    expect(storyIn(third)).toBe('Hello, YbcX');
  });

  it('T4 a whole new text is sent as what changed, so that it stands beside what others type', async () => {
    const script = await aStory('Milk, eggs');
    script.room.mutate('edit', [{ op: 'update', ...list, set: { title: 'Shop', story: 'Milk, ham, eggs' } }]);
    await script.settle();
    expect(script.last('update').mutations[0]?.ops).toEqual([{ op: 'update', ...list, set: { title: 'Shop' } }, { op: 'splice', ...list, field: 'story', base: 2, splices: [[6, 0, 'ham, ']] }]);
  });

  it('splices wait for a text that was made as a whole, and for a mutation that may fail for another reason', async () => {
    const script = await aStory('abc');
    await script.offlineFor(() => {
      script.room.mutate('add', [{ op: 'create', type: 'item', id: 'i', fields: { name: 'Tent', story: 'x' } }]);
      script.room.mutate('type', [{ op: 'splice', type: 'item', id: 'i', field: 'story', splices: [[1, 0, 'y']] }]);
    });
    expect(script.last('update').mutations).toHaveLength(1);
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 3)], script.commit(3, [{ op: 'create', type: 'item', id: 'i', fields: { name: 'Tent', story: 'x' } }], { client, n: [1, 1] })));
    expect(script.last('update').mutations).toMatchObject([{ n: 2, ops: [{ base: 3, splices: [[1, 0, 'y']] }] }]);
  });

  it('S2 T2 nothing is typed on a base that is known to be behind', async () => {
    const script = await aStory('abc');
    await script.hear({ type: 'pong', at: 0, room: ROOM, epoch: 'e1', head: 3 });
    script.room.mutate('type', [type([3, 0, 'X'])]);
    await script.settle();
    expect(script.all('update')).toHaveLength(0);
    await script.hear(script.synced(script.commit(3, [typed([0, '', '>'])])));
    expect(script.last('update').mutations).toMatchObject([{ ops: [{ base: 3, splices: [[4, 0, 'X']] }] }]);
  });

  it('an edit that is made again types, and removes nothing', async () => {
    const script = await aStory('abcdef');
    script.room.mutate('type', [type([1, 4, 'X'], [3, 0, 'Y'])]);
    await script.settle();
    await script.hear(script.ack([rejected(1, 'outside-text')]));
    await script.hear(script.changes(script.commit(3, [typed([1, 'bcdef', ''])])));
    await script.room.retry(script.room.rejected.get()[0]?.id ?? '');
    expect(storyIn(script)).toBe('aXY');
  });

  it('T2 an edit that is made again stands behind what a sibling tab put into the queue meanwhile', async () => {
    const browser = new FakeBrowser();
    const one = await aStory('abcdef', browser);
    one.room.mutate('type', [type([3, 0, 'X'])]);
    await one.settle();
    await one.hear(one.ack([rejected(1, 'stale-lock')]));
    const two = new ScriptedRoom(browser);
    await two.load();
    one.up = two.up = false;
    one.tab.vault.slowMs = 50;
    two.room.mutate('type', [type([0, 0, 'Two '])]);
    const again = one.room.retry(one.room.rejected.get()[0]?.id ?? '');
    await Promise.all([one.pass(500), two.pass(500)]);
    expect(await again).not.toBeNull();
    const third = new ScriptedRoom(browser);
    await third.load();
    expect([one, two, third].map(storyIn)).toEqual(Array(3).fill('Two abcXdef'));
    expect(third.room.rejected.get()).toEqual([]);
  });

  it('what two tabs make again at once is made once', async () => {
    const browser = new FakeBrowser();
    const one = await aStory('abc', browser);
    one.room.mutate('type', [type([3, 0, 'X'])]);
    await one.settle();
    await one.hear(one.ack([rejected(1, 'stale-lock')]));
    const two = new ScriptedRoom(browser);
    await two.load();
    one.up = two.up = false;
    const again = [one, two].map(({ room }) => room.retry(room.rejected.get()[0]?.id ?? '').then(() => 'made', ({ code }: { code: string }) => code));
    await Promise.all([one.pass(500), two.pass(500)]);
    expect((await Promise.all(again)).toSorted()).toEqual(['made', 'not-found']);
    expect([one, two].map(storyIn)).toEqual(['abcX', 'abcX']);
    expect([one, two].map(({ room }) => [room.outbox.get().length, room.rejected.get().length])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });
});

it.each<[string, Op]>([
  ['out-of-bounds', { op: 'increment', ...list, field: 'total', by: 21 }],
  ['outside-text', type([4, 0, 'x'])],
])('%s is told at once, and nothing is queued', async (code, op) => {
  const script = await aStory('abc');
  expect(() => script.room.mutate('x', [op])).toThrow(code);
  expect(script.room.outbox.get()).toEqual([]);
});

it('M5 a difference is shown at once, on top of what others do meanwhile', async () => {
  const script = await ScriptedRoom.joined();
  script.room.mutate('take', [{ op: 'increment', ...list, field: 'total', by: 3 }]);
  await script.settle();
  await script.hear(script.changes(script.commit(2, [{ op: 'update', ...list, set: { total: 10 }, was: {} }, added('a')])));
  expect(script.room.entities.get().get('list')?.get('list')?.fields.total).toBe(13);
});
