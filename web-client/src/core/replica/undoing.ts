import type { KindModel } from '../kinds/model';
import type { Change, Commit, Fields, Op, Part, Value } from '../protocol/messages';
import { both } from '../merge/policies';
import { CONFLICT } from '../protocol/ops';
import { plus } from './numbers';
import { sameValue } from './same';
import { elementsOf, union, without } from './sets';

type Undo = Extract<Op, { op: 'undo' }>;

/** What an undo does to one entity: new values, or that it goes (`set` null), or comes back as a whole. */
export interface Undoing {
  readonly type: string;
  readonly id: string;
  readonly set: Fields | null;
}

/** H1, as far as it can be seen here: what was changed since is left alone. `now` gives the fields of an entity, null where there is none. */
function undone(kind: KindModel, { changes }: Commit, { anyway, only }: Undo, now: (type: string, id: string) => Fields | null): Undoing[] {
  return changes.toReversed().flatMap((change) => {
    const parts = only?.filter(({ type, id }) => type === change.type && id === change.id);
    const fields = now(change.type, change.id);
    const set = parts?.length === 0 ? undefined : opposite(kind, change, fields, anyway === true, parts);
    return set === undefined ? [] : [{ type: change.type, id: change.id, set }];
  });
}

/** What waits and names no entity. `known` gives commits that this device remembers. */
export function guessed(kind: KindModel, op: Undo | Extract<Op, { op: 'resolve' }>, known: (seq: number) => Commit | undefined, now: (type: string, id: string) => Fields | null): Undoing[] {
  if (op.op === 'resolve') return resolved(kind, op, now);
  const commit = known(op.seq);
  return commit === undefined ? [] : undone(kind, commit, op, now);
}

/** K3: the chosen value stands, and the conflict is gone. */
function resolved(kind: KindModel, { id, with: choice, value }: Extract<Op, { op: 'resolve' }>, now: (type: string, id: string) => Fields | null): Undoing[] {
  const conflict = now(CONFLICT, id);
  if (conflict === null) return [];
  const { onType, onId, field, mine = null, theirs = null } = conflict;
  const gone = { type: CONFLICT, id, set: null };
  if (typeof onType !== 'string' || typeof onId !== 'string' || now(onType, onId) === null || choice === 'theirs') return [gone];
  const chosen = choice === 'mine' ? mine : choice === 'value' ? (value ?? null) : both(kind.field(onType, String(field))?.type ?? '', mine, theirs);
  return chosen === undefined ? [gone] : [{ type: onType, id: onId, set: { [String(field)]: chosen } }, gone];
}

function opposite(kind: KindModel, change: Change, now: Fields | null, anyway: boolean, parts: readonly Part[] | undefined): Fields | null | undefined {
  switch (change.op) {
    case 'create':
      return now !== null && (anyway || sameFields(now, change.fields)) ? null : undefined;
    case 'delete':
      return now === null ? change.was : undefined;
    case 'leave':
    case 'enter':
      return undefined;
    case 'update':
      return now === null ? undefined : narrowed(values(kind, change, now, anyway), parts);
  }
}

function values(kind: KindModel, { type, set, was }: Extract<Change, { op: 'update' }>, now: Fields, anyway: boolean): Fields {
  const entries = Object.entries(set).map(([name, value]): [string, Value | undefined] => {
    const [before, current] = [was[name] ?? null, now[name] ?? null];
    if (kind.merge(type, name) === 'counter') return [name, plus(current, -plus(value, -plus(before, 0)))];
    if (kind.merge(type, name) === 'set') {
      const [came, went] = [elementsOf(without(value, elementsOf(before))), elementsOf(without(before, elementsOf(value)))];
      return [name, union(without(current, came), went)];
    }
    return [name, anyway || sameValue(current, value) ? before : undefined];
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

function narrowed(set: Fields, parts: readonly Part[] | undefined): Fields {
  const names = parts?.map(({ field }) => field);
  return names === undefined || names.includes(undefined) ? set : Object.fromEntries(Object.entries(set).filter(([name]) => names.includes(name)));
}

function sameFields(now: Fields, then: Fields): boolean {
  return [...new Set([...Object.keys(now), ...Object.keys(then)])].every((name) => sameValue(now[name], then[name]));
}
