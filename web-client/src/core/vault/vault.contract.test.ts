import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { RejectedEntry } from '../api';
import type { Commit, Op } from '../protocol/messages';
import { FakeClock } from '../testing/fake-clock';
import { IdbVault } from './idb-vault';
import { MemoryVault, type MemoryDisk } from './memory-vault';
import type { Facts, Intent, Settlement, Snapshot, Vault } from './vault';

/** A device: every vault opened on it is another tab, or the next start of the app. */
interface Device {
  readonly clock: FakeClock;
  open(): Promise<Vault>;
}

const devices: Record<string, () => Device> = {
  'in IndexedDB': () => {
    const [clock, factory] = [new FakeClock(), new IDBFactory()];
    return { clock, open: () => IdbVault.open(factory, crypto, clock, 'test', () => {}) };
  },
  'in memory': () => {
    const [clock, disk] = [new FakeClock(), new Map() as MemoryDisk];
    return { clock, open: async () => new MemoryVault(clock, disk) };
  },
};

const LANE = 'shared';
const intent = (id: string): Intent => ({ id, label: 'item.add', ops: [{ op: 'create', type: 'item', id, fields: { name: 'เต็นท์' } }], createdAt: 5 });
const commit = (seq: number): Commit => ({ seq, at: 1, by: { user: 'ann', client: 'c' }, n: [seq, seq], changes: [], digest: '0000000000000000' });
const snapshot = (seq: number, epoch = 'e1'): Snapshot => ({ epoch, seq, digest: '0000000000000000', entities: [] });
const refusal = (id: string): RejectedEntry => ({ id, label: 'item.add', ops: intent(id).ops, code: 'deleted', at: 9 });
const facts: Facts = { kind: 'test-list', kindVersion: 1, title: 'Lisbon', user: 'ann', role: 'owner', members: [] };

