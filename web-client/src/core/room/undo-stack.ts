import type { Commit } from '../protocol/messages';

/** Commits of this device that can be taken back, the newest last, and undos that can be taken back themselves (H2). */
export interface Undoable {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
}

const MOST = 100;
export const NOTHING: Undoable = { undo: [], redo: [] };

/** After a commit of this device: an undo moves what it took back to the other side, anything else begins anew. */
export function after(stack: Undoable, { seq, changes, undone = [] }: Commit): Undoable {
  if (changes.length === 0) return stack;
  if (undone.length === 0) return { undo: [...stack.undo, seq].slice(-MOST), redo: [] };
  const back = new Set(undone.map((each) => each.seq));
  const redone = stack.redo.some((each) => back.has(each));
  const rest = { undo: without(stack.undo, back), redo: without(stack.redo, back) };
  return redone ? { undo: [...rest.undo, seq], redo: rest.redo } : { undo: rest.undo, redo: [...rest.redo, seq] };
}

/** Nothing is left of it to be taken back. */
export function forget({ undo, redo }: Undoable, seq: number): Undoable {
  const gone = new Set([seq]);
  return { undo: without(undo, gone), redo: without(redo, gone) };
}

function without(seqs: readonly number[], gone: ReadonlySet<number>): number[] {
  return seqs.filter((seq) => !gone.has(seq));
}
