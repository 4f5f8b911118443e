import { compose } from './compose';
import { length, type Splice } from './splice';

/** Whose text is on the left where two are put at one place: of whoever is first in the log (T2). */
export type First = 'mine' | 'theirs';

/** Half a splice: text goes (`insert` is empty), or text comes. `length` is above 0. */
interface Step {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

/** Each side as it is after the other. */
export interface Crossed {
  readonly mine: Splice[];
  readonly theirs: Splice[];
}

/**
 * Mine as they are after theirs, where both were made on the same text. Text that comes inside a range that the other side
 * removes survives; what the other side has removed already is not removed again.
 */
export function transform(mine: readonly Splice[], theirs: readonly Splice[], first: First): Splice[] {
  return cross(mine, theirs, first).mine;
}

/** Both at once: theirs after mine for the text on the screen, mine after theirs for the queue. */
export function cross(mine: readonly Splice[], theirs: readonly Splice[], first: First): Crossed {
  const crossed = crossSteps(steps(compose(mine)), steps(compose(theirs)), first === 'mine');
  return { mine: compose(crossed.mine.map(splice)), theirs: compose(crossed.theirs.map(splice)) };
}

function steps(splices: readonly Splice[]): Step[] {
  return splices.flatMap(([at, remove, insert]) => [
    ...(remove > 0 ? [{ at, length: remove, insert: '' }] : []),
    ...(insert === '' ? [] : [{ at, length: length(insert), insert }]),
  ]);
}

function splice(step: Step): Splice {
  return step.insert === '' ? [step.at, step.length, ''] : [step.at, 0, step.insert];
}

/** Every step of one side crosses every step of the other, so a list crosses like its parts, one after the other. */
function crossSteps(mine: readonly Step[], theirs: readonly Step[], first: boolean): { mine: readonly Step[]; theirs: readonly Step[] } {
  let behind = mine;
  const passed: Step[] = [];
  for (const their of theirs) {
    const next: Step[] = [];
    let passing: readonly Step[] = [their];
    for (const my of behind) {
      const [only] = passing;
      const crossed =
        passing.length === 1 && only !== undefined
          ? { mine: over(my, only, first), theirs: over(only, my, !first) }
          : crossSteps([my], passing, first);
      next.push(...crossed.mine);
      passing = crossed.theirs;
    }
    passed.push(...passing);
    behind = next;
  }
  return { mine: behind, theirs: passed };
}

/** One step after another that was made on the same text: none where that has done it already, two where it came into its midst. */
function over(step: Step, other: Step, first: boolean): Step[] {
  if (other.insert === '') return step.insert === '' ? left(without(other, step.at), without(other, step.at + step.length)) : [{ ...step, at: without(other, step.at) }];
  if (step.insert !== '') return step.at < other.at || (step.at === other.at && first) ? [step] : [{ ...step, at: step.at + other.length }];
  if (other.at <= step.at) return [{ ...step, at: step.at + other.length }];
  const before = other.at - step.at;
  if (before >= step.length) return [step];
  return [
    { ...step, length: before },
    { ...step, at: step.at + other.length, length: step.length - before },
  ];
}

function left(from: number, to: number): Step[] {
  return from === to ? [] : [{ at: from, length: to - from, insert: '' }];
}

/** Where a place is once a range is gone. */
function without(gone: Step, place: number): number {
  return place <= gone.at ? place : Math.max(gone.at, place - gone.length);
}
