import type { KindModel } from '../kinds/model';
import type { Commit, Op, Splice, SpliceOp } from '../protocol/messages';
import type { Base } from '../replica/base';
import { Overlay } from '../replica/overlay';
import { difference } from '../replica/text';
import { cross } from '../text';
import type { Moved } from '../vault/vault';
import { type Entry, splicesIn } from './entry';
import { WaitingEdits } from './waiting-edits';
import { editsIn, same, splicesOn, type Text, textIn, textsOf, touches, typedAgain, valueIn } from './text-places';

export interface TextsHost {
  base(): Base | null;
  kind(): KindModel | null;
  /** Commits are known to be missing. */
  behind(): boolean;
}

/** What a commit does to a text under waiting splices. */
interface Turn {
  readonly text: Text;
  /** What the others' splices are; null where only the text before and after tells. */
  readonly theirs: readonly Splice[] | null;
  /** The text that the waiting splices stand on. */
  readonly before: string;
}

/**
 * What went by under waiting splices, and how it looked behind each of them: a sibling tab may have put one in between
 * that this tab did not know. `open` while the vault does not know it either.
 */
interface Passed {
  readonly seq: number;
  readonly text: Text;
  readonly first: readonly Splice[];
  readonly behind: readonly { readonly entry: Entry; readonly splices: readonly Splice[] }[];
  open: boolean;
}

const PASSED_MAX = 300;

/**
 * Keeps waiting splices where they belong while the texts under them change (T2). Every waiting mutation is held as it
 * stands over the server's state and over all that waits before it; what was sent stays as it was sent. All tabs keep
 * the same queue over the same log, and the vault takes an edit only from a tab that knows both: so it has one form.
 */
export class WaitingTexts extends WaitingEdits {
  readonly #host: TextsHost;
  readonly #moved = new Set<Entry>();
  /** Their texts went out of sight (V3): they stay on the base they had, and the server moves them. */
  readonly #unseen = new WeakSet<Entry>();
  #passed: Passed[] = [];
  #turns: readonly Turn[] = [];
  /** From here on this tab has followed the log: older splices it could not move. */
  #followed = 0;

  constructor(entries: () => readonly Entry[], host: TextsHost) {
    super(entries);
    this.#host = host;
  }

  /** Before the base takes up a commit. */
  override before(commit: Commit): void {
    const base = this.#host.base();
    const left = commit.changes.filter(({ op }) => op === 'leave');
    if (left.length > 0) this.outOfSight(({ type, id }) => left.some((change) => change.type === type && change.id === id));
    super.before(commit);
    this.#turns = base === null ? [] : this.#texts(commit).flatMap((text) => this.#turn(base, text, commit));
  }

  /** Entities of which this client is told nothing any more. */
  override outOfSight(gone: (entity: { readonly type: string; readonly id: string }) => boolean): void {
    for (const entry of this.unfolded()) if (splicesIn(entry.shown).some(gone)) this.#unseen.add(entry);
  }

