import { describe, expect, it } from 'vitest';
import type { Joined } from '../protocol/frames';
import type { Change, Op, Splice } from '../protocol/messages';
import { Digest } from '../replica/digest';
import { textOf } from '../replica/text-value';
import { FakeBrowser } from '../testing/fake-browser';
import { applied, ScriptedRoom } from '../testing/scripted';

const list = { type: 'list', id: 'list' } as const;
const type = (...splices: Splice[]): Op => ({ op: 'splice', ...list, field: 'story', splices });
const typed = (...did: [number, string, string][]): Change => ({ op: 'update', ...list, set: {}, was: {}, edits: { story: [{ did }] } });
const storyIn = ({ room }: ScriptedRoom) => textOf(room.entities.get().get('list')?.get('list')?.fields.story);

/** Joined, with a story in the state after the second commit, and that in a second tab. */
async function twoTabs(): Promise<readonly [ScriptedRoom, ScriptedRoom, FakeBrowser]> {
  const browser = new FakeBrowser();
  const one = await ScriptedRoom.joined(browser);
  await one.hear(one.changes(one.commit(2, [{ op: 'update', ...list, set: { story: 'abc' }, was: {} }])));
  const two = new ScriptedRoom(browser);
  await two.load();
  two.up = false;
  return [one, two, browser];
}

/** What a join is answered with once tables were brought back: another log, which is shorter. */
function restored(story: string): Partial<Joined> {
  const digest = new Digest();
  digest.toggle('list', 'list', 2);
  const entity = { ...list, seq: 2, fields: { title: 'List', story }, fseq: {}, stamps: {} };
  return { epoch: 'e2', head: 2, digest: digest.toString(), catchUp: { mode: 'reset', reason: 'epoch-changed', seq: 2, digest: digest.toString(), entities: [entity] } };
}

describe('typing while a room is restored', () => {
  it('what a sibling types on the new log is not moved by what went by on the old one', async () => {
    const [one, two] = await twoTabs();
    await one.hear(one.changes(one.commit(3, [typed([0, '', '>> '])])));
    await one.offlineFor(() => {}, restored('abc'));
    await two.pass(500);
    two.room.mutate('type', [type([3, 0, '!'])]);
    await Promise.all([one.pass(500), two.pass(500)]);
    expect([storyIn(one), storyIn(two)]).toEqual(['abc!', 'abc!']);
    expect(one.last('update')).toMatchObject({ epoch: 'e2', mutations: [{ ops: [{ base: 2, splices: [[3, 0, '!']] }] }] });
  });

  it('what a sibling stored on the old log meanwhile is moved to the new one: for that the tab goes back to where its sibling is, and joins again', async () => {
    const [one, two, browser] = await twoTabs();
    one.room.mutate('type', [type([0, 0, '-'])]);
    await one.settle();
    await one.offlineFor(() => void two.room.mutate('type', [type([3, 0, '!'])]), restored('abcd'));
    await Promise.all([one.pass(500), two.pass(500)]);
    expect(one.last('join')).toMatchObject({ epoch: 'e1', since: 2 });
    await one.hear(one.joined(restored('abcd')));
    await Promise.all([one.pass(500), two.pass(500)]);
    const third = new ScriptedRoom(browser);
    await third.load();
    expect([storyIn(one), storyIn(third)]).toEqual(['-abcd!', '-abcd!']);
    const { client } = one.last('update');
    await one.hear(one.ack([applied(1, 3)], one.commit(3, [typed([0, '', '-'])], { client, n: [1, 1] })));
    expect(one.last('update')).toMatchObject({ epoch: 'e2', mutations: [{ n: 2, ops: [{ base: 3, splices: [[5, 0, '!']] }] }] });
  });

  it('what was acknowledged on the old log, further than this tab had followed it, holds up nothing that was typed behind it', async () => {
    const [one] = await twoTabs();
    one.room.mutate('type', [type([3, 0, '!'])]);
    await one.settle();
    const { client } = one.last('update');
    await one.hear(one.ack([applied(1, 7)]));
    one.room.mutate('type', [type([0, 0, '-'])]);
    await one.offlineFor(() => {}, restored('abc'));
    expect(one.last('update')).toMatchObject({ epoch: 'e2', client, mutations: [{ n: 1 }] });
    await one.hear(one.ack([applied(1, 3)], one.commit(3, [typed([3, '', '!'])], { client, n: [1, 1] })));
    expect(one.last('update')).toMatchObject({ epoch: 'e2', client, mutations: [{ n: 2 }] });
    expect(storyIn(one)).toBe('-abc!');
  });
});
