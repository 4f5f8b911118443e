import type { StepName } from '../api';
import type { Commit } from '../protocol/messages';
import type { Intent } from '../vault/vault';

/** A step that was taken back before it was sent: for anybody else it never was. */
export interface Withdrawn {
  /** Where the log was then: what it knows to be undone behind that was undone later. */
  readonly seq: number;
  readonly at: number;
  readonly edits: readonly Pick<Intent, 'label' | 'ops' | 'step'>[];
  /** The texts that they were typed into, by type, id and field, as they were without them. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Commits of this device that can be taken back, the newest last, and undos that can be taken back themselves (H2). */
export interface Undoable {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
  /** Commits that are taken back together, by the name of their step. */
  readonly steps?: Readonly<Record<string, string>>;
  /** What each of them did, for people; an undo is called what it took back. */
  readonly names?: Readonly<Record<string, StepName>>;
  /** The last one at the end; void as soon as something else is done. */
  readonly withdrawn?: readonly Withdrawn[];
}

const MOST = 100;
export const NOTHING: Undoable = { undo: [], redo: [] };

/** After a commit of this device: an undo moves what it took back to the other side, anything else begins anew. */
export function after({ withdrawn, ...stack }: Undoable, commit: Commit, step?: string, name?: StepName): Undoable {
  const { undo, redo } = moved(stack, commit);
  const kept = new Set([...undo, ...redo].map(String));
  const [first] = commit.undone ?? [];
  const called = first === undefined ? name : stack.names?.[first.seq];
  return { undo, redo, ...only('steps', kept, { ...stack.steps, [commit.seq]: step }), ...only('names', kept, { ...stack.names, [commit.seq]: called }), ...(withdrawn && { withdrawn }) };
}

/** Under this name what is known of those that are kept; nothing where that is nothing. */
function only<T>(name: string, kept: ReadonlySet<string>, all: Readonly<Record<string, T | undefined>>): object {
  const entries = Object.entries(all).filter(([seq, value]) => value && kept.has(seq));
  return entries.length > 0 ? { [name]: Object.fromEntries(entries) } : {};
}

function moved(stack: Undoable, { seq, changes, undone = [] }: Commit): Undoable {
  if (changes.length === 0) return stack;
  if (undone.length === 0) return { undo: [...stack.undo, seq].slice(-MOST), redo: [] };
  const back = new Set(undone.map((each) => each.seq));
  const redone = stack.redo.some((each) => back.has(each));
  const rest = { undo: without(stack.undo, back), redo: without(stack.redo, back) };
  return redone ? { undo: [...rest.undo, seq], redo: rest.redo } : { undo: rest.undo, redo: [...rest.redo, seq] };
}

export function without(seqs: readonly number[], gone: ReadonlySet<number>): number[] {
  return seqs.filter((seq) => !gone.has(seq));
}
