import type { Splice } from '../protocol/messages';
import { apply, transform } from '../text';

/** The text after all splices; null when one lies outside of it. */
export function spliced(text: string, splices: readonly Splice[]): string | null {
  const result = apply(text, splices);
  return result.ok ? result.text : null;
}

/** One splice that leads from a text to another, in code points; none where they are the same. */
export function difference(before: string, after: string): Splice[] {
  if (before === after) return [];
  const [a, b] = [[...before], [...after]];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [[head, a.length - head - tail, b.slice(head, b.length - tail).join('')]];
}

/** Beyond so many steps two texts have little in common. */
const STEPS_MAX = 400;

/** Like {@link difference}, but by as few characters as possible (Myers): what stays between two changes is not touched. */
export function differences(before: string, after: string): Splice[] {
  const [whole] = difference(before, after);
  if (whole === undefined) return [];
  const [head, removed, inserted] = whole;
  const [a, b] = [[...before].slice(head, head + removed), [...inserted]];
  const kept = common(a, b);
  if (kept === null) return [whole];
  const splices: Splice[] = [];
  let [x, y] = [0, 0];
  for (const [i, j] of [...kept, [a.length, b.length] as const]) {
    if (i > x || j > y) splices.push([head + y, i - x, b.slice(y, j).join('')]);
    [x, y] = [i + 1, j + 1];
  }
  return splices;
}

/** What both have, in order, by the places in each; null where that is little. */
function common(a: readonly string[], b: readonly string[]): (readonly [number, number])[] | null {
  const trace: Map<number, number>[] = [];
  let ends = new Map([[1, 0]]);
  for (let d = 0; d <= Math.min(STEPS_MAX, a.length + b.length); d++) {
    const next = new Map(ends);
    trace.push(ends);
    for (let k = -d; k <= d; k += 2) {
      let x = down(ends, k, d) ? (ends.get(k + 1) ?? 0) : (ends.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return back(trace, a.length, b.length);
    }
    ends = next;
  }
  return null;
}

const down = (ends: ReadonlyMap<number, number>, k: number, d: number): boolean => k === -d || (k !== d && (ends.get(k - 1) ?? 0) < (ends.get(k + 1) ?? 0));

function back(trace: readonly ReadonlyMap<number, number>[], width: number, height: number): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  let [x, y] = [width, height];
  for (let d = trace.length - 1; d >= 0; d--) {
    const ends = trace[d] ?? new Map<number, number>();
    const from = down(ends, x - y, d) ? x - y + 1 : x - y - 1;
    const [fromX, fromY] = [ends.get(from) ?? 0, (ends.get(from) ?? 0) - from];
    while (x > fromX && y > fromY && x > 0 && y > 0) kept.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return kept.toReversed();
}

/** What somebody typed who saw `before` and made `after` of it, as splices of the text that stands there `now`. */
export function textChange(before: string, after: string, now: string): Splice[] {
  return transform(difference(before, after), difference(before, now), 'theirs');
}
