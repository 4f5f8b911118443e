import type { KindModel } from '../kinds/model';
import type { Change, Commit, Op, Splice, SpliceOp } from '../protocol/messages';
import { targetOf } from '../protocol/ops';
import type { Base } from '../replica/base';
import { Overlay } from '../replica/overlay';
import { spliced } from '../replica/text';
import { textOf } from '../replica/text-value';
import { invert, splicesOf, transform } from '../text';
import { type Entry, splicesIn } from './entry';

type Undo = Extract<Op, { op: 'undo' }>;

/** A field with the policy `text`. */
export interface Text {
  readonly type: string;
  readonly id: string;
  readonly field: string;
}

export function textIn(state: Base | Overlay, text: Text): string {
  return state instanceof Overlay ? textOf(state.value(text.type, text.id, text.field)) : valueIn(state, text);
}

export function valueIn(base: Base, { type, id, field }: Text): string {
  return textOf(base.entity(type, id)?.fields[field]);
}

/** The edits of a text in a commit; null where it was written as a whole. */
export function editsIn(changes: readonly Change[], field: string): readonly Splice[] | null {
  const whole = changes.some((change) => change.op !== 'update' || Object.hasOwn(change.set, field));
  if (whole) return null;
  return splicesOf(changes.flatMap((change) => (change.op === 'update' ? (change.edits?.[field] ?? []) : [])).flatMap(({ did }) => did));
}

/** What takes the edits of a commit back, on each text that it left. */
function backOf({ changes }: Commit, { only }: Undo): { readonly text: Text; readonly splices: readonly Splice[] }[] {
  const edits = changes.flatMap((change) => (change.op === 'update' ? Object.entries(change.edits ?? {}).map(([field, made]) => ({ text: { type: change.type, id: change.id, field }, did: made.flatMap(({ did }) => did) })) : []));
  const wanted = edits.filter(({ text }) => only?.some(({ type, id, field }) => type === text.type && id === text.id && (field ?? text.field) === text.field) ?? true);
  return distinct(wanted.map(({ text }) => text)).map((text) => ({ text, splices: invert(wanted.flatMap((edit) => (same(edit.text, text) ? edit.did : []))) }));
}

export function same(one: Text, other: Text): boolean {
  return one.type === other.type && one.id === other.id && one.field === other.field;
}

/** The splices of a mutation in one text. */
export function splicesOn({ shown }: Entry, text: Text): Splice[] {
  return splicesIn(shown).flatMap((op) => (same(op, text) ? op.splices : []));
}

/** The texts that mutations edit in places. */
export function textsOf(entries: readonly Entry[]): Text[] {
  return distinct(entries.flatMap(({ shown }) => splicesIn(shown)));
}

export function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map(({ type, id, field }) => [`${type}/${id}/${field}`, { type, id, field }])).values()];
}

/** Whether a mutation may change this text. */
export function touches({ shown }: Entry, text: Text): boolean {
  return shown.some((op) => {
    const target = targetOf(op);
    if (target === null || op.op === 'resolve') return true;
    if (target.type !== text.type || target.id !== text.id) return false;
    return 'field' in op ? op.field === text.field : op.op === 'update' || op.op === 'move' ? Object.hasOwn(op.set ?? {}, text.field) : true;
  });
}

/** What an undo does to texts, as far as this device remembers what they went through since; `now` gives them as they are shown. */
export function splicesBack(op: Undo, base: Base, commitAt: (seq: number) => Commit | undefined, waiting: readonly Entry[], now: (text: Text) => string): SpliceOp[] {
  const commit = commitAt(op.seq);
  if (commit === undefined) return [];
  const since = Array.from({ length: base.seq - op.seq }, (_, i) => commitAt(op.seq + 1 + i));
  return backOf(commit, op).flatMap(({ text, splices }): SpliceOp[] => {
    const passed = [...since.map((each) => each && editsIn(each.changes.filter((change) => change.type === text.type && change.id === text.id), text.field)), ...waiting.map((entry) => splicesOn(entry, text))];
    if (!passed.every((each) => Array.isArray(each))) return [];
    const back = transform(splices, passed.flat(), 'theirs');
    return back.length === 0 || spliced(now(text), back) === null ? [] : [{ op: 'splice', ...text, base: base.seq, splices: back }];
  });
}

/** The texts that a commit edits. */
export function editedBy({ changes }: Commit, kind: KindModel | null): Text[] {
  return changes.flatMap((change) => {
    const { type, id } = change;
    if (change.op !== 'update') return [];
    const whole = Object.keys(change.set).filter((field) => kind?.merge(type, field) === 'text');
    return [...Object.keys(change.edits ?? {}), ...whole].map((field) => ({ type, id, field }));
  });
}

/** The position that its splices in this text stand on; nowhere where it has none. */
export function standing({ shown }: Entry, text: Text): number {
  const on = splicesIn(shown).filter((op) => same(op, text));
  return on.length === 0 ? Infinity : Math.max(...on.map(({ base = 0 }) => base));
}

/** Whether what waits before on the same text is part of the state, or goes along and does nothing but splice: then they fail or hold together. */
export function isOpen(waiting: readonly Entry[], entry: Entry, op: SpliceOp, sending: ReadonlySet<Entry>): boolean {
  for (const earlier of waiting) {
    if (earlier === entry) return true;
    if (touches(earlier, op) && !(sending.has(earlier) && earlier.shown.every((one) => one.op === 'splice'))) return false;
  }
  return true;
}

/** Text edits that are made again: what was typed, at the place nearest to where it was; what was removed, somebody else may have changed. */
export function anew(ops: readonly Op[], base: number, now: (text: Text) => string): Op[] {
  const lengths = new Map<string, number>();
  return ops.map((op) => {
    if (op.op !== 'splice') return op;
    const name = `${op.type}/${op.id}/${op.field}`;
    const length = lengths.get(name) ?? [...now(op)].length;
    const splices = typedAgain(op.splices, length);
    lengths.set(name, splices.reduce((sum, [, , insert]) => sum + [...insert].length, length));
    return { ...op, base, splices };
  });
}

/** What was typed, at the places nearest to where it was; nothing is removed. */
function typedAgain(splices: readonly Splice[], length: number): Splice[] {
  let most = length;
  return splices.map(([at, , insert]) => {
    const place = Math.min(at, most);
    most += [...insert].length;
    return [place, 0, insert];
  });
}
