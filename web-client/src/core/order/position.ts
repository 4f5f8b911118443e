import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Positions are fractional keys (U2): text of `0-9A-Za-z`, between any two of which another fits. */
export function positionBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

export function positionsBetween(before: string | null, after: string | null, count: number): string[] {
  return generateNKeysBetween(before, after, count);
}

interface Placed {
  readonly id: string;
  readonly position: string;
}

/** Siblings in their order: by position as text, ties by id. `localeCompare` would differ from device to device. */
export function byPosition(a: Placed, b: Placed): number {
  return text(a.position, b.position) || text(a.id, b.id);
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A position right after `before` among its siblings. Two people can make the same key at the same time; between two
 * equal keys nothing fits, so the next greater one is taken.
 */
export function positionAfter(siblings: readonly string[], before: string | null): string {
  const after = siblings.filter((key) => before === null || key > before).reduce<string | null>((least, key) => (least === null || key < least ? key : least), null);
  return positionBetween(before, after);
}
