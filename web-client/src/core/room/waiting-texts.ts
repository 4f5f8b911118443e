import type { KindModel } from '../kinds/model';
import type { Change, Commit, Op, Splice, SpliceOp } from '../protocol/messages';
import { targetOf } from '../protocol/ops';
import type { Base } from '../replica/base';
import { Overlay } from '../replica/overlay';
import { difference, textOf } from '../replica/text';
import { cross, splicesOf } from '../text';
import type { Moved } from '../vault/vault';
import { type Entry, splicesIn } from './entry';

export interface TextsHost {
  entries(): readonly Entry[];
  base(): Base | null;
  kind(): KindModel | null;
  /** Commits are known to be missing. */
  behind(): boolean;
}

interface Text {
  readonly type: string;
  readonly id: string;
  readonly field: string;
}

/** What a commit does to a text under waiting splices. */
interface Turn {
  readonly text: Text;
  /** What the others' splices are; null where only the text before and after tells. */
  readonly theirs: readonly Splice[] | null;
  /** The text that the waiting splices stand on. */
  readonly before: string;
}

/** Edits that came by lately, for what a sibling tab made on an older state. */
interface Passed {
  readonly seq: number;
  readonly client: string;
  readonly text: Text;
  readonly splices: readonly Splice[];
}

const PASSED_MAX = 300;

/**
 * Keeps waiting splices where they belong while the texts under them change (T2). Every waiting mutation is held as it
 * stands over the server's state and over all that waits before it; what was sent stays as it was sent.
 */
export class WaitingTexts {
  readonly #host: TextsHost;
  readonly #moved = new Set<Entry>();
  #passed: Passed[] = [];
  #turns: readonly Turn[] = [];
  #own: readonly Entry[] = [];

  constructor(host: TextsHost) {
    this.#host = host;
  }

  /** Before the base takes up a commit. */
  before(commit: Commit): void {
    const base = this.#host.base();
    this.#own = this.#waiting().filter(({ sent, settledAt }) => (sent === null ? settledAt === commit.seq : sent.client === commit.by.client && sent.n <= commit.n[1]));
    this.#turns = base === null ? [] : this.#texts().flatMap((text) => this.#turn(base, text, commit));
  }

