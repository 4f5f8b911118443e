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

/** What somebody typed who saw `before` and made `after` of it, as splices of the text that stands there `now`. */
export function textChange(before: string, after: string, now: string): Splice[] {
  return transform(difference(before, after), difference(before, now), 'theirs');
}