describe.each(Object.entries(devices))('a vault %s', (_name, device) => {
  const loaded = async (on = device()) => {
    const vault = await on.open();
    await vault.load('r', LANE, 'client-1');
    return { on, vault };
  };
  const waiting = (vault: Vault) => vault.waiting('r', LANE, 'other');
  const settle = (vault: Vault, { expected, ...more }: Partial<Settlement> & { readonly expected?: number }) => vault.settle('r', [{ epoch: 'e1', ...more }], expected);

  it('gives back after a restart what was stored, in the order in which it was queued', async () => {
    const { on, vault } = await loaded();
    for (const id of ['a', 'b', 'c']) await vault.enqueue('r', LANE, intent(id), 7);
    await vault.saveFacts('r', facts);
    const again = await (await on.open()).load('r', LANE, 'client-2');
    expect(again.queued.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(again.queued[0]).toEqual({ ...intent('a'), base: 7, lane: LANE, sent: null, order: expect.any(Number) as number });
    expect(again.client).toEqual({ client: 'client-1', registered: false, lastN: 0 });
    expect(again.facts).toEqual(facts);
  });

  it('keeps rooms apart', async () => {
    const { vault } = await loaded();
    await vault.enqueue('r', LANE, intent('a'), 0);
    expect((await vault.load('other', LANE, 'client-9')).queued).toEqual([]);
    expect(await vault.waitingCount()).toBe(1);
  });

  it('U1 numbers densely, each mutation once, whoever asks', async () => {
    const { on, vault } = await loaded();
    const sibling = await on.open();
    for (const id of ['a', 'b', 'c']) await vault.enqueue('r', LANE, intent(id), 0);
    const [mine, theirs] = await Promise.all([vault.allot('r', LANE, ['a', 'b']), sibling.allot('r', LANE, ['a', 'b', 'c'])]);
    const given = [...mine, ...theirs].map(({ id, sent }) => [id, sent?.n]);
    expect(given.toSorted()).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    expect((await waiting(vault)).queued.map(({ sent }) => sent)).toEqual([1, 2, 3].map((n) => ({ client: 'client-1', n })));
  });

  it('never gives out a number again, not even one whose mutation is gone', async () => {
    const { on, vault } = await loaded();
    await vault.enqueue('r', LANE, intent('a'), 0);
    await vault.allot('r', LANE, ['a']);
    await settle(vault, { done: ['a'] });
    const later = await on.open();
    await later.enqueue('r', LANE, intent('b'), 0);
    expect((await later.allot('r', LANE, ['b']))[0]?.sent?.n).toBe(2);
  });

  it('does not number what is gone, and passes over what has a number', async () => {
    const { vault } = await loaded();
    await vault.enqueue('r', LANE, intent('a'), 0);
    expect(await vault.allot('r', LANE, ['missing', 'a', 'a'])).toHaveLength(1);
    expect(await vault.allot('r', LANE, ['a'])).toEqual([]);
  });

  it('J1 makes one client for all tabs of a lane', async () => {
    const on = device();
    const [one, two] = await Promise.all([on.open(), on.open()]);
    const [a, b] = await Promise.all([one.load('r', LANE, 'client-1'), two.load('r', LANE, 'client-2')]);
    expect(a.client.client).toBe(b.client.client);
  });

  it('goes on above what the server has decided', async () => {
    const { vault } = await loaded();
    await vault.registered('r', LANE, 'client-1', 40);
    await vault.registered('r', LANE, 'somebody', 99);
    await vault.enqueue('r', LANE, intent('a'), 0);
    expect((await waiting(vault)).client).toEqual({ client: 'client-1', registered: true, lastN: 40 });
    expect((await vault.allot('r', LANE, ['a']))[0]?.sent?.n).toBe(41);
  });

  it('writes commits and what they decided together, and keeps rejected mutations until they are dismissed', async () => {
    const { on, vault } = await loaded();
    await settle(vault, { state: snapshot(10) });
    for (const id of ['a', 'b', 'c']) await vault.enqueue('r', LANE, intent(id), 10);
    await settle(vault, { commits: [commit(11), commit(12)], done: ['a'], rejected: [refusal('b')] });
    const again = await (await on.open()).load('r', LANE, 'x');
    expect(again.tail.map(({ seq }) => seq)).toEqual([11, 12]);
    expect(again.queued.map(({ id }) => id)).toEqual(['c']);
    expect(again.rejected).toEqual([refusal('b')]);
    await vault.dismiss('r', 'b');
    expect((await waiting(vault)).rejected).toEqual([]);
  });

  it('gives back no commit after a gap, none of another epoch and none that the snapshot holds', async () => {
    const { vault } = await loaded();
    await settle(vault, { state: snapshot(10) });
    await settle(vault, { commits: [commit(10), commit(11), commit(13)] });
    await settle(vault, { epoch: 'e2', commits: [commit(12)] });
    expect((await vault.load('r', LANE, 'x')).tail.map(({ seq }) => seq)).toEqual([11]);
  });

  it('takes commits up into a snapshot, but not the later ones of a sibling', async () => {
    const { vault } = await loaded();
    await settle(vault, { state: snapshot(10) });
    await settle(vault, { commits: [11, 12, 13].map(commit) });
    await vault.compact('r', snapshot(12));
    await vault.compact('r', snapshot(11));
    const { snapshot: stored, tail } = await vault.load('r', LANE, 'x');
    expect(stored?.seq).toBe(12);
    expect(tail.map(({ seq }) => seq)).toEqual([13]);
  });

  it('J3 gives waiting mutations a base that the new state knows, and leaves sent ones as they are', async () => {
    const { vault } = await loaded();
    await settle(vault, { state: snapshot(10) });
    await vault.enqueue('r', LANE, intent('sent'), 9);
    await vault.allot('r', LANE, ['sent']);
    await vault.enqueue('r', LANE, intent('old'), 3);
    await vault.enqueue('r', LANE, intent('new'), 10);
    const bases = async () => (await waiting(vault)).queued.map(({ base }) => base);
    await settle(vault, { state: snapshot(8) });
    expect(await bases()).toEqual([9, 3, 8]);
    await settle(vault, { epoch: 'e2', state: snapshot(20, 'e2') });
    expect(await bases()).toEqual([9, 20, 20]);
  });

  it('T2 keeps how a waiting text edit stands with the state it stands on, and sends its last form from then on', async () => {
    const { on, vault } = await loaded();
    const sibling = await on.open();
    for (const id of ['a', 'b']) await vault.enqueue('r', LANE, intent(id), 7);
    await sibling.load('r', LANE, 'other');
    const shown: Op[] = [{ op: 'splice', type: 'item', id: 'a', field: 'story', base: 8, splices: [[3, 0, 'ก']] }];
    await settle(vault, { moved: [{ id: 'a', shown }, { id: 'gone', shown }] });
    expect((await waiting(sibling)).queued).toMatchObject([{ id: 'a', ops: intent('a').ops, shown }, { id: 'b' }]);
    await vault.allot('r', LANE, ['a', 'b'], [{ ...intent('a'), ops: shown }]);
    await settle(vault, { state: snapshot(20), moved: [{ id: 'a', shown: [] }] });
    expect((await waiting(sibling)).queued).toMatchObject([{ id: 'a', ops: shown, shown: [], sent: { n: 1 } }, { id: 'b', ops: intent('b').ops, sent: { n: 2 } }]);
  });

  it('numbers only what the caller knows in its newest form, and keeps that and no older one', async () => {
    const { on, vault } = await loaded();
    const sibling = await on.open();
    await sibling.load('r', LANE, 'other');
    await vault.enqueue('r', LANE, intent('a'), 0);
    await settle(vault, { moved: [{ id: 'a', shown: [{ op: 'delete', type: 'item', id: 'moved' }] }] });
    const { version } = await waiting(sibling);
    const longer: Op[] = [{ op: 'delete', type: 'item', id: 'longer' }];
    expect(await vault.enqueue('r', LANE, { ...intent('a'), ops: longer, grown: 1 }, 0, { version, grown: true })).toMatchObject({ version: version + 1 });
    expect((await waiting(sibling)).queued).toMatchObject([{ id: 'a', ops: longer, grown: 1 }]);
    expect((await waiting(sibling)).queued[0]).not.toHaveProperty('shown');
    expect(await sibling.allot('r', LANE, ['a'], [intent('a')], version)).toEqual([]);
    expect(await sibling.allot('r', LANE, ['a'], [], version + 1)).toMatchObject([{ id: 'a', ops: longer, sent: { n: 1 } }]);
  });

  it('takes an edit or an outcome only while the queue is what its writer believes, and says what it is since', async () => {
    const { on, vault } = await loaded();
    const sibling = await on.open();
    const { version } = await waiting(sibling);
    const first = await vault.enqueue('r', LANE, intent('a'), 0, { version });
    expect(first?.version).toBe(version + 1);
    expect(await sibling.enqueue('r', LANE, intent('b'), 0, { version })).toBeNull();
    expect(await settle(sibling, { done: ['a'], expected: version })).toBeNull();
    expect((await waiting(sibling)).queued.map(({ id }) => id)).toEqual(['a']);
    expect(await settle(sibling, { done: ['gone'], expected: version + 1 })).toBe(version + 1);
    expect(await settle(sibling, { done: ['a'], expected: version + 1 })).toBe(version + 2);
    expect((await waiting(vault)).version).toBe(version + 2);
  });

  it('tells a tab what a sibling learned since, with what each commit settled, and keeps it a while beside the snapshot', async () => {
    const { vault } = await loaded();
    await settle(vault, { state: snapshot(10) });
    await settle(vault, { commits: [11, 12].map(commit), settled: new Map([[12, ['a']]]) });
    const since = async (seq: number, epoch = 'e1') => (await vault.waiting('r', LANE, 'x', { epoch, seq })).news.map(({ commit: { seq }, done }) => [seq, done]);
    expect(await since(10)).toEqual([
      [11, []],
      [12, ['a']],
    ]);
    await vault.compact('r', snapshot(12));
    expect(await since(11)).toEqual([[12, ['a']]]);
    expect([await since(9), await since(12), await since(11, 'e2')]).toEqual([[], [], []]);
  });

  it('J6 starts anew under another client: reviews what was sent, and only once for all tabs', async () => {
    const { vault } = await loaded();
    for (const id of ['sent', 'undecided', 'waiting']) await vault.enqueue('r', LANE, intent(id), 0);
    await vault.registered('r', LANE, 'client-1', 0);
    await vault.allot('r', LANE, ['sent', 'undecided']);
    await vault.renew('r', LANE, 'client-1', 'client-2', [refusal('sent')], ['undecided']);
    await vault.renew('r', LANE, 'client-1', 'client-3', [], []);
    const { client, queued, rejected } = await waiting(vault);
    expect(client).toEqual({ client: 'client-2', registered: false, lastN: 0 });
    expect(queued.map(({ id, sent }) => [id, sent])).toEqual([
      ['undecided', null],
      ['waiting', null],
    ]);
    expect(rejected.map(({ id }) => id)).toEqual(['sent']);
  });

  it('queues a rejected mutation again as another one, once', async () => {
    const { vault } = await loaded();
    await settle(vault, { rejected: [refusal('a')] });
    const { version } = await waiting(vault);
    expect(await vault.enqueue('r', LANE, intent('a2'), 4, { again: 'a', version: version - 1 })).toBeNull();
    expect(await vault.enqueue('r', LANE, intent('a2'), 4, { again: 'a', version })).toMatchObject({ row: { id: 'a2', base: 4, sent: null }, version: version + 1 });
    expect(await vault.enqueue('r', LANE, intent('a3'), 4, { again: 'a' })).toEqual({ row: null, version: version + 1 });
    expect(await waiting(vault)).toMatchObject({ queued: [{ id: 'a2' }], rejected: [] });
  });

  it('T2 takes no edit on a position that is behind what is stored, with the commits or without', async () => {
    const { vault } = await loaded();
    let times = 0;
    const on = async (seq: number) => (await vault.enqueue('r', LANE, intent(`${++times}`), 0, { seq })) !== null;
    await settle(vault, { state: snapshot(10) });
    expect(await on(10)).toBe(true);
    await settle(vault, { commits: [11, 12].map(commit) });
    expect([await on(11), await on(12), await on(13)]).toEqual([false, true, true]);
    // What follows a gap leads nobody on.
    await settle(vault, { commits: [commit(14)] });
    expect(await on(12)).toBe(true);
    await settle(vault, { commits: Array.from({ length: 300 }, (_, i) => commit(13 + i)) });
    await vault.compact('r', snapshot(312));
    expect([await on(12), await on(312)]).toEqual([false, true]);
  });

  it('discards only what was never numbered', async () => {
    const { vault } = await loaded();
    for (const id of ['a', 'b']) await vault.enqueue('r', LANE, intent(id), 0);
    await vault.allot('r', LANE, ['a']);
    expect(await vault.discard('r', 'a')).toBe(false);
    expect(await vault.discard('r', 'b')).toBe(true);
    expect(await vault.discard('r', 'b')).toBe(false);
    expect((await waiting(vault)).queued.map(({ id }) => id)).toEqual(['a']);
  });

  it('takes over the lane of a tab that was silent for long, with its numbers, and of no other', async () => {
    const on = device();
    const [dead, alive, heir] = [await on.open(), await on.open(), await on.open()];
    await dead.load('r', 'lane-dead', 'client-dead');
    await dead.enqueue('r', 'lane-dead', intent('sent'), 0);
    await dead.enqueue('r', 'lane-dead', intent('waiting'), 0);
    await dead.allot('r', 'lane-dead', ['sent']);
    await on.clock.run(120_000);
    await alive.load('r', 'lane-alive', 'client-alive');
    const before = await alive.waiting('r', 'lane-alive', 'x');
    expect(before.queued.map(({ lane }) => lane)).toEqual(['lane-alive', 'lane-alive']);
    await alive.enqueue('r', 'lane-alive', intent('theirs'), 0);
    const { queued } = await heir.load('r', 'lane-heir', 'client-heir');
    expect(queued.map(({ id, lane, sent }) => [id, lane, sent?.client])).toEqual([
      ['sent', 'lane-alive', 'client-dead'],
      ['waiting', 'lane-alive', undefined],
      ['theirs', 'lane-alive', undefined],
    ]);
  });

  it('lets go of the copy of one room, but not of what waits in it or was rejected', async () => {
    const { on, vault } = await loaded();
    await vault.load('other', LANE, 'client-2');
    for (const room of ['r', 'other']) await vault.saveFacts(room, facts);
    await vault.compact('r', snapshot(4));
    await vault.enqueue('r', LANE, intent('a'), 4);
    expect(await vault.forget('r')).toBe(false);
    await settle(vault, { rejected: [refusal('a')] });
    expect(await vault.forget('r')).toBe(false);
    await vault.dismiss('r', 'a');
    expect(await vault.forget('r')).toBe(true);
    const after = await on.open();
    expect((await after.known()).map(({ id }) => id)).toEqual(['other']);
    expect(await after.load('r', LANE, 'client-9')).toMatchObject({ facts: null, snapshot: null, tail: [], client: { client: 'client-1' } });
  });

  it('lets go of what waits in one room and was rejected when told, and of nothing of another', async () => {
    const { on, vault } = await loaded();
    await vault.load('s', LANE, 'client-s');
    for (const room of ['r', 's']) {
      await vault.settle(room, [{ epoch: 'e1', state: snapshot(3) }]);
      await vault.saveFacts(room, facts);
      for (const id of ['a', 'b']) await vault.enqueue(room, LANE, intent(`${room}${id}`), 3);
      await vault.settle(room, [{ epoch: 'e1', commits: [commit(4)], done: [], rejected: [refusal(`${room}b`)] }]);
    }
    expect([await vault.waitingCount(), await vault.waitingCount('r')]).toEqual([2, 1]);
    expect(await vault.forget('r', true)).toBe(true);
    const after = await on.open();
    expect(await after.load('r', LANE, 'client-9')).toMatchObject({ queued: [], rejected: [], facts: null, snapshot: null, tail: [] });
    expect(await after.load('s', LANE, 'client-9')).toMatchObject({ client: { client: 'client-s' }, queued: [{ id: 'sa' }], rejected: [{ id: 'sb' }], facts, snapshot: { seq: 3 }, tail: [{ seq: 4 }] });
    expect([await after.waitingCount(), await after.waitingCount('r')]).toEqual([1, 0]);
  });

  it('knows the rooms it holds, and forgets everything when told', async () => {
    const { on, vault } = await loaded();
    await vault.saveFacts('r', facts);
    await vault.enqueue('r', LANE, intent('a'), 0);
    expect(await vault.known()).toEqual([{ id: 'r', kind: 'test-list', title: 'Lisbon', role: 'owner', waiting: 1 }]);
    await vault.saveInbox([{ id: 'n', room: 'r', title: 'Lisbon', kind: 'k', seq: 1, at: 1, by: { user: 'bob', name: 'Bob' }, event: 'mentioned', count: 1, read: false }]);
    expect(await (await on.open()).inbox()).toMatchObject([{ id: 'n' }]);
    await vault.wipe();
    const after = await on.open();
    expect([await after.known(), await after.inbox()]).toEqual([[], []]);
    expect(await after.waitingCount()).toBe(0);
  });
});
