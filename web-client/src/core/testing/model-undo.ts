import type { KindModel } from '../kinds/model';
import type { Change, Commit, Entity, Fields, Op, Splice, TextEdit, Value } from '../protocol/messages';
import { sameValue } from '../replica/same';
import { elementsOf, union, without } from '../replica/sets';
import { textOf } from '../replica/text-value';
import { apply, splicesOf, transform } from '../text';
import { within } from '../kinds/holds';

type Undo = Extract<Op, { op: 'undo' }>;

/** What an undo may do to a room. */
export interface Hands {
  readonly kind: KindModel;
  readonly log: readonly Commit[];
  /** What the batch did so far. */
  earlier(): readonly Change[];
  entity(type: string, id: string): Entity | undefined;
  set(entity: Entity, fields: Fields): void;
  edit(entity: Entity, field: string, edit: TextEdit): void;
  revive(type: string, id: string, fields: Fields): void;
  remove(entity: Entity): void;
}

/** H1: takes a commit back, change by change, as far as it still stands. */
export function takeBack(hands: Hands, { seq, anyway }: Undo, user: string): string | null {
  const commit = hands.log[seq - 1];
  if (commit === undefined || isBack(hands.log, seq)) return 'nothing-to-undo';
  if (commit.by.user !== user) return 'forbidden';
  for (const change of commit.changes.toReversed()) if (change.rule === undefined && change.type !== 'conflict') opposite(hands, change, anyway === true);
  for (const { type, id, field, edits } of textsOf(commit)) {
    const still = hands.entity(type, id);
    if (still !== undefined) unedit(hands, still, field, edits, seq);
  }
  return null;
}

/** All that a commit did to each text, in order. */
function textsOf({ changes }: Commit): readonly { readonly type: string; readonly id: string; readonly field: string; readonly edits: readonly TextEdit[] }[] {
  const texts = new Map<string, { type: string; id: string; field: string; edits: TextEdit[] }>();
  for (const change of changes) {
    for (const [field, edits] of Object.entries(change.op === 'update' ? (change.edits ?? {}) : {})) {
      const at = `${change.type}/${change.id}/${field}`;
      const text = texts.get(at) ?? { type: change.type, id: change.id, field, edits: [] };
      texts.set(at, text);
      text.edits.push(...edits);
    }
  }
  return [...texts.values()];
}

/** Taken back, and not brought back since. */
function isBack(log: readonly Commit[], seq: number): boolean {
  return log.some((commit) => commit.undone?.some((each) => each.seq === seq) === true && !isBack(log, commit.seq));
}

function opposite(hands: Hands, change: Change, anyway: boolean): void {
  const now = hands.entity(change.type, change.id);
  if (change.op === 'create' && now !== undefined && (anyway || same(now.fields, change.fields))) hands.remove(now);
  if (change.op === 'delete' && now === undefined) hands.revive(change.type, change.id, change.was);
  if (change.op !== 'update' || now === undefined) return;
  hands.set(now, values(hands.kind, change, now.fields, anyway));
}

function values(kind: KindModel, { type, set, was }: Extract<Change, { op: 'update' }>, now: Fields, anyway: boolean): Fields {
  const back = Object.entries(set).map(([name, value]): [string, Value | undefined] => {
    const [before, current] = [was[name] ?? null, now[name] ?? null];
    const merge = kind.merge(type, name);
    if (merge === 'counter') {
      const sum = Number(current ?? 0) - (Number(value ?? 0) - Number(before ?? 0));
      const spec = kind.field(type, name);
      return [name, spec !== undefined && within(spec, sum) ? sum : undefined];
    }
    if (merge === 'set') {
      const [came, went] = [elementsOf(without(value, elementsOf(before))), elementsOf(without(before, elementsOf(value)))];
      return [name, union(without(current, came), went)];
    }
    return [name, anyway || sameValue(current, value) ? before : undefined];
  });
  return Object.fromEntries(back.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

/** The opposite splices, moved over everything that the text went through since. */
function unedit(hands: Hands, entity: Entity, field: string, edits: readonly TextEdit[], seq: number): void {
  const back = edits.flatMap(({ did }) => did).toReversed().map(([at, removed, inserted]): Splice => [at, [...inserted].length, removed]);
  const changes = [...hands.log.slice(seq).flatMap((commit) => commit.changes), ...hands.earlier()].filter(({ type, id }) => type === entity.type && id === entity.id);
  // A text that came anew has nothing of the old one.
  if (changes.some((change) => change.op !== 'update' || Object.hasOwn(change.set, field))) return;
  const since = changes.flatMap((change) => (change.op === 'update' ? splicesOf((change.edits?.[field] ?? []).flatMap(({ did }) => did)) : []));
  const result = apply(textOf(entity.fields[field]), transform(back, since, 'theirs'));
  if (result.ok && result.edits.length > 0) hands.edit(entity, field, { did: result.edits });
}

function same(now: Fields, then: Fields): boolean {
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].every((name) => sameValue(now[name], then[name]));
}
