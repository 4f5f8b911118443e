import type { Value } from '../protocol/messages';

/** A sum as people write it: 0.1 and 0.2 are 0.3, which binary fractions miss by a hair. */
export function plus(value: Value | undefined, by: number): number {
  const before = typeof value === 'number' ? value : 0;
  const places = Math.max(decimals(before), decimals(by));
  return places > 15 ? before + by : Number((before + by).toFixed(places));
}

function decimals(n: number): number {
  const [, digits = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n)) ?? [];
  return Math.max(0, digits.length - Number(exponent));
}
