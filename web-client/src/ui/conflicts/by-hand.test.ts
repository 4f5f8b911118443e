import { expect, test } from 'vitest';
import type { FieldSpec, Value } from '../../core';
import { byHand, typedOf, valueOf, wrongIn } from './by-hand';

const there = (spec: FieldSpec, value: Value) => valueOf(spec, typedOf(spec, value));

test('a value of every type goes into its field and comes back the same', () => {
  const values: readonly (readonly [FieldSpec, Value])[] = [
    [{ type: 'string' }, 'Shelf A'],
    [{ type: 'text' }, 'Two\nlines '],
    [{ type: 'integer' }, 7],
    [{ type: 'number' }, 12.5],
    [{ type: 'boolean' }, false],
    [{ type: 'date' }, '2026-01-31'],
    [{ type: 'time' }, new Date(2026, 0, 31, 18, 30).getTime()],
    [{ type: 'choice', values: ['a', 'b'] }, 'b'],
    [{ type: 'reference', to: 'bag' }, 'bag-1'],
    [{ type: 'set', of: 'string' }, ['one', 'two']],
    [{ type: 'number' }, null],
  ];
  for (const [spec, value] of values) expect(there(spec, value), spec.type).toEqual(value);
});

test('numbers are taken as people write them, and checked', () => {
  const spec: FieldSpec = { type: 'number', min: 0, max: 100 };
  expect([valueOf(spec, '12,5'), valueOf(spec, ' ๑๒.๕ '), valueOf(spec, '')]).toEqual([12.5, 12.5, null]);
  expect([12, -1, 101, Number.NaN, null].map((value) => wrongIn(spec, value))).toEqual([undefined, 'number', 'number', 'number', undefined]);
  expect([2.5, 3].map((value) => wrongIn({ type: 'integer' }, value))).toEqual(['whole', undefined]);
  expect(wrongIn({ type: 'string', required: true }, null)).toBe('required');
});

test('what only the server writes, or nobody can read, is not given by hand', () => {
  expect([byHand({ type: 'number' }), byHand({ type: 'any' }), byHand({ type: 'number', server: true }), byHand(undefined)]).toEqual([true, false, false, false]);
});