  /** After it did. */
  after(commit: Commit): void {
    this.#remember(commit);
    for (const entry of this.#own) entry.folded = true;
    for (const { text, theirs, before } of this.#turns) this.#move(text, theirs ?? difference(before, this.#now(text)), commit.seq);
    this.#turns = [];
    this.#own = [];
  }

  /** Another state altogether. What `settled` names is part of it. */
  replaced(before: Base | null, after: Base, settled: (entry: Entry) => boolean): void {
    const own = this.#waiting().filter(settled);
    const texts = before === null ? [] : this.#texts().map((text) => ({ text, was: textIn(this.#over(before, own), text) }));
    for (const entry of own) entry.folded = true;
    for (const { text, was } of texts) this.#move(text, difference(was, valueIn(after, text)), after.seq, true);
    this.#passed = [];
  }

  /** What leaves the queue without being part of the state: what was made after it was made on a text that never was. */
  without(gone: Entry): void {
    const base = this.#host.base();
    if (base === null || gone.folded) return;
    const waiting = this.#waiting();
    const until = waiting.slice(0, waiting.indexOf(gone) + 1);
    const after = new Set(waiting.slice(until.length));
    for (const text of this.#texts([...after])) {
      if (!until.includes(gone) || !touches(gone, text)) continue;
      const was = textIn(this.#over(base, until), text);
      const is = textIn(this.#over(base, until.filter((entry) => entry !== gone)), text);
      this.#move(text, difference(was, is), base.seq, true, after);
    }
    gone.folded = true;
  }

  /** What a sibling tab put into the queue, made on a state that this tab has left behind. */
  join(entry: Entry): void {
    const base = this.#host.base();
    if (base === null) return;
    for (const { seq, client, text, splices } of this.#passed) {
      if (seq <= base.seq && client !== entry.sent?.client && touches(entry, text)) this.#move(text, splices, seq, false, new Set([entry]));
    }
  }

  /** What moved since this was asked last, to be stored with the state under it. */
  takeMoved(): Moved[] {
    const moved = [...this.#moved].filter(({ folded }) => !folded).map(({ intent: { id }, shown }) => ({ id, shown }));
    this.#moved.clear();
    return moved;
  }

  /** Those of the mutations, from the first on, that can be sent now: their splices stand on nothing that is still open. */
  ready(fresh: readonly Entry[]): readonly Entry[] {
    const seq = this.#host.base()?.seq ?? 0;
    const sending = new Set<Entry>();
    for (const entry of fresh) {
      if (!splicesIn(entry.shown).every((op) => !this.#host.behind() && (op.base ?? 0) <= seq && this.#open(entry, op, sending))) break;
      sending.add(entry);
    }
    return [...sending];
  }

  /** A text edit that is made again: what was typed, at the place nearest to where it was; what was removed, somebody else may have changed. */
  anew(ops: readonly Op[]): Op[] {
    const base = this.#host.base();
    return ops.map((op) => {
      if (op.op !== 'splice' || base === null) return op;
      const { length } = [...textIn(this.#over(base, this.#waiting()), op)];
      return { ...op, base: base.seq, splices: typed(op.splices, length) };
    });
  }

  /** As it is to be sent: its splices on the newest state (T2). */
  final({ shown }: Entry): readonly Op[] {
    const base = this.#host.base()?.seq ?? 0;
    return shown.map((op) => (op.op === 'splice' ? { ...op, base, splices: op.splices.length === 0 ? [[0, 0, '']] : op.splices } : op));
  }

  /** Earlier mutations on the same text are part of the state, or go along and do nothing but splice: then they fail or hold together. */
  #open(entry: Entry, op: SpliceOp, sending: ReadonlySet<Entry>): boolean {
    for (const earlier of this.#waiting()) {
      if (earlier === entry) return true;
      if (touches(earlier, op) && !(sending.has(earlier) && earlier.shown.every(({ op }) => op === 'splice'))) return false;
    }
    return true;
  }

  #turn(base: Base, text: Text, commit: Commit): Turn[] {
    const change = commit.changes.filter(({ type, id }) => type === text.type && id === text.id);
    const mine = this.#own.some((entry) => touches(entry, text));
    if (change.length === 0 && !mine) return [];
    const theirs = mine ? null : editsIn(change, text.field);
    return [{ text, theirs, before: textIn(this.#over(base, this.#own), text) }];
  }

  #move(text: Text, over: readonly Splice[], seq: number, always = false, only?: ReadonlySet<Entry>): void {
    let passing = over;
    for (const entry of this.#waiting()) {
      if (only?.has(entry) === false) continue;
      if (passing.length === 0) return;
      const mine = splicesIn(entry.shown).filter((op) => same(op, text));
      if (mine.length === 0 || (!always && mine.some(({ base = 0 }) => base >= seq))) continue;
      const shown = entry.shown.map((op) => {
        if (op.op !== 'splice' || !same(op, text)) return op;
        const { mine, theirs } = cross(op.splices, passing, 'theirs');
        passing = theirs;
        return { ...op, base: seq, splices: mine };
      });
      entry.shown = shown;
      this.#moved.add(entry);
    }
  }

  #remember({ seq, by, changes }: Commit): void {
    for (const change of changes) {
      if (change.op !== 'update') continue;
      for (const [field, edits] of Object.entries(change.edits ?? {})) {
        this.#passed.push({ seq, client: by.client, text: { type: change.type, id: change.id, field }, splices: splicesOf(edits.flatMap(({ did }) => did)) });
      }
    }
    if (this.#passed.length > PASSED_MAX) this.#passed = this.#passed.slice(-PASSED_MAX);
  }

  #waiting(): readonly Entry[] {
    return this.#host.entries().filter(({ folded }) => !folded);
  }

  /** The texts that splices wait for. */
  #texts(entries = this.#waiting()): Text[] {
    const texts = entries.flatMap(({ shown }) => splicesIn(shown)).map(({ type, id, field }) => [`${type}/${id}/${field}`, { type, id, field }] as const);
    return [...new Map(texts).values()];
  }

  #over(base: Base, entries: readonly Entry[]): Base | Overlay {
    const kind = this.#host.kind();
    if (kind === null || entries.length === 0) return base;
    const overlay = new Overlay(base, kind);
    for (const { shown } of entries) overlay.apply(shown);
    return overlay;
  }

  #now(text: Text): string {
    const base = this.#host.base();
    return base === null ? '' : valueIn(base, text);
  }
}

function typed(splices: readonly Splice[], length: number): Splice[] {
  let most = length;
  return splices.map(([at, , insert]) => {
    const place = Math.min(at, most);
    most += [...insert].length;
    return [place, 0, insert];
  });
}

function textIn(state: Base | Overlay, text: Text): string {
  return state instanceof Overlay ? textOf(state.value(text.type, text.id, text.field)) : valueIn(state, text);
}

function valueIn(base: Base, { type, id, field }: Text): string {
  return textOf(base.entity(type, id)?.fields[field]);
}

/** Null where the text was written as a whole. */
function editsIn(changes: readonly Change[], field: string): readonly Splice[] | null {
  const whole = changes.some((change) => change.op !== 'update' || Object.hasOwn(change.set, field));
  if (whole) return null;
  return splicesOf(changes.flatMap((change) => (change.op === 'update' ? (change.edits?.[field] ?? []) : [])).flatMap(({ did }) => did));
}

function same(op: Text, text: Text): boolean {
  return op.type === text.type && op.id === text.id && op.field === text.field;
}

/** Whether a mutation may change this text. */
function touches({ shown }: Entry, text: Text): boolean {
  return shown.some((op) => {
    const target = targetOf(op);
    if (target === null || op.op === 'resolve') return true;
    if (target.type !== text.type || target.id !== text.id) return false;
    return 'field' in op ? op.field === text.field : op.op === 'update' || op.op === 'move' ? Object.hasOwn(op.set ?? {}, text.field) : true;
  });
}
