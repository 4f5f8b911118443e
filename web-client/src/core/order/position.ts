import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const MIDDLE = 'V';

/** Positions are fractional keys (U2): text of `0-9A-Za-z`, between any two of which another fits. */
export function positionBetween(before: string | null, after: string | null): string {
  return [before, after].every(isOurs) ? generateKeyBetween(before, after) : looselyBetween(before, after);
}

export function positionsBetween(before: string | null, after: string | null, count: number): string[] {
  if ([before, after].every(isOurs)) return generateNKeysBetween(before, after, count);
  const made: string[] = [];
  for (let index = 0; index < count; index++) made.push(looselyBetween(made.at(-1) ?? before, after));
  return made;
}

/** Whether a key has the form that this client makes: a letter that says how many digits the whole part has, the digits, and a fraction without a last zero. */
function isOurs(key: string | null): boolean {
  if (key === null) return true;
  const head = key.charCodeAt(0);
  const whole = key >= 'a' ? head - 95 : 92 - head;
  return /^[A-Za-z]/.test(key) && key.length >= whole && !(key.length > whole && key.endsWith('0')) && key !== `A${'0'.repeat(26)}`;
}

/** The same for keys of other clients, which may be any text of digits. Where nothing fits between two, right after the first. */
function looselyBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  if (after === null || low + MIDDLE < after) return low + MIDDLE;
  const rest = after.slice(low.length); // `after` begins with `low`, or it would have been greater
  const zeros = /^0*/.exec(rest)?.[0] ?? '';
  const digit = rest.charAt(zeros.length);
  return digit === '' ? low + MIDDLE : low + zeros + DIGITS.charAt(DIGITS.indexOf(digit) >> 1) + MIDDLE;
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
