import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Handle, Room } from '../api';
import type { Op } from '../protocol/messages';
import { withMutators } from './mutators';
import type { Inventory, Note, Orders, PackingList } from './types';
import type { Created, Id } from './types/types';

const script = (...args: readonly string[]) => execFileSync(process.execPath, ['scripts/kind-types.mjs', ...args], { encoding: 'utf8', stdio: 'pipe' });

/** What a mutator queues. */
function written(work: (mutate: Room<PackingList & Inventory & Orders & Note>['mutate']) => void): readonly (readonly [string, readonly Op[]])[] {
  const queued: [string, readonly Op[]][] = [];
  const mutate = withMutators((label, ops) => {
    queued.push([label, ops]);
    return {} as Handle;
  }, () => 'fresh');
  work(mutate as unknown as Room<PackingList & Inventory & Orders & Note>['mutate']);
  return queued;
}

describe('the types of kinds', () => {
  it('are those of the kind files', () => {
    expect(script('--check')).toBe('');
  });

  it('of a kind of one own are made by the same command', () => {
    const out = mkdtempSync(join(tmpdir(), 'kinds-'));
    script('../docs/examples/kinds/tool-lending.json', '--out', out);
    const made = readFileSync(join(out, 'tool-lending.ts'), 'utf8');
    expect(made).toContain("import type { Id } from '@tandem/client';");
    expect(made).toContain("readonly state?: 'fine' | 'worn' | 'broken';");
    expect(() => script('../docs/examples/kinds/tool-lending.json', '--out', out, '--check')).not.toThrow();
    writeFileSync(join(out, 'tool-lending.ts'), 'older');
    expect(() => script('../docs/examples/kinds/tool-lending.json', '--out', out, '--check')).toThrow();
    rmSync(out, { recursive: true });
  });

  it.each(['{"kind":"x"}', 'no json', '{"kind":"x","entities":{"a b":{"fields":{}}}}', '{"kind":"x","entities":{"a":{"fields":{"b":{"type":"blob"}}}}}'])('of %s are refused', (text) => {
    const out = mkdtempSync(join(tmpdir(), 'kinds-'));
    writeFileSync(join(out, 'kind.json'), text);
    expect(() => script(join(out, 'kind.json'), '--out', out)).toThrow(/kind-types: /);
    rmSync(out, { recursive: true });
  });

  it('know what a field holds', () => {
    expectTypeOf<PackingList['item']['fields']['name']>().toEqualTypeOf<string>();
    expectTypeOf<PackingList['item']['fields']['quantity']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<PackingList['bag']['fields']['kind']>().toEqualTypeOf<'suitcase' | 'carry-on' | 'backpack' | 'duffel' | 'box' | 'other' | undefined>();
    expectTypeOf<PackingList['item']['fields']['categoryId']>().toEqualTypeOf<Id<'category'> | undefined>();
    expectTypeOf<Inventory['stockItem']['fields']>().toHaveProperty('reserved');
    expectTypeOf<Inventory['stockItem']['update']>().not.toHaveProperty('reserved');
  });
});

describe('typed mutators', () => {
  it('write the operations of the protocol', () => {
    const queued = written((mutate) => {
      mutate.item.create({ name: 'Tent' });
      mutate.item.update('i', { quantity: 2, notes: null });
      mutate.item.move('i', 'a5');
      mutate.item.increment('i', 'quantity', 3);
      mutate.page.splice('page', 'text', [0, 0, 'Hi'], [2, 1, '']);
      mutate.order.restore('o', { reference: 'R' });
      mutate.category.delete('c');
      mutate('two', [{ op: 'delete', type: 'item', id: 'i' }]);
    });
    expect(queued).toEqual([
      ['item.create', [{ op: 'create', type: 'item', id: 'fresh', fields: { name: 'Tent' } }]],
      ['item.update', [{ op: 'update', type: 'item', id: 'i', set: { quantity: 2, notes: null } }]],
      ['item.move', [{ op: 'move', type: 'item', id: 'i', position: 'a5' }]],
      ['item.increment', [{ op: 'increment', type: 'item', id: 'i', field: 'quantity', by: 3 }]],
      ['page.splice', [{ op: 'splice', type: 'page', id: 'page', field: 'text', splices: [[0, 0, 'Hi'], [2, 1, '']] }]],
      ['order.restore', [{ op: 'restore', type: 'order', id: 'o', fields: { reference: 'R' } }]],
      ['category.delete', [{ op: 'delete', type: 'category', id: 'c' }]],
      ['two', [{ op: 'delete', type: 'item', id: 'i' }]],
    ]);
  });

  it('sets change by element', () => {
    const queued: (readonly Op[])[] = [];
    const mutate = withMutators((_label, ops) => {
      queued.push(ops);
      return {} as Handle;
    }, () => 'fresh') as unknown as { item: { add(id: string, field: string, ...values: string[]): void; remove(id: string, field: string, ...values: string[]): void } };
    mutate.item.add('i', 'tags', 'a', 'b');
    mutate.item.remove('i', 'tags', 'a');
    expect(queued).toEqual([[{ op: 'add', type: 'item', id: 'i', field: 'tags', values: ['a', 'b'] }], [{ op: 'remove', type: 'item', id: 'i', field: 'tags', values: ['a'] }]]);
  });

  it('a wrong type, field, choice, reference or operation does not compile', () => {
    const wrong = (room: Room<PackingList>, bag: Id<'bag'>) => {
      expectTypeOf(room.mutate.item.create({ name: 'Tent' })).toEqualTypeOf<Created<'item'>>();
      room.mutate.item.update('i', { bagId: bag });
      // @ts-expect-error a number, not a string
      room.mutate.item.update('i', { quantity: 'x' });
      // @ts-expect-error no such field
      room.mutate.item.update('i', { colour: 'red' });
      // @ts-expect-error required, so it cannot be emptied
      room.mutate.item.update('i', { name: null });
      // @ts-expect-error a name is required
      room.mutate.item.create({ quantity: 1 });
      // @ts-expect-error no such choice
      room.mutate.bag.update('b', { kind: 'pocket' });
      // @ts-expect-error a bag is no category
      room.mutate.item.update('i', { categoryId: bag });
      // @ts-expect-error no such type
      room.mutate.tent.delete('t');
      // @ts-expect-error there is one list, always
      room.mutate.list.create({ name: 'x' });
      // @ts-expect-error not a number
      room.mutate.item.increment('i', 'name', 1);
      // @ts-expect-error the list has no place among others
      room.mutate.list.move('list', 'a0');
      // @ts-expect-error notes are not merged as a text here
      room.mutate.item.splice('i', 'notes', [0, 0, 'x']);
    };
    expectTypeOf(wrong).toBeFunction();
    const rules = (room: Room<Inventory>) => {
      // @ts-expect-error only rules write it
      room.mutate.stockItem.update('s', { reserved: 3 });
    };
    expectTypeOf(rules).toBeFunction();
  });
});
