import { expect, it } from 'vitest';
import type { Kind } from '../kinds/kind';
import { KindModel } from '../kinds/model';
import type { Commit, Entity, Fields, Op } from '../protocol/messages';
import { testKind } from '../testing/kinds';
import { texts } from '../text/late-typing';
import { Base } from './base';
import { Overlay } from './overlay';
import { guessed } from './undoing';

await texts.want();

const reviving: Kind = { ...testKind, entities: { ...testKind.entities, item: { ...testKind.entities.item, deleteConflict: 'update-revives', fields: testKind.entities.item?.fields ?? {} } } };
const nothing = () => new Base({ epoch: 'e', seq: 1, digest: '', entities: [] });

it('M3 an update that can stand alone shows again what was deleted', () => {
  const overlay = new Overlay(nothing(), new KindModel(reviving));
  overlay.apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'Tent', quantity: 2 } }]);
  expect(overlay.draft('item', 'a')?.fields).toEqual({ name: 'Tent', quantity: 2 });
});

it('M3 an update that leaves out what is required waits for the server to say what it revives', () => {
  const overlay = new Overlay(nothing(), new KindModel(reviving));
  overlay.apply([{ op: 'update', type: 'item', id: 'a', set: { quantity: 2 } }]);
  expect(overlay.draft('item', 'a')).toBeUndefined();
});

it('M3 where deleting wins, an update shows nothing again', () => {
  const overlay = new Overlay(nothing(), new KindModel(testKind));
  overlay.apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'Tent' } }]);
  expect(overlay.draft('item', 'a')).toBeUndefined();
});


const model = new KindModel(testKind);
const entity = (type: string, id: string, fields: Fields): Entity => ({ type, id, seq: 1, fields, fseq: {}, stamps: {} });
const item = (fields: Fields) => entity('item', 'a', { name: 'Tent', ...fields });
function shown(entities: readonly Entity[], ops: readonly Op[], commits: readonly Commit[] = []) {
  const overlay = new Overlay(new Base({ epoch: 'e', seq: 9, digest: '', entities }), model, (op, now) => guessed(model, op, (seq) => commits.find((commit) => commit.seq === seq), now));
  overlay.apply(ops);
  return (type: string, id: string) => overlay.draft(type, id)?.fields;
}
const on = { type: 'item', id: 'a' } as const;

it.each<[string, Fields, Op, Fields]>([
  ['M5 an increment adds to what is there', { stock: 3 }, { op: 'increment', ...on, field: 'stock', by: -2 }, { stock: 1 }],
  ['M5 no value counts as zero', {}, { op: 'increment', ...on, field: 'stock', by: 7 }, { stock: 7 }],
  ['M5 sums have no dust of binary fractions', { weight: 0.1 }, { op: 'increment', ...on, field: 'weight', by: 0.2 }, { weight: 0.3 }],
  ['M6 elements stand in the order of their text, each once', { tags: ['b', 'd'] }, { op: 'add', ...on, field: 'tags', values: ['c', 'a', 'b'] }, { tags: ['a', 'b', 'c', 'd'] }],
  ['M6 a set may lose its last element', { tags: ['a'] }, { op: 'remove', ...on, field: 'tags', values: ['a', 'z'] }, { tags: [] }],
  ['T1 splices count code points, each on the result of the one before', { story: 'a🏕b' }, { op: 'splice', ...on, field: 'story', splices: [[2, 0, 'ก'], [0, 1, ''], [3, 0, '!']] }, { story: '🏕กb!' }],
  ['T1 a text that becomes empty is no value', { story: 'ab' }, { op: 'splice', ...on, field: 'story', splices: [[0, 2, '']] }, {}],
  ['H4 a restored entity has exactly these fields', { story: 'x', stock: 1 }, { op: 'restore', ...on, fields: { name: 'Old' } }, { name: 'Old' }],
])('%s', (_, before, op, after) => expect(shown([item(before)], [op])('item', 'a')).toEqual({ name: 'Tent', ...after }));

it.each<[string, Op]>([
  ['M5 an increment that would leave the bounds', { op: 'increment', ...on, field: 'stock', by: -4 }],
  ['T1 a splice outside the text', { op: 'splice', ...on, field: 'story', splices: [[5, 0, 'x']] }],
  ['an undo of a commit that is not here', { op: 'undo', seq: 3 }],
  ['a resolve of a conflict that is gone', { op: 'resolve', id: 'gone', with: 'mine' }],
])('%s shows nothing', (_, op) => expect(shown([item({ stock: 3, story: 'abc' })], [op])('item', 'a')).toBeUndefined());

it('M4 an element that refers to something deleted goes with it', () => {
  const see = shown([item({ seenIn: ['c1', 'c2'] }), entity('category', 'c1', {}), entity('category', 'c2', {})], [{ op: 'delete', type: 'category', id: 'c1' }]);
  expect(see('item', 'a')).toEqual({ name: 'Tent', seenIn: ['c2'] });
});

it.each<['mine' | 'theirs' | 'value' | 'both', Fields]>([
  ['both', { note: 'theirs\nmine' }],
  ['mine', { note: 'mine' }],
  ['theirs', { note: 'theirs' }],
  ['value', { note: 'hand-made' }],
])('K3 resolving with %s shows the chosen value and no conflict', (choice, after) => {
  const conflict = entity('conflict', 'k', { onType: 'item', onId: 'a', field: 'note', mine: 'mine', theirs: 'theirs' });
  const see = shown([item({ note: 'theirs' }), conflict], [{ op: 'resolve', id: 'k', with: choice, ...(choice === 'value' && { value: 'hand-made' }) }]);
  expect(see('item', 'a') ?? item({ note: 'theirs' }).fields).toEqual({ name: 'Tent', ...after });
  expect(see('conflict', 'k')).toBeNull();
});

const commit = (...changes: Commit['changes']): Commit => ({ seq: 5, at: 0, by: { user: 'ann', client: 'c' }, n: [1, 1], changes, digest: '' });
it.each<[string, Fields | null, Commit, Fields | null | undefined]>([
  ['gives back what a field had', { note: 'new' }, commit({ op: 'update', ...on, set: { note: 'new' }, was: { note: 'old' } }), { note: 'old' }],
  ['leaves alone what was changed since', { note: 'newer', packed: true }, commit({ op: 'update', ...on, set: { note: 'new', packed: true }, was: { note: 'old', packed: false } }), { note: 'newer', packed: false }],
  ['gives a counter the opposite difference', { stock: 9 }, commit({ op: 'update', ...on, set: { stock: 5 }, was: { stock: 3 } }), { stock: 7 }],
  ['gives a set the opposite membership', { tags: ['a', 'c', 'x'] }, commit({ op: 'update', ...on, set: { tags: ['a', 'c'] }, was: { tags: ['a', 'b'] } }), { tags: ['a', 'b', 'x'] }],
  ['deletes what was made', {}, commit({ op: 'create', ...on, fields: { name: 'Tent' } }), null],
  ['keeps what was made and changed since', { note: 'x' }, commit({ op: 'create', ...on, fields: { name: 'Tent' } }), undefined],
  ['brings back what was deleted', null, commit({ op: 'delete', ...on, was: { name: 'Tent', note: 'x' } }), { note: 'x' }],
])('H1 undo %s', (_, before, done, after) => {
  const see = shown(before === null ? [] : [item(before)], [{ op: 'undo', seq: 5 }], [done]);
  expect(see('item', 'a')).toEqual(after === null || after === undefined ? after : { name: 'Tent', ...after });
});
