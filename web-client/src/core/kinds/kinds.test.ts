import packingList from '@kinds/packing-list.json';
import { describe, expect, it } from 'vitest';
import type { Op, Value } from '../protocol/messages';
import { testKind } from '../testing/kinds';
import { checkOps } from './check';
import type { Kind } from './kind';
import { KindModel } from './model';

const model = new KindModel(testKind);
const set = (field: string, value: Value): Op => ({ op: 'update', type: 'item', id: 'i', set: { [field]: value } });
const codeOf = (ops: readonly Op[], kind = model): string => {
  try {
    checkOps(kind, ops);
    return 'ok';
  } catch (refusal) {
    return (refusal as { code: string }).code;
  }
};

describe('a kind', () => {
  it('knows its defaults, its positions and who may refer to what', () => {
    expect(model.defaults('item')).toEqual({ quantity: 1, packed: false });
    expect(model.defaults('category')).toEqual({});
    expect(model.positionOf('item')).toBe('position');
    expect(model.positionOf('list')).toBeUndefined();
    expect(model.referencesTo('category')).toEqual([{ type: 'item', field: 'category' }, { type: 'item', field: 'seenIn' }]);
    expect(model.referencesTo('item')).toEqual([]);
    expect(model.entity('toString')).toBeUndefined();
    expect(model.field('item', 'constructor')).toBeUndefined();
  });

  it.each<[string, Value, string]>([
    ['name', 'Tent', 'ok'],
    ['name', '  ', 'invalid-value'],
    ['name', null, 'invalid-value'],
    ['name', 'x'.repeat(81), 'invalid-value'],
    ['name', '\ud800', 'invalid-value'],
    ['note', null, 'ok'],
    ['note', 'เต็นท์ 🏕', 'ok'],
    ['quantity', 3, 'ok'],
    ['quantity', 0, 'invalid-value'],
    ['quantity', 1.5, 'invalid-value'],
    ['quantity', '3', 'invalid-value'],
    ['weight', 0.5, 'ok'],
    ['weight', -1, 'invalid-value'],
    ['weight', Number.NaN, 'invalid-value'],
    ['weight', Infinity, 'invalid-value'],
    ['packed', true, 'ok'],
    ['packed', 1, 'invalid-value'],
    ['due', '2027-02-28', 'ok'],
    ['due', 'tomorrow', 'invalid-value'],
    ['priority', 'high', 'ok'],
    ['priority', 'huge', 'invalid-value'],
    ['category', 'c1', 'ok'],
    ['category', 'no id', 'invalid-value'],
    ['owner', 'ann@example.org', 'ok'],
    ['position', 'a0V', 'ok'],
    ['position', 'a-0', 'invalid-value'],
    ['constructor', 'x', 'unknown-field'],
  ])('%s may be %j: %s', (field, value, code) => expect(codeOf([set(field, value)])).toBe(code));

  it('counts a default as a value where one is required', () => {
    const kind: Kind = { ...testKind, entities: { x: { fields: { a: { type: 'string', required: true, default: 'A' }, b: { type: 'string', required: true } } } } };
    const create = (fields: Record<string, Value>): Op => ({ op: 'create', type: 'x', id: 'i', fields });
    expect(codeOf([create({ b: 'B' })], new KindModel(kind))).toBe('ok');
    expect(codeOf([create({ a: 'A' })], new KindModel(kind))).toBe('missing-field');
  });

  it('packing-list is one that this core can work with', () => {
    const packing = new KindModel(packingList as Kind);
    expect(packing.referencesTo('category').map(({ type }) => type)).toEqual(['item']);
    expect(packing.positionOf('item')).toBe('position');
    expect(codeOf([{ op: 'create', type: 'item', id: 'i', fields: { name: 'Tent' } }], packing)).toBe('ok');
  });
});
