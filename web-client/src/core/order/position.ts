/** Positions (U2): fractions below 1 in base 62, compared as text. The twin of `dev.tandem.merge.Positions`, which says more; `merge/vectors/positions.json` holds both. */
type Key = string | null;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** How many keys each insert may make by chance: two clients make the same one once in so many times, and then ids order them. */
const JITTER = 2 ** 16;
/** Digits of a whole number: all of them are exact in a double. */
const MOST_DIGITS = 8;
const END = firstOf(MOST_DIGITS + 1);

/**
 * A key after `lower` and before `upper`; null is the begin or the end. Where nothing fits, right after the greater of the two.
 * Of `jitter`, anything at random, the low 16 bits count.
 */
export function positionBetween(lower: Key, upper: Key, jitter: number): string {
  return positionsBetween(lower, upper, 1, jitter)[0] ?? '';
}

/** As many keys in ascending order, about evenly. */
export function positionsBetween(lower: Key, upper: Key, count: number, jitter: number): string[] {
  const room = count * JITTER;
  const run = runAfter(lower, upper, room) ?? runBefore(lower, upper, room);
  const chance = jitter & (JITTER - 1);
  if (run !== null) return times(count, (part) => whole(run + 1 + part * JITTER + chance));
  const gap = gapBetween(lower ?? '', upper, room) ?? gapAfter(greater(lower ?? '', upper ?? ''), room);
  const each = Math.floor((gap.width - 1) / count);
  return times(count, (part) => above(gap, 1 + part * each + Math.floor((each - JITTER) / 2) + chance));
}

interface Placed {
  readonly id: string;
  readonly position: string;
}

/** Siblings in their order: by position as text, ties by id. `localeCompare` would differ from device to device. */
export function byPosition(a: Placed, b: Placed): number {
  return text(a.position, b.position) || text(a.id, b.id);
}

/**
 * A position right after `before` among its siblings. Two people can make the same key at the same time; between two
 * equal keys nothing fits, so the next greater one is taken.
 */
export function positionAfter(siblings: readonly string[], before: Key, jitter: number): string {
  const after = siblings.filter((key) => before === null || key > before).reduce<Key>((least, key) => (least === null || key < least ? key : least), null);
  return positionBetween(before, after, jitter);
}

interface Gap {
  readonly lower: string;
  readonly digits: number;
  /** In units of the last digit. */
  readonly width: number;
}

/** The fractions between two keys, as far as a number of digits tells them apart; null where none fits. */
function gapBetween(lower: string, upper: Key, room: number): Gap | null {
  if (upper !== null && lower >= upper) return null;
  const high = upper ?? '';
  const written = Math.max(lower.length, high.length);
  let digits = 0;
  let width = upper === null ? 1 : 0;
  for (; width <= room; digits++) {
    if (width === 0 && digits >= written) return null;
    width = width * BASE + digit(high, digits) - digit(lower, digits);
  }
  return { lower, digits, width };
}

/** That of the keys that begin with a key. */
function gapAfter(lower: string, room: number): Gap {
  let digits = lower.length;
  let width = 1;
  for (; width <= room; digits++) width *= BASE;
  return { lower, digits, width };
}

function above({ lower, digits }: Gap, units: number): string {
  let key = '';
  let carry = units;
  for (let index = digits - 1; index >= 0; index--) {
    carry += digit(lower, index);
    key = DIGITS.charAt(carry % BASE) + key;
    carry = Math.floor(carry / BASE);
  }
  return withoutZeros(key);
}

/** The whole number before the first of a run at an open end; null where that is not open, or the line ends. */
function runAfter(lower: Key, upper: Key, room: number): number | null {
  if (upper !== null) return null;
  const number = lower === null || lower < head(-END) ? -1 : wholeOf(lower);
  return number !== null && number + room < END ? number : null;
}

function runBefore(lower: Key, upper: Key, room: number): number | null {
  if (lower !== null || upper === null) return null;
  const number = upper.charAt(0) > head(END - 1) ? 0 : wholeOf(upper);
  return number !== null && number - room >= -END ? number - room - 1 : null;
}

/** The greatest whole number that is not above a key. */
function wholeOf(key: string): number | null {
  const code = key.charCodeAt(0);
  const digits = key >= 'a' ? code - 96 : 91 - code;
  if (digits > MOST_DIGITS) return null;
  let value = 0;
  for (let index = 1; index <= digits; index++) value = value * BASE + digit(key, index);
  return key >= 'a' ? firstOf(digits) + value : value - firstOf(digits + 1);
}

/** A whole number: a letter that says how many digits follow, then the digits. */
function whole(number: number): string {
  const digits = digitsOf(number);
  let rest = number >= 0 ? number - firstOf(digits) : number + firstOf(digits + 1);
  let key = '';
  for (let index = 0; index < digits; index++) {
    key = DIGITS.charAt(rest % BASE) + key;
    rest = Math.floor(rest / BASE);
  }
  return withoutZeros(head(number) + key);
}

function head(number: number): string {
  return String.fromCharCode(number >= 0 ? 96 + digitsOf(number) : 91 - digitsOf(number));
}

function digitsOf(number: number): number {
  const size = number >= 0 ? number : -1 - number;
  let digits = 1;
  while (firstOf(digits + 1) <= size) digits++;
  return digits;
}

/** The first number from 0 on that has so many digits. */
function firstOf(digits: number): number {
  let first = 0;
  for (let index = 1; index < digits; index++) first = (first + 1) * BASE;
  return first;
}

function digit(key: string, index: number): number {
  return index < key.length ? DIGITS.indexOf(key.charAt(index)) : 0;
}

function withoutZeros(key: string): string {
  return key.replace(/0+$/, '');
}

function greater(one: string, other: string): string {
  return one > other ? one : other;
}

function times(count: number, key: (part: number) => string): string[] {
  return Array.from({ length: count }, (_, part) => key(part));
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
