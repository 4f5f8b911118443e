import type { Splice } from '../protocol/messages';
import type { Entry } from './entry';
import type { Text } from './text-places';

/** A text, as it was seen under what was not stored yet. */
export interface Left {
  readonly text: Text;
  readonly was: string;
}

/** What a commit does to a text under waiting splices. */
export interface Turn {
  readonly text: Text;
  /** What the others' splices are; null where only the text before and after tells. */
  readonly theirs: readonly Splice[] | null;
  /** The text that the waiting splices stand on. */
  readonly before: string;
}

/**
 * What went by under waiting splices, and how it looked behind each of them: a sibling tab may have put one in between
 * that this tab did not know. `open` while the vault does not know it either.
 */
export interface Passed {
  readonly seq: number;
  readonly text: Text;
  readonly first: readonly Splice[];
  readonly behind: { readonly entry: Entry; readonly splices: readonly Splice[] }[];
  open: boolean;
}

/** What went by as it looked behind all that waits before a mutation. */
export function behind({ first, behind }: Passed, entry: Entry): readonly Splice[] {
  const order = entry.stored?.order ?? Infinity;
  return behind.findLast(({ entry: { stored } }) => (stored?.order ?? Infinity) < order)?.splices ?? first;
}

/** How it looks behind a mutation that it passed by now: those that stand on that are to be told so. */
export function goOn({ behind }: Passed, entry: Entry, splices: readonly Splice[]): void {
  const order = entry.stored?.order ?? Infinity;
  const at = behind.findIndex((other) => (other.entry.stored?.order ?? Infinity) > order);
  behind.splice(at < 0 ? behind.length : at, 0, { entry, splices });
}
