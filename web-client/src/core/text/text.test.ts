import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Random } from '../testing/random';
import { apply, compose, cross, invert, splicesOf, transform, type Edit, type First, type Splice } from './index';

const VECTORS = new URL('../../../../shared/src/main/resources/merge/vectors/', import.meta.url);
const vectors = <T>(name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, VECTORS), 'utf8')) as T[];

type Written = readonly [number, number, string | { readonly units: readonly number[] }];

/** A string, or UTF-16 units where it is one that JSON text cannot hold. */
const read = (splices: readonly Written[]): Splice[] =>
  splices.map(([at, remove, insert]) => [at, remove, typeof insert === 'string' ? insert : String.fromCharCode(...insert.units)]);

function after(text: string, splices: readonly Splice[]): string {
  return applied(text, splices).text;
}

function applied(text: string, splices: readonly Splice[]): { text: string; edits: readonly Edit[] } {
  const spliced = apply(text, splices);
  if (!spliced.ok) throw new Error(`${spliced.reason}: ${JSON.stringify(splices)} on ${JSON.stringify(text)}`);
  return spliced;
}

const other = (first: First): First => (first === 'mine' ? 'theirs' : 'mine');

describe('the vectors that every language reads', () => {
  interface Apply { text: string; splices: Written[]; expected?: string; edits?: Edit[]; refused?: { index: number; reason: string } }
  it.each(vectors<Apply>('text-apply'))('T1 splices are applied, all or none: $text $splices', (vector) => {
    const expected = vector.refused ? { ok: false, ...vector.refused } : { ok: true, text: vector.expected, edits: vector.edits };
    expect(apply(vector.text, read(vector.splices))).toEqual(expected);
  });

  interface Transform { rule: string; text: string; mine: Splice[]; theirs: Splice[]; first: First; expected: Splice[]; result: string }
  it.each(vectors<Transform>('text-transform'))('T2 $rule', ({ text, mine, theirs, first, expected, result }) => {
    expect(transform(mine, theirs, first)).toEqual(expected);
    expect(after(after(text, theirs), expected)).toBe(result);
    expect(after(after(text, mine), transform(theirs, mine, other(first)))).toBe(result);
  });

  interface Compose { rule: string; text: string; splices: Splice[]; expected: Splice[] }
  it.each(vectors<Compose>('text-compose'))('composes $rule', ({ text, splices, expected }) => {
    expect(compose(splices)).toEqual(expected);
    expect(after(text, expected)).toBe(after(text, splices));
  });
});

const CASES = 10_000;
const PIECES = ['a', 'b', '\n', ' ', 'ก', 'ำ', '่', 'ที่', 'น้ำ', 'e\u0301', '\u0301', '😀', '👩\u200D🚀', '👍🏽', '🇹🇭', '\u200D', '𝒳'];

function someText(random: Random, pieces: number): string {
  return Array.from({ length: random.below(pieces + 1) }, () => random.pick(PIECES)).join('');
}

function someSplices(text: string, random: Random, most: number): Splice[] {
  const splices: Splice[] = [];
  let now = text;
  for (let left = random.below(most + 1); left > 0; left--) {
    const size = [...now].length;
    const at = random.below(size + 1);
    const remove = random.chance(0.5) ? 0 : random.below(Math.min(4, size - at) + 1);
    const splice: Splice = [at, remove, remove > 0 && random.chance(0.5) ? '' : someText(random, 2)];
    splices.push(splice);
    now = after(now, [splice]);
  }
  return splices;
}

/** Runs a law on many random cases; a failure names the seed of its case. */
function many(law: (random: Random) => boolean): number {
  let seed = Math.floor(Math.random() * 2 ** 32);
  let counted = 0;
  for (let i = 0; i < CASES; i++, seed++) {
    try {
      if (law(new Random(seed))) counted++;
    } catch (broken) {
      throw new Error(`seed ${seed}: ${String(broken)}`, { cause: broken });
    }
  }
  return counted;
}

function same(actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);
}

describe('laws of splices', () => {
  it('two lists made on one text lead to the same text in either order', () => {
    const moved = many((random) => {
      const text = someText(random, 8);
      const [mine, theirs] = [someSplices(text, random, 5), someSplices(text, random, 5)];
      const first: First = random.chance(0.5) ? 'mine' : 'theirs';
      const crossed = cross(mine, theirs, first);
      same(after(after(text, mine), crossed.theirs), after(after(text, theirs), crossed.mine));
      same(JSON.stringify(transform(theirs, mine, other(first))), JSON.stringify(crossed.theirs));
      return JSON.stringify(crossed.mine) !== JSON.stringify(mine);
    });
    expect(moved).toBeGreaterThan(CASES / 2);
  });

  it('a list transforms like its parts one after the other, composed or not', () => {
    const shorter = many((random) => {
      const text = someText(random, 8);
      const one = someSplices(text, random, 3);
      const next = someSplices(after(text, one), random, 3);
      const mine = someSplices(text, random, 3);
      const first: First = random.chance(0.5) ? 'mine' : 'theirs';
      const between = cross(mine, one, first);
      const end = cross(between.mine, next, first);
      const whole = cross(mine, [...one, ...next], first);
      const all = after(after(text, one), next);
      same(after(all, whole.mine), after(all, end.mine));
      same(after(after(text, mine), whole.theirs), after(after(text, mine), [...between.theirs, ...end.theirs]));
      const composed = compose([...one, ...next]);
      same(after(text, composed), all);
      return composed.length < one.length + next.length;
    });
    expect(shorter).toBeGreaterThan(CASES / 2);
  });

  it('an inverse takes back what was done', () => {
    const changed = many((random) => {
      const text = someText(random, 8);
      const splices = someSplices(text, random, 6);
      const { text: now, edits } = applied(text, splices);
      same(after(now, invert(edits)), text);
      same(after(text, splicesOf(edits)), now);
      return now !== text;
    });
    expect(changed).toBeGreaterThan(CASES / 2);
  });
});
