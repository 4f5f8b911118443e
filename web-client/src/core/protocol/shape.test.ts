import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from './shape';

const place = z.object({ at: z.tuple(z.int(0), z.string()), how: z.oneOf(['near', 'far']), note: z.optional(z.nullable(z.string())) });
const found = z.tagged('op', z.object({ op: z.literal('put'), places: z.array(place) }), z.object({ op: z.literal('drop'), left: z.record(z.number()) }));
const whyNot = (shape: z.Shape<unknown>, json: unknown) => {
  const result = z.reads(shape, json);
  return 'mismatch' in result ? [...result.mismatch.at, result.mismatch.message].join(' ') : 'fits';
};

describe('a shape', () => {
  it('has a type', () => {
    expectTypeOf<z.Infer<typeof place>>().toEqualTypeOf<{ readonly at: readonly [number, string]; readonly how: 'near' | 'far'; readonly note?: string | null }>();
    expectTypeOf<z.Infer<typeof found>['op']>().toEqualTypeOf<'put' | 'drop'>();
  });

  it('F3 reads what is declared and skips the rest', () => {
    const read = found.read({ op: 'put', later: 1, places: [{ at: [0, 'a'], how: 'near', later: 2 }] });
    expect(read).toEqual({ op: 'put', places: [{ at: [0, 'a'], how: 'near' }] });
    expect([...found.tags]).toEqual(['put', 'drop']);
  });

  it.each<[string, unknown, string]>([
    ['no object', [], 'an object'],
    ['null', null, 'an object'],
    ['an unknown tag', { op: 'fly' }, 'op put or drop'],
    ['a tag that reads the same but is a list', { op: ['put'], places: [] }, 'op put'],
    ['a missing member', { op: 'put' }, 'places a list'],
    ['a wrong element', { op: 'put', places: [{ at: [0, 'a'], how: 'near' }, { at: [0.5, 'a'], how: 'near' }] }, 'places 1 at 0 a whole number'],
    ['an unsafe number', { op: 'put', places: [{ at: [2 ** 53, 'a'], how: 'near' }] }, 'places 0 at 0 a whole number'],
    ['a number below its least', { op: 'put', places: [{ at: [-1, 'a'], how: 'near' }] }, 'places 0 at 0 a whole number'],
    ['a list too long', { op: 'put', places: [{ at: [0, 'a', 1], how: 'near' }] }, 'places 0 at 2 elements'],
    ['a value nobody knows', { op: 'put', places: [{ at: [0, 'a'], how: 'nearly' }] }, 'places 0 how near or far'],
    ['an optional member that is undefined', { op: 'put', places: [{ at: [0, 'a'], how: 'far', note: undefined }] }, 'places 0 note a string'],
    ['an infinite number', { op: 'drop', left: JSON.parse('{"x":1e999}') }, 'left x a number'],
  ])('says where %s does not fit', (_what, json, why) => expect(whyNot(found, json)).toBe(why));

  it('takes the first of several that fits, and says why the last does not', () => {
    expect(z.union(z.string(), z.int()).read(3)).toBe(3);
    expect(whyNot(z.union(z.string(), z.int()), true)).toBe('a whole number');
  });

  it('keeps names that mean something to JavaScript as names', () => {
    const read = z.record(z.number()).read(JSON.parse('{"__proto__":1,"constructor":2}'));
    expect(Object.entries(read)).toEqual([['__proto__', 1], ['constructor', 2]]);
    expect(whyNot(place, JSON.parse('{"__proto__":{"at":[0,"a"],"how":"far"}}'))).toBe('at a list');
  });

  it('lets faults of its own through', () => {
    const broken = z.mapped(z.string(), () => { throw new RangeError('mine'); });
    expect(() => z.reads(broken, 'x')).toThrow(RangeError);
  });
});
