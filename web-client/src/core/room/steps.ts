import type { Handle, Room, StepName } from '../api';
import { TandemError } from '../errors';
import type { Op, Outcome, Splice } from '../protocol/messages';
import { textOf } from '../replica/text-value';
import { typing } from '../text/late-typing';
import type { Intent } from '../vault/vault';
import type { RoomParts } from './engine';
import { type Entry, nameOf, splicesIn } from './entry';
import { PendingHandle } from './handle';
import type { OpenRoom } from './open-room';
import { type Undoable, type Withdrawn, without } from './undo-stack';

type Side = 'undo' | 'redo';
type How = { readonly anyway?: boolean };
/** What was taken out, and the texts under it. */
type Out = { readonly edit: Withdrawn['edits'][number]; readonly under: ReadonlyMap<string, string> };
type QueueMore = { readonly id?: string; readonly step?: string };

/** What a press would take or bring back: what waits, commits, or what was withdrawn; the newest first. */
type Target = { readonly waits: readonly Entry[] } | { readonly seqs: readonly number[] } | { readonly withdrawn: Withdrawn } | null;

/** So much is kept of what was taken back before it was sent, so that it stays a small part of what is stored with each change. */
const WITHDRAWN_MAX = 100;
const WITHDRAWN_CHARS = 100_000;
const NOT_LEFT: Outcome = { status: 'rejected', code: 'nothing-to-undo' };

/**
 * Taking back and bringing back what was done on this device, whether the log knows it or not (H). Presses come faster than
 * what they do is stored: those that change the queue wait for each other.
 */
export class Steps {
  readonly #room: OpenRoom;
  readonly #parts: Pick<RoomParts, 'platform'>;
  readonly #queue: (label: string, ops: readonly Op[], more: QueueMore) => Handle;
  /** On its way to the server, and to be taken back when it is there. */
  readonly #awaited = new Set<Entry>();
  /** One name for each, so that who shows it is not told of the same again. */
  readonly #names = new WeakMap<object, StepName>();
  #line: Promise<unknown> = Promise.resolve();
  #busy = 0;

  constructor(room: OpenRoom, parts: Pick<RoomParts, 'platform'>, queue: (label: string, ops: readonly Op[], more: QueueMore) => Handle) {
    this.#room = room;
    this.#parts = parts;
    this.#queue = queue;
  }

