import { describe, expect, it } from 'vitest';
import { KindModel } from '../kinds/model';
import type { Commit, Entity, Fields, Op } from '../protocol/messages';
import { Random } from '../testing/random';
import { testKind } from '../testing/kinds';
import { Base } from './base';
import { Picture } from './picture';

const kind = new KindModel(testKind);
const entity = (type: string, id: string, fields: Fields): Entity => ({ type, id, seq: 1, fields, fseq: {}, stamps: {} });
const commit = (seq: number, changes: Commit['changes']): Commit => ({ seq, at: 7, by: { user: 'bob', client: 'c2' }, n: [0, 0], changes, digest: '' });

function aPicture(...entities: Entity[]) {
  const base = new Base({ epoch: 'e', seq: 1, digest: '', entities });
  const queue: Op[][] = [];
  const picture = new Picture(kind, base, () => queue);
  return {
    base,
    picture,
    queue,
    apply(changes: Commit['changes']) {
      base.apply(commit(base.seq + 1, changes));
      picture.invalidate();
    },
    wait(...ops: Op[]) {
      queue.push(ops);
      picture.append(ops);
    },
    of: (type: string, id: string) => picture.entities().get(type)?.get(id),
  };
}

describe('the picture', () => {
  it('shows a new entity with the defaults of its kind, as pending', () => {
    const { wait, of } = aPicture();
    wait({ op: 'create', type: 'item', id: 'a', fields: { name: 'Tent' } });
    expect(of('item', 'a')).toMatchObject({ seq: 0, pending: true, fields: { name: 'Tent', quantity: 1, packed: false } });
  });

  it('knows which fields are pending', () => {
    const { wait, of } = aPicture(entity('item', 'a', { name: 'Tent', packed: false }));
    wait({ op: 'update', type: 'item', id: 'a', set: { packed: true, note: null } });
    expect([...(of('item', 'a')?.pendingFields ?? [])]).toEqual(['packed', 'note']);
    expect(of('item', 'a')?.fields).toEqual({ name: 'Tent', packed: true });
  });

  it('replays what waits over what the server says', () => {
    const { wait, apply, of, queue } = aPicture(entity('item', 'a', { name: 'Tent', quantity: 1 }));
    wait({ op: 'update', type: 'item', id: 'a', set: { quantity: 5 } });
    apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'Big tent', quantity: 2 }, was: {} }]);
    expect(of('item', 'a')?.fields).toEqual({ name: 'Big tent', quantity: 5 });
    queue.length = 0;
    apply([]);
    expect(of('item', 'a')).toMatchObject({ seq: 2, pending: false, fields: { name: 'Big tent', quantity: 2 } });
  });

  it('passes over what cannot be applied any more', () => {
    const { wait, apply, of } = aPicture(entity('item', 'a', { name: 'Tent' }));
    wait({ op: 'update', type: 'item', id: 'a', set: { quantity: 5 } });
    wait({ op: 'delete', type: 'item', id: 'missing' });
    wait({ op: 'create', type: 'item', id: 'a', fields: { name: 'Again' } });
    apply([{ op: 'delete', type: 'item', id: 'a', was: {} }]);
    expect(of('item', 'a')?.fields.name).toBe('Again');
    expect(of('item', 'missing')).toBeUndefined();
  });

  it('M4 unassigns at once what is in a deleted category, the waiting included', () => {
    const { wait, of } = aPicture(entity('category', 'c', { name: 'Sleep' }), entity('item', 'a', { name: 'Tent', category: 'c' }));
    wait({ op: 'create', type: 'item', id: 'b', fields: { name: 'Mat', category: 'c' } });
    wait({ op: 'delete', type: 'category', id: 'c' });
    expect(of('category', 'c')).toBeUndefined();
    expect(of('item', 'a')).toMatchObject({ fields: { name: 'Tent' }, pending: true });
    expect(of('item', 'a')?.fields).not.toHaveProperty('category');
    expect(of('item', 'b')?.fields).not.toHaveProperty('category');
  });

  it('M4 shows no reference to what is gone', () => {
    const { wait, of } = aPicture();
    wait({ op: 'create', type: 'item', id: 'b', fields: { name: 'Mat', category: 'gone' } });
    expect(of('item', 'b')?.fields).not.toHaveProperty('category');
  });

  it('U2 a move writes the position, and fields that come with it', () => {
    const { wait, of } = aPicture(entity('category', 'c', { name: 'Sleep' }), entity('item', 'a', { name: 'Tent', position: 'a0' }));
    wait({ op: 'move', type: 'item', id: 'a', position: 'a5', set: { category: 'c' } });
    expect(of('item', 'a')?.fields).toEqual({ name: 'Tent', position: 'a5', category: 'c' });
  });

  it('shares what did not change', () => {
    const { apply, picture, wait } = aPicture(entity('item', 'a', { name: 'A' }), entity('item', 'b', { name: 'B' }), entity('category', 'c', { name: 'C' }));
    const before = picture.entities();
    apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'A2' }, was: {} }]);
    const after = picture.entities();
    expect(after.get('category')).toBe(before.get('category'));
    expect(after.get('item')).not.toBe(before.get('item'));
    expect(after.get('item')?.get('b')).toBe(before.get('item')?.get('b'));
    picture.invalidate();
    expect(picture.entities()).toBe(after);
    wait({ op: 'update', type: 'item', id: 'b', set: { name: 'B2' } });
    const pending = picture.entities();
    apply([{ op: 'update', type: 'item', id: 'a', set: { name: 'A3' }, was: {} }]);
    expect(picture.entities().get('item')?.get('b')).toBe(pending.get('item')?.get('b'));
  });

  it('S6 knows who wrote a field last', () => {
    const { apply, of } = aPicture();
    apply([{ op: 'create', type: 'item', id: 'a', fields: { name: 'Tent', note: 'x' } }]);
    apply([{ op: 'update', type: 'item', id: 'a', set: { note: null }, was: { note: 'x' } }]);
    expect(of('item', 'a')).toMatchObject({ seq: 3, fields: { name: 'Tent' }, fseq: { name: 2, note: 3 }, stamps: { 2: { by: 'bob', client: 'c2', at: 7 }, 3: {} } });
    apply([{ op: 'update', type: 'item', id: 'a', set: { note: 'y', name: 'T' }, was: {} }]);
    expect(Object.keys(of('item', 'a')?.stamps ?? {})).toEqual(['4']);
  });

  it('is the same whether mutations were appended one by one or replayed together', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed);
      const setup = [entity('category', 'c0', { name: 'C' }), ...['i0', 'i1', 'i2'].map((id) => entity('item', id, { name: id, category: 'c0' }))];
      const [grown, replayed] = [aPicture(...setup), aPicture(...setup)];
      for (let i = 0; i < 20; i++) {
        const ops = [anOp(random)];
        grown.wait(...ops);
        grown.picture.entities();
        replayed.queue.push(ops);
      }
      replayed.picture.invalidate();
      expect(flat(grown.picture), `seed ${seed}`).toEqual(flat(replayed.picture));
    }
  });
});

const flat = (picture: Picture) => new Map([...picture.entities().values()].flatMap((ofType) => [...ofType].map(([id, view]) => [`${view.type}/${id}`, view] as const)));

function anOp(random: Random): Op {
  const item = `i${random.below(6)}`;
  const category = `c${random.below(3)}`;
  return random.pick<Op>([
    { op: 'create', type: 'item', id: item, fields: { name: 'new', category } },
    { op: 'update', type: 'item', id: item, set: { category, quantity: random.below(9) } },
    { op: 'update', type: 'item', id: item, set: { category: null } },
    { op: 'delete', type: 'item', id: item },
    { op: 'create', type: 'category', id: category, fields: { name: 'new' } },
    { op: 'delete', type: 'category', id: category },
    { op: 'move', type: 'item', id: item, position: `a${random.below(9)}` },
  ]);
}
