import type { Edit, Splice, Value } from '../protocol/messages';

/** The text of a field: no value counts as the empty text (T1). */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
/** A text as a value. */
export const valueOf = (text: string): string | null => (text === '' ? null : text);
export const splicesOf = (edits: readonly Edit[]): Splice[] => edits.map(([at, removed, inserted]) => [at, [...removed].length, inserted]);

/** The text after all splices; null when one lies outside of it. */
export function spliced(text: string, splices: readonly Splice[]): string | null {
  const points = [...text];
  for (const [at, remove, insert] of splices) {
    if (at + remove > points.length) return null;
    points.splice(at, remove, ...insert);
  }
  return points.join('');
}

/** Mine as they are after theirs, made on the same text; theirs stand first where both put text at one place (T2). */
export const movedOver = (mine: readonly Splice[], theirs: readonly Splice[]): Splice[] => cross(mine, theirs, false);
/** Theirs as they are after mine. */
export const passedBy = (theirs: readonly Splice[], mine: readonly Splice[]): Splice[] => cross(theirs, mine, true);

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

type Step = { readonly at: number; readonly gone: number } | { readonly at: number; readonly come: string; readonly length: number };

function steps(splices: readonly Splice[]): Step[] {
  return splices.flatMap(([at, remove, insert]) => [...(remove > 0 ? [{ at, gone: remove }] : []), ...(insert === '' ? [] : [{ at, come: insert, length: [...insert].length }])]);
}

function cross(mine: readonly Splice[], theirs: readonly Splice[], first: boolean): Splice[] {
  let behind = steps(mine);
  for (const their of steps(theirs)) {
    let passing: Step[] = [their];
    const next: Step[] = [];
    for (const my of behind) {
      const [after, passed] = crossing([my], passing, first);
      next.push(...after);
      passing = passed;
    }
    behind = next;
  }
  return behind.map((step) => ('gone' in step ? [step.at, step.gone, ''] : [step.at, 0, step.come]));
}

function crossing(mine: readonly Step[], theirs: readonly Step[], first: boolean): [Step[], Step[]] {
  const [my, their] = [mine[0], theirs[0]];
  if (my === undefined || their === undefined) return [[...mine], [...theirs]];
  if (mine.length === 1 && theirs.length === 1) return [over(my, their, first), over(their, my, !first)];
  const [head, passed] = crossing([my], theirs, first);
  const [rest, out] = crossing(mine.slice(1), passed, first);
  if (mine.length > 1) return [[...head, ...rest], out];
  const [after, one] = crossing([my], [their], first);
  const [last, more] = crossing(after, theirs.slice(1), first);
  return [last, [...one, ...more]];
}

function over(step: Step, other: Step, first: boolean): Step[] {
  if ('come' in step) {
    if ('come' in other) return [step.at < other.at || (step.at === other.at && first) ? step : { ...step, at: step.at + other.length }];
    return [{ ...step, at: without(step.at, other) }];
  }
  if ('gone' in other) {
    const [from, to] = [without(step.at, other), without(step.at + step.gone, other)];
    return from === to ? [] : [{ at: from, gone: to - from }];
  }
  if (other.at <= step.at) return [{ at: step.at + other.length, gone: step.gone }];
  const before = other.at - step.at;
  return before >= step.gone ? [step] : [{ at: step.at, gone: before }, { at: step.at + other.length, gone: step.gone - before }];
}

const without = (place: number, { at, gone }: { at: number; gone: number }): number => (place <= at ? place : Math.max(at, place - gone));
