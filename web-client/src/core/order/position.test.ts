import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Random } from '../testing/random';
import { byPosition, positionAfter, positionBetween, positionsBetween } from './position';

interface Vector {
  readonly lower?: string;
  readonly upper?: string;
  readonly count: number;
  readonly jitter: number;
  readonly expected: readonly string[];
}

const VECTORS = new URL('../../../../shared/src/main/resources/merge/vectors/positions.json', import.meta.url);
const vectors = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vector[];
const SEED = 7;

describe('U2 positions', () => {
  it.each(vectors)('are those of the server: $lower … $upper, $count, $jitter', ({ lower, upper, count, jitter, expected }) => {
    expect(positionsBetween(lower ?? null, upper ?? null, count, jitter)).toEqual(expected);
  });

  it('lie strictly between any two keys and never end in 0', () => {
    const random = new Random(SEED);
    let fitted = 0;
    for (let i = 0; i < 10_000; i++) {
      const [low, high] = [foreign(random), foreign(random)].toSorted() as [string, string];
      const [lower, upper] = [random.chance(0.1) ? null : low, random.chance(0.1) ? null : high];
      const keys = positionsBetween(lower, upper, 1 + random.below(4), random.below(2 ** 31));
      const fits = lower === null || upper === null ? !/^0*$/.test(upper ?? '1') : lower < upper && !/^0*$/.test(upper.startsWith(lower) ? upper.slice(lower.length) : '1');
      for (const key of keys) expect(key).toMatch(/^[0-9A-Za-z]*[1-9A-Za-z]$/);
      if (!fits) continue;
      const all = [lower ?? '', ...keys, upper ?? '~'];
      expect(all, `${SEED}: ${all.join(' ')}`).toEqual([...new Set(all)].toSorted());
      fitted++;
    }
    expect(fitted).toBeGreaterThan(9_000);
  });

  it('stay within six digits through 10,000 appends', () => {
    const random = new Random(SEED);
    let last = positionBetween(null, null, 0);
    for (let i = 0; i < 10_000; i++) {
      const next = positionBetween(last, null, random.below(2 ** 31));
      expect(next > last && next.length <= 6, `${last} ${next}`).toBe(true);
      last = next;
    }
  });

  it('hardly ever meet when two clients insert into one gap', () => {
    const random = new Random(SEED);
    let equal = 0;
    for (let i = 0; i < 100_000; i++) if (positionBetween('c1', 'c2', random.below(2 ** 31)) === positionBetween('c1', 'c2', random.below(2 ** 31))) equal++;
    expect(equal).toBeLessThan(12);
  });

  it('come after a sibling although two people made the same key', () => {
    const siblings = ['a0', 'a1', 'a1', 'a2'];
    const after = positionAfter(siblings, 'a1', 5);
    expect(after > 'a1' && after < 'a2').toBe(true);
    expect(positionAfter(siblings, null, 5) < 'a0').toBe(true);
    expect(positionAfter(siblings, 'a2', 5) > 'a2').toBe(true);
    expect(positionAfter([], null, 5)).toMatch(/^[0-9A-Za-z]+$/);
  });

  it('are compared as text, ties by id', () => {
    const placed = [{ id: 'b', position: 'a1' }, { id: 'a', position: 'a1' }, { id: 'c', position: 'Zz' }, { id: 'd', position: 'a0V' }];
    expect(placed.toSorted(byPosition).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
  });
});

function foreign(random: Random): string {
  const digits = random.chance(0.5) ? '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' : '01az';
  return Array.from({ length: 1 + random.below(random.chance(0.1) ? 128 : 6) }, () => digits.charAt(random.below(digits.length))).join('');
}