  undoable(): ReturnType<Room['undoable']['get']> {
    const [undo, redo] = [this.#target('undo'), this.#target('redo')];
    const [undoes, redoes] = [this.#name(undo), this.#name(redo)];
    return { undo: undo !== null, redo: redo !== null, ...(undoes && { undoes }), ...(redoes && { redoes }) };
  }

  undo(how: How): Handle | null {
    return this.#press('undo', how);
  }

  redo(how: How): Handle | null {
    return this.#press('redo', how);
  }

  #press(side: Side, how: How): Handle | null {
    const target = this.#target(side);
    if (this.#busy === 0) {
      if (target === null) return null;
      if (!('waits' in target)) return this.#now(side, target, how);
    }
    const handle = new PendingHandle(this.#parts.platform.id());
    this.#busy++;
    this.#line = this.#line
      .then(() => this.#takeOut(side, how, handle))
      .catch((cause: unknown) => this.#failed(handle, cause))
      .finally(() => this.#busy--);
    return handle;
  }

  /** What needs no look at what is stored. */
  #now(side: Side, target: Exclude<Target, { waits: unknown } | null>, how: How, id?: string): Handle {
    return 'seqs' in target ? this.#takeBack(side, target.seqs, how, id) : this.#bringBack(target.withdrawn);
  }

  async #takeOut(side: Side, how: How, handle: PendingHandle): Promise<void> {
    const { ledger } = this.#room.engine;
    // What is on its way to the disk may become part of what was made before it.
    await ledger.outbox.shared.flushed();
    const target = this.#target(side);
    if (target === null) return handle.decided(NOT_LEFT);
    if (!('waits' in target)) return handle.follow(this.#now(side, target, how, handle.id));
    const { seq } = ledger.replica;
    const edits: Out[] = [];
    const sent: Entry[] = [];
    for (const entry of target.waits) {
      const out = entry.sent === null && (await this.#room.discard(entry.intent.id));
      // It may have taken up what was typed meanwhile.
      const { shown, intent } = entry;
      if (!out) sent.push(entry);
      else if (!ofTheLog(intent)) edits.unshift({ edit: { label: intent.label, ops: shown, ...(intent.step !== undefined && { step: intent.step }) }, under: this.#under(entry) });
    }
    if (edits.length > 0) this.#keep([...(this.#stack.withdrawn ?? []), { seq, at: this.#parts.platform.clock.now(), ...behindEachOther(edits) }]);
    const rest = this.#restOf(target.waits[0]?.intent.step);
    if (sent.length > 0) this.#onceDecided(sent, side, how, handle);
    else if (rest.length > 0) handle.follow(this.#takeBack(side, rest, how, handle.id));
    else handle.decided({ status: 'applied' });
  }

  #failed(handle: PendingHandle, cause: unknown): void {
    handle.decided({ status: 'rejected', code: cause instanceof TandemError ? cause.code : 'not-stored' });
  }

  /** What the log knows already of a step that was still being made. */
  #restOf(step: string | undefined): readonly number[] {
    const seqs = this.#next('undo');
    return step !== undefined && this.#stack.steps?.[seqs[0] ?? 0] === step ? seqs : [];
  }

  /** What is with the server can only be taken back through the log. */
  #onceDecided(entries: readonly Entry[], side: Side, how: How, handle: PendingHandle): void {
    const { outbox } = this.#room.engine.ledger;
    for (const entry of entries) this.#awaited.add(entry);
    const look = () => {
      if (entries.some((entry) => outbox.entries.includes(entry))) return;
      stop();
      for (const entry of entries) this.#awaited.delete(entry);
      const refused = entries.every(({ intent, outcome }) => outcome?.status === 'rejected' || outbox.rejected.some(({ id }) => id === intent.id));
      const seqs = refused ? [] : this.#next(side);
      if (seqs.length === 0) return handle.decided(NOT_LEFT);
      try {
        handle.follow(this.#takeBack(side, seqs, how, handle.id));
      } catch (cause) {
        // Meanwhile they may have been made somebody who only reads.
        this.#failed(handle, cause);
      }
    };
    const stop = this.#room.outbox.subscribe(look);
    look();
  }

  /** The commits of a step one by one: where nothing is left of one, the others are taken back all the same. */
  #takeBack(side: Side, seqs: readonly number[], { anyway = false }: How, id?: string): Handle {
    const step = seqs.length > 1 ? { step: this.#parts.platform.id() } : {};
    const handles = seqs.map((seq, i) => {
      const more = { ...step, ...(id !== undefined && i === seqs.length - 1 && { id }) };
      const handle = this.#queue(side, [{ op: 'undo', seq, ...(anyway && { anyway }) }], more);
      void handle.server.then((outcome) => outcome.status === 'rejected' && outcome.code !== 'discarded' && this.#forget(seq));
      return handle;
    });
    return handles.at(-1) as Handle;
  }

  /** Nothing is left of it to be taken back. */
  #forget(seq: number): void {
    const { undo, redo, ...rest } = this.#stack;
    const gone = new Set([seq]);
    this.#room.engine.about.remember({ ...rest, undo: without(undo, gone), redo: without(redo, gone) });
  }

  /** What was never sent is made once more, as one step where it was one. */
  #bringBack(step: Withdrawn): Handle {
    const over = new Map(Object.entries(step.texts ?? {}).map(([text, was]) => [text, typing().difference(was, this.#text(text))]));
    const handles = step.edits.map((edit) => this.#queue(edit.label, moved(edit.ops, over), edit.step === undefined ? {} : { step: edit.step }));
    this.#keep((this.#stack.withdrawn ?? []).filter((other) => other !== step));
    return handles.at(-1) as Handle;
  }

  /** The texts that it was typed into, as they were without it: so it goes back to where it was. */
  #under(entry: Entry): ReadonlyMap<string, string> {
    const { texts } = this.#room.engine.ledger.outbox;
    return new Map(splicesIn(entry.shown).map((op) => [placeOf(op), texts.under(entry, op)]));
  }

  #text(place: string): string {
    const [type = '', id = '', field = ''] = JSON.parse(place) as string[];
    return textOf(this.#room.entities.get().get(type)?.get(id)?.fields[field]);
  }

  #target(side: Side): Target {
    // Nothing can be made before the room is there.
    if (this.#room.meta.get() === null) return null;
    const entries = this.#room.engine.ledger.outbox.entries.filter((entry) => !this.#awaited.has(entry));
    const edit = entries.findLast(({ intent }) => !isUndo(intent));
    const seqs = this.#next(side);
    const commits = seqs.length > 0 ? { seqs } : null;
    if (side === 'undo') return edit === undefined ? commits : { waits: together(entries, edit) };
    const last = this.#stack.withdrawn?.at(-1);
    const undo = entries.findLast(({ intent, sent }) => isUndo(intent) && sent === null);
    if (undo !== undefined && undo.intent.createdAt >= Math.max(edit?.intent.createdAt ?? 0, last?.at ?? 0)) return { waits: together(entries, undo) };
    return last === undefined || (seqs[0] ?? 0) > last.seq ? commits : { withdrawn: last };
  }

  /** The newest step on that side that no waiting mutation takes back already. */
  #next(side: Side): readonly number[] {
    const waiting = new Set(this.#room.engine.ledger.outbox.entries.flatMap(({ intent }) => intent.ops.map((op) => (op.op === 'undo' ? op.seq : 0))));
    return next(this.#stack, side, waiting);
  }

  get #stack(): Undoable {
    return this.#room.engine.about.undoable;
  }

  #keep(withdrawn: readonly Withdrawn[]): void {
    let kept = withdrawn.slice(-WITHDRAWN_MAX);
    while (kept.length > 1 && JSON.stringify(kept).length > WITHDRAWN_CHARS) kept = kept.slice(1);
    this.#room.withdrawn(kept);
  }

  #name(target: Target): StepName | undefined {
    const { names = {} } = this.#stack;
    if (target === null) return undefined;
    if ('seqs' in target) return names[target.seqs[0] ?? 0];
    if ('withdrawn' in target) return this.#named(target.withdrawn, target.withdrawn.edits);
    const [newest] = target.waits;
    const [op] = newest?.intent.ops ?? [];
    return op?.op === 'undo' ? names[op.seq] : newest && this.#named(newest.intent, target.waits.map(({ intent }) => intent).toReversed());
  }

  #named(key: object, edits: readonly Pick<Intent, 'label' | 'ops'>[]): StepName {
    const ops = edits.flatMap((edit) => edit.ops);
    const before = this.#names.get(key);
    if (before !== undefined && before.count === ops.length) return before;
    const name = { ...nameOf({ label: edits.at(-1)?.label ?? '', ops }), ops };
    this.#names.set(key, name);
    return name;
  }
}

/** What to take back now, the newest first: one commit, or all of its step. */
function next({ steps = {}, ...stack }: Undoable, side: 'undo' | 'redo', waiting: ReadonlySet<number>): readonly number[] {
  const free = stack[side].filter((seq) => !waiting.has(seq)).toReversed();
  const [newest] = free;
  if (newest === undefined) return [];
  const step = steps[newest];
  return step === undefined ? [newest] : free.filter((seq) => steps[seq] === step);
}

/** All that waits of one step, the newest first. */
function together(entries: readonly Entry[], newest: Entry): readonly Entry[] {
  const { step } = newest.intent;
  return step === undefined ? [newest] : entries.filter(({ intent }) => intent.step === step).toReversed();
}

const placeOf = ({ type, id, field }: { readonly type: string; readonly id: string; readonly field: string }): string => JSON.stringify([type, id, field]);

/** Splices as they stand over what became of their texts meanwhile; `over` goes on behind them. */
function moved(ops: readonly Op[], over: Map<string, readonly Splice[]>): readonly Op[] {
  return ops.map((op) => {
    const passing = op.op === 'splice' ? over.get(placeOf(op)) : undefined;
    if (op.op !== 'splice' || passing === undefined) return op;
    const { mine, theirs } = typing().cross(op.splices, passing, 'theirs');
    over.set(placeOf(op), theirs);
    return { ...op, splices: mine };
  });
}

/** Taken out one by one, while others typed: each as it stands behind the one before, on the text under the first. */
function behindEachOther(edits: readonly Out[]): Pick<Withdrawn, 'edits' | 'texts'> {
  const first = new Map<string, string>();
  const now = new Map<string, string>();
  const stand = edits.map(({ edit, under }) => {
    for (const [place, text] of under) if (!now.has(place)) first.set(place, text);
    const ops = moved(edit.ops, new Map([...under].map(([place, text]) => [place, typing().difference(text, now.get(place) ?? text)])));
    for (const [place, text] of under) now.set(place, typing().spliced(now.get(place) ?? text, splicesIn(ops).flatMap((op) => (placeOf(op) === place ? op.splices : []))) ?? text);
    return { ...edit, ops };
  });
  return { edits: stand, ...(first.size > 0 && { texts: Object.fromEntries(first) }) };
}

/** Nothing but what the log knows: there it is found again. */
function ofTheLog({ ops }: Pick<Intent, 'ops'>): boolean {
  return ops.every(({ op }) => op === 'undo');
}

function isUndo(intent: Pick<Intent, 'label' | 'ops'>): boolean {
  return intent.label === 'undo' && ofTheLog(intent);
}