  /** After it did. */
  override after(commit: Commit): void {
    super.after(commit);
    for (const { text, theirs, before } of this.#turns) this.#move(text, theirs ?? difference(before, this.#now(text)), commit.seq);
    this.#turns = [];
  }

  /** The stored state, before its commits follow. */
  override restored(seq: number): void {
    this.#followed = seq;
  }

  /** Another state altogether. What `settled` names is part of it. */
  override replaced(before: Base | null, after: Base, settled: (entry: Entry) => boolean): void {
    const own = this.unfolded().filter(settled);
    const texts = before === null ? [] : textsOf(this.unfolded()).map((text) => ({ text, was: textIn(this.#over(before, own), text) }));
    for (const entry of own) entry.folded = true;
    for (const { text, was } of texts) this.#move(text, difference(was, valueIn(after, text)), after.seq, { always: true });
    this.#followed = after.seq;
  }

  /**
   * What leaves the queue without being part of the state: what was made after it was made on a text that never was. `told`: the vault
   * said so, and what comes from there stands without it already.
   */
  override without(gone: Entry, told = false): void {
    const base = this.#host.base();
    if (base === null || gone.folded) return;
    const waiting = this.unfolded();
    const until = waiting.slice(0, waiting.indexOf(gone) + 1);
    const after = new Set(waiting.slice(until.length));
    for (const text of until.includes(gone) ? textsOf([gone, ...after]) : []) {
      if (!touches(gone, text)) continue;
      const was = textIn(this.#over(base, until), text);
      const is = textIn(this.#over(base, until.filter((entry) => entry !== gone)), text);
      this.#move(text, difference(was, is), base.seq, { always: true, only: after, open: !told });
    }
    gone.folded = true;
  }

  /** What sibling tabs put into the queue, in its order: it may stand on a state that this tab has left behind, and this tab's own edits did not know it. */
  override join(fresh: readonly Entry[]): void {
    const known = new Set(this.unfolded().filter((entry) => !fresh.includes(entry)));
    for (const entry of fresh) this.#join(entry, known);
  }

  #join(entry: Entry, known: ReadonlySet<Entry>): void {
    for (const text of textsOf([entry])) {
      for (const passed of this.#passed) if (same(passed.text, text) && (passed.open || this.#standing(entry, text) < passed.seq)) this.#pass(entry, text, behind(passed, entry), passed.seq);
      const waiting = this.unfolded();
      let passing: readonly Splice[] = splicesOn(entry, text);
      for (const later of waiting.slice(waiting.indexOf(entry) + 1)) if (known.has(later)) passing = this.#pass(later, text, passing);
    }
  }

  /** Some edit of a text waits. */
  override get waiting(): boolean {
    return this.unfolded().some(({ shown }) => splicesIn(shown).length > 0);
  }

  override get unsure(): boolean {
    return this.#passed.some(({ open }) => open);
  }

  /** The vault knows what this tab knows. */
  override known(): void {
    for (const passed of this.#passed) passed.open = false;
  }

  /** What moved since this was asked last, to be stored with the state under it. */
  override takeMoved(): Moved[] {
    const moved = [...this.#moved].filter(({ folded }) => !folded).map(({ intent: { id }, shown }) => ({ id, shown }));
    this.#moved.clear();
    return moved;
  }

  /** It could not be stored: all that waits is to be stored anew. */
  override moveAgain(): void {
    for (const entry of this.unfolded()) if (splicesIn(entry.shown).length > 0) this.#moved.add(entry);
  }

  /** Those of the mutations, from the first on, that can be sent now: their splices stand on nothing that is still open. */
  override ready(fresh: readonly Entry[]): readonly Entry[] {
    const seq = this.#host.base()?.seq ?? 0;
    const sending = new Set<Entry>();
    for (const entry of fresh) {
      if (!splicesIn(entry.shown).every((op) => !this.#host.behind() && (op.base ?? 0) <= seq && this.#open(entry, op, sending))) break;
      sending.add(entry);
    }
    return [...sending];
  }

  /** A text edit that is made again: what was typed, at the place nearest to where it was; what was removed, somebody else may have changed. */
  override anew(ops: readonly Op[]): Op[] {
    const base = this.#host.base();
    const lengths = new Map<string, number>();
    return ops.map((op) => {
      if (op.op !== 'splice' || base === null) return op;
      const name = `${op.type}/${op.id}/${op.field}`;
      const length = lengths.get(name) ?? [...textIn(this.#over(base, this.unfolded()), op)].length;
      const splices = typedAgain(op.splices, length);
      lengths.set(name, splices.reduce((sum, [, , insert]) => sum + [...insert].length, length));
      return { ...op, base: base.seq, splices };
    });
  }

  /** As it is to be sent: its splices on the newest state (T2). */
  override final(entry: Entry): readonly Op[] {
    const seq = this.#host.base()?.seq ?? 0;
    return entry.shown.map((op) => {
      if (op.op !== 'splice') return op;
      const base = this.#unseen.has(entry) || (op.base ?? 0) < this.#followed ? (op.base ?? 0) : seq;
      return { ...op, base, splices: op.splices.length === 0 ? [[0, 0, '']] : op.splices };
    });
  }

  /** Earlier mutations on the same text are part of the state, or go along and do nothing but splice: then they fail or hold together. */
  #open(entry: Entry, op: SpliceOp, sending: ReadonlySet<Entry>): boolean {
    for (const earlier of this.unfolded()) {
      if (earlier === entry) return true;
      if (touches(earlier, op) && !(sending.has(earlier) && earlier.shown.every(({ op }) => op === 'splice'))) return false;
    }
    return true;
  }

  #turn(base: Base, text: Text, commit: Commit): Turn[] {
    const change = commit.changes.filter(({ type, id }) => type === text.type && id === text.id);
    const mine = this.own.some((entry) => touches(entry, text));
    if (change.length === 0 && !mine) return [];
    const theirs = mine ? null : editsIn(change, text.field);
    return [{ text, theirs, before: textIn(this.#over(base, this.own), text) }];
  }

  #move(text: Text, over: readonly Splice[], seq: number, { always = false, only, open = false }: { always?: boolean; only?: ReadonlySet<Entry>; open?: boolean } = {}): void {
    const behind: { entry: Entry; splices: readonly Splice[] }[] = [];
    let passing = over;
    for (const entry of this.unfolded()) {
      if (only?.has(entry) === false || this.#unseen.has(entry) || (!always && this.#standing(entry, text) >= seq)) continue;
      passing = this.#pass(entry, text, passing, seq);
      behind.push({ entry, splices: passing });
    }
    this.#passed.push({ seq, text, first: over, behind, open });
    if (this.#passed.length > PASSED_MAX) this.#passed = this.#passed.slice(-PASSED_MAX);
  }

  /** Moves the splices of a mutation over what goes by, and answers how that goes on behind them. */
  #pass(entry: Entry, text: Text, over: readonly Splice[], seq?: number): readonly Splice[] {
    let passing = over;
    let touched = false;
    const shown = entry.shown.map((op) => {
      if (op.op !== 'splice' || !same(op, text)) return op;
      const { mine, theirs } = cross(op.splices, passing, 'theirs');
      passing = theirs;
      touched = true;
      return { ...op, base: seq ?? op.base ?? 0, splices: mine };
    });
    if (touched) {
      entry.shown = shown;
      this.#moved.add(entry);
    }
    return passing;
  }

  /** The position that its splices in this text stand on; nowhere where it has none. */
  #standing({ shown }: Entry, text: Text): number {
    const on = splicesIn(shown).filter((op) => same(op, text));
    return on.length === 0 ? Infinity : Math.max(...on.map(({ base = 0 }) => base));
  }

  /** The texts that splices wait for, and those that a commit edits: a sibling may have put splices on them. */
  #texts({ changes }: Commit): Text[] {
    const kind = this.#host.kind();
    const edited = changes.flatMap((change) => {
      const { type, id } = change;
      if (change.op !== 'update') return [];
      const whole = Object.keys(change.set).filter((field) => kind?.merge(type, field) === 'text');
      return [...Object.keys(change.edits ?? {}), ...whole].map((field) => ({ type, id, field }));
    });
    const waiting = textsOf(this.unfolded());
    return [...waiting, ...edited.filter((text) => !waiting.some((other) => same(other, text)))];
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

/** What went by as it looked behind all that waits before a mutation. */
function behind({ first, behind }: Passed, entry: Entry): readonly Splice[] {
  const order = entry.stored?.order ?? Infinity;
  return behind.findLast(({ entry: { stored } }) => (stored?.order ?? Infinity) < order)?.splices ?? first;
}
