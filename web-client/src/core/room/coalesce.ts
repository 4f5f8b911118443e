import type { KindModel } from '../kinds/model';
import { fits } from '../protocol/codec';
import type { Op, SpliceOp } from '../protocol/messages';
import { typing } from '../text/late-typing';
import type { Intent, Vault } from '../vault/vault';
import { type Entry, splicesIn } from './entry';
import type { Outbox } from './outbox';
import type { OutboxHost } from './outbox-host';
import type { Queue } from './queue';

export { again } from './retry';

/** Who stops typing for longer begins another step to take back. */
const BURST_MS = 2_000;

/** When somebody last typed into a mutation that waits. */
const typed = new WeakMap<Entry, number>();

/** Whether it is part of the mutation before it now. Where that had to be read again it may be so the next time. */
export async function gathered(...all: Parameters<typeof grow>): Promise<boolean> {
  return (await grow(...all)) || grow(...all);
}

async function grow(outbox: Outbox, host: OutboxHost, queue: Queue, vault: Vault, entry: Entry): Promise<boolean> {
  const { shared } = outbox;
  if (splicesIn(entry.shown).length > 0) {
    // The longer form stands where the vault knows the shorter one to stand.
    await shared.settle(vault);
    if (outbox.texts.narrow()) return false;
  }
  const kind = host.kind();
  const before = queue.entries[queue.entries.lastIndexOf(entry) - 1];
  const intent = before && kind && waits(outbox, host, before) ? coalesced(kind, before, entry, host.limits.frameBytes) : null;
  if (!before || !kind || !intent) return false;
  const [first, second] = [before.shown, entry.shown];
  if (!(await shared.grow(vault, intent, before.base))) return false;
  before.intent = intent;
  typed.set(before, entry.intent.createdAt);
  if (before.handle) entry.handle?.follow(before.handle);
  const still = before.shown === first && entry.shown === second;
  if (queue.find(intent.id) !== before) {
    // A sibling sent it since, and it was refused with all that it is.
    outbox.texts.without(entry, true);
    queue.remove(new Set([entry]));
    shared.pay();
  } else if (still) queue.grow(before, intent.ops, entry);
  else {
    outbox.texts.moved(before);
    queue.grow(before, both(kind, before.shown, entry.shown, Infinity) ?? intent.ops, entry);
  }
  return true;
}

/** The newest mutation of this tab, where it waits, was never sent, and nothing came between. */
function waits(outbox: Outbox, host: OutboxHost, before: Entry): boolean {
  return before.stored?.lane === host.lane && before.handle !== null && before.settledAt === null && before.leaves !== true && !outbox.shared.ahead && outbox.mayGrow(before);
}

/** What people type and drag: values of which only the last counts. What rules look at, a choice or a sign, is not among them. */
const PLAIN = new Set<string | undefined>(['string', 'text', 'number', 'integer', 'date', 'time']);

/**
 * Two mutations as one: what somebody does to one thing while it waits, as by typing or dragging. Null where the server could end
 * otherwise with one than with two: then each goes out by itself.
 */
export function coalesced(kind: KindModel, before: Entry, entry: Entry, frameBytes: number): Intent | null {
  const [a, b] = [before.intent, entry.intent];
  const alike = a.label === b.label && a.step === b.step && before.base === entry.base && JSON.stringify(a.locks) === JSON.stringify(b.locks);
  const paused = splicesIn(entry.shown).length > 0 && b.createdAt > (typed.get(before) ?? a.createdAt) + BURST_MS;
  const ops = alike && !paused ? both(kind, before.shown, entry.shown) : null;
  const most = Number.MAX_SAFE_INTEGER;
  return ops === null || !fits({ n: most, base: most, ops, ...(a.locks && { locks: a.locks }) }, frameBytes) ? null : { ...a, ops, grown: (a.grown ?? 0) + 1 };
}

/** Two texts edits are one where they touch: `most` splices of it may be left. */
function both(kind: KindModel, a: readonly Op[], b: readonly Op[], most?: number): readonly Op[] | null {
  const ops = a.map((op, i) => one(kind, op, b[i], most));
  return a.length === b.length && ops.every((op) => op !== null) ? ops : null;
}

function one(kind: KindModel, a: Op, b: Op | undefined, most?: number): Op | null {
  if (a.op === 'splice' && b?.op === 'splice') return sameField(a, b) && (a.base === b.base || most === Infinity) ? spliced(a, b, most ?? a.splices.length) : null;
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

/** What is joined moves over what others type as its parts did, one after the other. */
function spliced(a: SpliceOp, b: SpliceOp, most: number): Op | null {
  const splices = typing().compose([...a.splices, ...b.splices]);
  return splices.length <= most && (splices.length > 0 || most === Infinity) ? { ...a, splices } : null;
}

function sameField(a: Extract<Op, { field: string }>, b: Extract<Op, { field: string }>): boolean {
  return a.type === b.type && a.id === b.id && a.field === b.field;
}
