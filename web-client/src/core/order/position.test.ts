import { describe, expect, it } from 'vitest';
import { Random } from '../testing/random';
import { byPosition, positionAfter, positionBetween, positionsBetween } from './position';

describe('U2 positions', () => {
  it('lie between their neighbours as text, however often one is squeezed in', () => {
    const random = new Random(7);
    const keys = positionsBetween(null, null, 3);
    for (let i = 0; i < 500; i++) {
      const at = random.below(keys.length + 1);
      keys.splice(at, 0, positionBetween(keys[at - 1] ?? null, keys[at] ?? null));
    }
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[0-9A-Za-z]+$/);
  });

  it('come after a sibling although two people made the same key', () => {
    const siblings = ['a0', 'a1', 'a1', 'a2'];
    const after = positionAfter(siblings, 'a1');
    expect(after > 'a1' && after < 'a2').toBe(true);
    expect(positionAfter(siblings, null) < 'a0').toBe(true);
    expect(positionAfter(siblings, 'a2') > 'a2').toBe(true);
    expect(positionAfter([], null)).toMatch(/^[0-9A-Za-z]+$/);
  });

  it('fit between keys that other clients made, whatever digits those are', () => {
    const random = new Random(11);
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const foreign = () => Array.from({ length: 1 + random.below(6) }, () => digits.charAt(random.below(digits.length))).join('');
    let between = 0;
    for (let i = 0; i < 5000; i++) {
      const [low = '', high = ''] = [foreign(), foreign()].toSorted((a, b) => (a < b ? -1 : 1));
      if (low === high) continue;
      const key = positionBetween(low, high);
      expect(key).toMatch(/^[0-9A-Za-z]+$/);
      expect(key > low, `${low} < ${key}`).toBe(true);
      if (!/^0*$/.test(high.slice(low.length)) || !high.startsWith(low)) expect(key < high, `${key} < ${high}`).toBe(true);
      between++;
    }
    expect(between).toBeGreaterThan(4000);
    expect(positionBetween('m', null) > 'm').toBe(true);
    expect(positionBetween(null, 'm') < 'm').toBe(true);
    const several = positionsBetween('m', 'n', 3);
    expect(several).toEqual([...several].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('are compared as text, ties by id', () => {
    const placed = [{ id: 'b', position: 'a1' }, { id: 'a', position: 'a1' }, { id: 'c', position: 'Zz' }, { id: 'd', position: 'a0V' }];
    expect(placed.toSorted(byPosition).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
  });
});
