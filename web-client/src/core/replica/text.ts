import type { Splice, Value } from '../protocol/messages';
import { apply, transform } from '../text';

export { splicesOf } from '../text';

/** The text of a field: no value counts as the empty text (T1). */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
/** A text as a value. */
export const valueOf = (text: string): string | null => (text === '' ? null : text);

/** The text after all splices; null when one cannot be applied. */
export function spliced(text: string, splices: readonly Splice[]): string | null {
  const done = apply(text, splices);
  return done.ok ? done.text : null;
}

/** Mine as they are after theirs, made on the same text; theirs stand first where both put text at one place (T2). */
export const movedOver = (mine: readonly Splice[], theirs: readonly Splice[]): Splice[] => transform(mine, theirs, 'theirs');
/** Theirs as they are after mine. */
export const passedBy = (theirs: readonly Splice[], mine: readonly Splice[]): Splice[] => transform(theirs, mine, 'mine');

/** Splices that lead from one text to another. */
export function difference(before: string, after: string): Splice[] {
  const [a, b] = [[...before], [...after]];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return before === after ? [] : [[head, a.length - head - tail, b.slice(head, b.length - tail).join('')]];
}
