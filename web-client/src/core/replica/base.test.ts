import { expect, it } from 'vitest';
import type { Change, Commit, Entity } from '../protocol/messages';
import { texts } from '../text/late-typing';
import { Base } from './base';

await texts.want();

const item: Entity = { type: 'item', id: 'a', seq: 1, fields: { name: 'Tent', story: 'Once 🏕 upon' }, fseq: { name: 1, story: 1 }, stamps: { 1: { at: 1, by: 'bob', client: 'b' } } };
const commit = (change: Partial<Change>, more: Partial<Commit> = {}): Commit =>
  ({ seq: 2, at: 7, by: { user: 'ann', client: 'c' }, n: [1, 1], changes: [{ op: 'update', type: 'item', id: 'a', set: {}, was: {}, ...change } as Change], digest: '', ...more }) as Commit;
const after = (made: Commit) => {
  const base = new Base({ epoch: 'e', seq: 1, digest: '', entities: [item] });
  expect(base.apply(made)).toBe('applied');
  return base.entity('item', 'a');
};

it('T3 edits change a text in places, in order, by code points, and count as written by the commit', () => {
  const edited = after(commit({ edits: { story: [{ did: [[5, '🏕', 'ก'], [0, 'Once', 'Twice']] }, { did: [[0, '', '¡']], made: { base: 1, splices: [[0, 0, '¡']] } }] }, prev: 1 } as Partial<Change>));
  expect(edited).toMatchObject({ seq: 2, fields: { name: 'Tent', story: '¡Twice ก upon' }, fseq: { name: 1, story: 2 }, stamps: { 2: { by: 'ann' } } });
});

it('T1 a text that becomes empty is no value, and no value is the empty text', () => {
  const emptied = after(commit({ edits: { story: [{ did: [[0, 'Once 🏕 upon', '']] }] } } as Partial<Change>));
  expect(emptied?.fields).toEqual({ name: 'Tent' });
  const begun = after(commit({ edits: { other: [{ did: [[0, '', 'x']] }] } } as Partial<Change>));
  expect(begun?.fields.other).toBe('x');
});

it('S1 what a commit says beside its changes does not touch the state', () => {
  const told = after(commit({ set: { name: 'T' }, was: { name: 'Tent' } }, { events: [{ event: 'low-stock', to: ['all'] }], undone: [{ n: 1, seq: 1 }] }));
  expect(told?.fields.name).toBe('T');
});
