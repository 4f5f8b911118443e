import type { StepName } from '../api';
import type { Commit } from '../protocol/messages';

/** Commits of this device that can be taken back, the newest last, and undos that can be taken back themselves (H2). */
export interface Undoable {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
  /** Commits that are taken back together, by the name of their step. */
  readonly steps?: Readonly<Record<string, string>>;
  /** What each of them did, for people; an undo is called what it took back. */
  readonly names?: Readonly<Record<string, StepName>>;
}

const MOST = 100;
export const NOTHING: Undoable = { undo: [], redo: [] };

/** After a commit of this device: an undo moves what it took back to the other side, anything else begins anew. */
export function after(stack: Undoable, commit: Commit, step?: string, name?: StepName): Undoable {
  const { undo, redo } = moved(stack, commit);
  const kept = new Set([...undo, ...redo].map(String));
  const [first] = commit.undone ?? [];
  const called = first === undefined ? name : stack.names?.[first.seq];
  return { undo, redo, ...only('steps', kept, { ...stack.steps, [commit.seq]: step }), ...only('names', kept, { ...stack.names, [commit.seq]: called }) };
}

/** Under this name what is known of those that are kept; nothing where that is nothing. */
function only<T>(name: string, kept: ReadonlySet<string>, all: Readonly<Record<string, T | undefined>>): object {
  const entries = Object.entries(all).filter(([seq, value]) => value && kept.has(seq));
  return entries.length > 0 ? { [name]: Object.fromEntries(entries) } : {};
}

/** What to take back now, the newest first: one commit, or all of its step. */
export function next({ steps = {}, ...stack }: Undoable, side: 'undo' | 'redo', waiting: ReadonlySet<number>): readonly number[] {
  const free = stack[side].filter((seq) => !waiting.has(seq)).toReversed();
  const [newest] = free;
  if (newest === undefined) return [];
  const step = steps[newest];
  return step === undefined ? [newest] : free.filter((seq) => steps[seq] === step);
}

function moved(stack: Undoable, { seq, changes, undone = [] }: Commit): Undoable {
  if (changes.length === 0) return stack;
  if (undone.length === 0) return { undo: [...stack.undo, seq].slice(-MOST), redo: [] };
  const back = new Set(undone.map((each) => each.seq));
  const redone = stack.redo.some((each) => back.has(each));
  const rest = { undo: without(stack.undo, back), redo: without(stack.redo, back) };
  return redone ? { undo: [...rest.undo, seq], redo: rest.redo } : { undo: rest.undo, redo: [...rest.redo, seq] };
}

/** Nothing is left of it to be taken back. */
export function forget({ undo, redo, ...rest }: Undoable, seq: number): Undoable {
  const gone = new Set([seq]);
  return { ...rest, undo: without(undo, gone), redo: without(redo, gone) };
}

function without(seqs: readonly number[], gone: ReadonlySet<number>): number[] {
  return seqs.filter((seq) => !gone.has(seq));
}
