import type { KindModel } from '../kinds/model';
import { fits } from '../protocol/codec';
import type { Op } from '../protocol/messages';
import type { Intent } from '../vault/vault';
import type { Entry } from './entry';

/** What people type and drag: values of which only the last counts. What rules look at, a choice or a sign, is not among them. */
const PLAIN = new Set<string | undefined>(['string', 'text', 'number', 'integer', 'date', 'time']);

/**
 * Two mutations as one: what somebody does to one thing while it waits, as by typing or dragging. Null where the server could end
 * otherwise with one than with two: then each goes out by itself.
 */
export function coalesced(kind: KindModel, before: Entry, entry: Entry, frameBytes: number): Intent | null {
  const [a, b] = [before.intent, entry.intent];
  const alike = a.label === b.label && a.step === b.step && before.base === entry.base && JSON.stringify(a.locks) === JSON.stringify(b.locks);
  const ops = alike ? both(kind, before.shown, entry.shown) : null;
  const most = Number.MAX_SAFE_INTEGER;
  return ops === null || !fits({ n: most, base: most, ops, ...(a.locks && { locks: a.locks }) }, frameBytes) ? null : { ...a, ops };
}

/** Splices never: what is typed is moved over what others type while it waits, row by row. */
function both(kind: KindModel, a: readonly Op[], b: readonly Op[]): readonly Op[] | null {
  const ops = a.map((op, i) => one(kind, op, b[i]));
  return a.length === b.length && ops.every((op) => op !== null) ? ops : null;
}

function one(kind: KindModel, a: Op, b: Op | undefined): Op | null {
  if (a.op === 'update' && b?.op === 'update') {
    const names = Object.keys(a.set);
    const same = a.type === b.type && a.id === b.id && names.length === Object.keys(b.set).length && names.every((name) => Object.hasOwn(b.set, name));
    return same && names.every((name) => kind.merge(a.type, name) === 'last-write-wins' && PLAIN.has(kind.field(a.type, name)?.type)) ? b : null;
  }
  if (a.op !== 'increment' || b?.op !== 'increment' || !sameField(a, b)) return null;
  const spec = kind.field(a.type, a.field);
  // With bounds each of them could be refused.
  const free = spec?.type === 'integer' && spec.min === undefined && spec.max === undefined && kind.merge(a.type, a.field) === 'counter';
  const by = a.by + b.by;
  return free && by !== 0 && Number.isSafeInteger(by) ? { ...b, by } : null;
}

function sameField(a: Extract<Op, { field: string }>, b: Extract<Op, { field: string }>): boolean {
  return a.type === b.type && a.id === b.id && a.field === b.field;
}
