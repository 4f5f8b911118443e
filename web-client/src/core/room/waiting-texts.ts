import type { View } from '../collaboration/subscription';
import type { KindModel } from '../kinds/model';
import type { Commit, Op, Splice } from '../protocol/messages';
import { Base } from '../replica/base';
import { Overlay, type Undone } from '../replica/overlay';
import { differences } from '../replica/text';
import { cross } from '../text';
import type { Moved, Queued, Settlement, Snapshot, Terms, Waiting } from '../vault/vault';
import { type Entry, entryOf, splicesIn } from './entry';
import { known, standAsStored } from './stored-edits';
import { behind, goOn, type Left, type Passed, type Turn } from './passed';
import { type Taken, WaitingEdits } from './waiting-edits';
import { anew, distinct, editedBy, editsIn, isOpen, same, splicesBack, splicesOn, standing, type Text, textIn, textsOf, touches, valueIn } from './text-places';

export interface TextsHost {
  base(): Base | null;
  kind(): KindModel | null;
  /** Commits are known to be missing. */
  behind(): boolean;
  /** One that this device remembers. */
  commit(seq: number): Commit | undefined;
  undone: Undone;
  view(): View | null;
  /** Goes on from the state of a sibling tab. */
  takeOver(base: Base): void;
  /** The state is not the server's any more. */
  rejoin(): void;
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
  /** Those texts under what was not stored then, as they were seen last: from there it goes on once they are in sight again. */
  #lost: readonly Left[] = [];
  #passed: Passed[] = [];
  #turns: readonly Turn[] = [];
  /** While the state of a sibling is taken over. */
  #left: readonly Left[] | null = null;
  /** Something waited before there was any state here: where it stands is to be read again. */
  #blind = false;
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
  override outOfSight(gone: (entity: { readonly type: string; readonly id: string }) => boolean, seen = this.#host.base()): void {
    for (const entry of this.unfolded()) if (splicesIn(entry.shown).some(gone)) this.#unseen.add(entry);
    const [unstored, stored] = this.#halves();
    const lost = textsOf(unstored).filter((text) => gone(text) && !this.#lost.some((other) => same(other.text, text)));
    if (seen !== null) this.#lost = [...this.#lost, ...lost.map((text) => ({ text, was: textIn(this.#over(seen, stored), text) }))];
  }

  /** What is not stored yet, and what is. */
  #halves(): readonly [Entry[], Entry[]] {
    const waiting = this.unfolded();
    return [waiting.filter(({ stored }) => stored === null), waiting.filter(({ stored }) => stored !== null)];
  }

  /** The texts under these edits as they were when they were seen last, where they are in sight again; else as they are. */
  #found(entries: readonly Entry[], under: Base, on: readonly Entry[], now: Base): Left[] {
    const back = this.#lost.filter(({ text: { type, id } }) => now.entity(type, id) !== undefined);
    this.#lost = this.#lost.filter((lost) => !back.includes(lost));
    return textsOf(entries).map((text) => {
      const found = back.find((other) => same(other.text, text));
      if (found) for (const entry of entries) if (touches(entry, text)) this.#unseen.delete(entry);
      return found ?? { text, was: textIn(this.#over(under, on), text) };
    });
  }

  /** After it did. */
  override after(commit: Commit): void {
    super.after(commit);
    for (const { text, theirs, before } of this.#turns) this.#move(text, theirs ?? differences(before, this.#now(text)), commit.seq);
    this.#turns = [];
  }

  /** The stored state, before its commits follow. */
  override restored(state: Pick<Snapshot, 'receipt'>, seq: number): void {
    super.restored(state, seq);
    this.#followed = seq;
  }

  /**
   * What the vault holds stands there as it is, and what is not stored yet is moved from what this tab saw. A tab that is further than its
   * sibling goes back, and on from there by the commits that it knows; where it knows them not it stays, and what is stored comes to it.
   */
  override takeOver({ state, queued }: Waiting, owed: readonly Settlement[]): Taken | null {
    const blind = this.#blind;
    this.#blind = false;
    const before = this.#host.base();
    if (before === null || state === undefined) return null;
    const narrow = this.#host.view() !== null;
    const all = new Base(state.snapshot);
    for (const commit of state.tail) all.apply(commit);
    const mine = owed.some(({ state }) => state !== undefined);
    const elsewhere = before.epoch !== all.epoch && mine;
    const others = owed.map((each) => ({ ...each, moved: [] }));
    const stays = { epoch: before.epoch, later: [], owed: mine ? others : [{ epoch: before.epoch, state: before.snapshot() }, ...others] };
    if (!all.sound) this.moveAgain();
    if (!all.sound) return narrow ? null : stays;
    // Nothing that is stored is news: it goes where this tab has moved it.
    if (elsewhere && !blind && known(queued, this.entries())) return { epoch: before.epoch, later: [], owed };
    const [unstored, stored] = this.#halves();
    this.#left = this.#found(unstored, before, stored, all);
    this.#passed = [];
    this.#moved.clear();
    standAsStored(queued, this.entries());
    // Of a part nobody could go on, and from another log nothing leads here but a join: what is known of it comes again, from where the vault is.
    if (narrow || elsewhere) return this.#goOn(all, [], owed.map(({ epoch, rejected = [] }) => ({ epoch, rejected })), elsewhere);
    const back = before.epoch === all.epoch && all.seq < before.seq;
    // Commits of another log lead nowhere from here.
    const later = Array.from({ length: back ? before.seq - all.seq : 0 }, (_, i) => this.#host.commit(all.seq + 1 + i)).filter((commit) => commit !== undefined);
    const done = owed.flatMap(({ done = [] }) => done);
    if (back && (mine || done.length > 0 || later.length < before.seq - all.seq)) {
      this.#comeOn(all, before, queued, done);
      return stays;
    }
    return this.#goOn(all, later, others.flatMap(({ state, ...rest }) => (state === undefined ? [rest] : [{ ...rest, commits: [] }])));
  }

  #goOn(all: Base, later: readonly Commit[], owed: readonly Settlement[], elsewhere = false): Taken {
    this.#host.takeOver(all);
    this.restored(all.came, all.seq);
    if (elsewhere) this.#host.rejoin();
    return { epoch: all.epoch, later: later.map((commit) => ({ commit, done: [] })), owed };
  }

  /** What is stored on an older state, moved to this one: of that, some is part of it already. */
  #comeOn(from: Base, to: Base, queued: readonly Queued[], done: readonly string[]): void {
    this.restored(to.came, to.seq);
    const known = new Map(this.entries().map((entry) => [entry.intent.id, entry]));
    const rows = queued.map((row) => ({ ...entryOf(row, row.base, { shown: row.shown ?? row.ops }), folded: done.includes(row.id) || known.get(row.id)?.folded === true }));
    const own = rows.filter(({ folded }) => folded);
    for (const text of textsOf(rows)) this.#move(text, differences(textIn(this.#over(from, own), text), valueIn(to, text)), to.seq, { always: true, only: new Set(this.unfolded().filter(({ stored }) => stored !== null)) });
  }

  /** Another state altogether. What `settled` names is part of it. */
  override replaced(before: Base | null, after: Base): void {
    const waiting = this.unfolded();
    this.restored(after.came, after.seq);
    const own = waiting.filter(({ folded }) => folded);
    for (const entry of own) entry.folded = false;
    this.#blind = before === null && this.waiting;
    // Positions of another log say nothing here.
    if (before?.epoch !== after.epoch) this.#passed = [];
    const texts = before === null ? [] : this.#found(this.unfolded(), before, own, after);
    for (const entry of own) entry.folded = true;
    for (const { text, was } of texts) this.#move(text, differences(was, valueIn(after, text)), after.seq, { always: true });
  }

  /**
   * What leaves the queue without being part of the state: what was made after it was made on a text that never was. `told`: the vault
   * said so, and what comes from there stands without it already.
   */
  override without(gone: Entry, told = false): void {
    const base = this.#host.base();
    if (base === null || gone.folded) return;
    if (this.#left !== null) {
      gone.folded = true;
      return;
    }
    const waiting = this.unfolded();
    const until = waiting.slice(0, waiting.indexOf(gone) + 1);
    const after = new Set(waiting.slice(until.length));
    for (const text of until.includes(gone) ? textsOf([gone, ...after]) : []) {
      if (!touches(gone, text)) continue;
      const was = textIn(this.#over(base, until), text);
      const is = textIn(this.#over(base, until.filter((entry) => entry !== gone)), text);
      this.#move(text, differences(was, is), base.seq, { always: true, only: after, open: !told });
    }
    gone.folded = true;
  }

  /** What sibling tabs put into the queue, in its order: it may stand on a state that this tab has left behind, and this tab's own edits did not know it. */
  override join(fresh: readonly Entry[]): void {
    const known = new Set(this.unfolded().filter((entry) => !fresh.includes(entry)));
    if (this.#left !== null) this.#arrive(this.#left, [...known]);
    for (const entry of fresh) this.#join(entry, known);
  }

  /** What is not stored yet, from where this tab was to the state of a sibling, with what both knew on it. */
  #arrive(left: readonly Left[], known: readonly Entry[]): void {
    const base = this.#host.base();
    const stored = known.filter((entry) => entry.stored !== null);
    const only = new Set(known.filter((entry) => entry.stored === null));
    this.#left = null;
    const passed = this.#passed;
    if (base !== null) for (const { text, was } of left) this.#move(text, differences(was, textIn(this.#over(base, stored), text)), base.seq, { always: true, only });
    // Nobody else knows of those.
    this.#passed = passed;
  }

  /** A sibling's edit as it is stored now, and what is typed behind it here moves over what came to it. */
  override longer(rows: readonly Queued[], owed: boolean): void {
    // Then it was taken over as it is.
    if (this.#left !== null) return;
    const base = this.#host.base();
    for (const { id, grown, shown, ops } of rows) {
      const waiting = this.unfolded();
      const entry = waiting.find(({ intent }) => intent.id === id);
      if (entry === undefined || entry.intent.grown === grown) continue;
      const until = waiting.slice(0, waiting.indexOf(entry) + 1);
      const texts = base === null ? [] : textsOf([entry]).map((text) => ({ text, was: textIn(this.#over(base, until), text) }));
      entry.shown = shown ?? ops;
      if (base === null) continue;
      if (owed) this.#moved.add(entry);
      for (const { text, was } of texts) {
        this.#catchUp(entry, text);
        let passing: readonly Splice[] = differences(was, textIn(this.#over(base, until), text));
        for (const later of waiting.slice(until.length)) passing = this.#pass(later, text, passing);
      }
    }
  }

  override under(entry: Entry, text: Text): string {
    const base = this.#host.base();
    const order = entry.stored?.order ?? Infinity;
    return base === null ? '' : textIn(this.#over(base, this.unfolded().filter(({ stored }) => (stored?.order ?? Infinity) < order)), text);
  }

  override moved(entry: Entry): void {
    this.#moved.add(entry);
  }

  /** Over what went by here since it stood where it is stored. */
  #catchUp(entry: Entry, text: Text): void {
    for (const passed of this.#passed) if (same(passed.text, text) && (passed.open || standing(entry, text) < passed.seq)) goOn(passed, entry, this.#pass(entry, text, behind(passed, entry), passed.seq));
  }

  #join(entry: Entry, known: ReadonlySet<Entry>): void {
    for (const text of textsOf([entry])) {
      this.#catchUp(entry, text);
      const waiting = this.unfolded();
      let passing: readonly Splice[] = splicesOn(entry, text);
      for (const later of waiting.slice(waiting.indexOf(entry) + 1)) if (known.has(later)) passing = this.#pass(later, text, passing);
    }
  }

  /** Some edit of a text waits. */
  override get waiting(): boolean {
    return this.unfolded().some(({ shown }) => splicesIn(shown).length > 0);
  }

  override narrow(queued: readonly Queued[] = []): boolean {
    return this.#host.view() !== null && (this.waiting || queued.some(({ shown, ops }) => splicesIn(shown ?? ops).length > 0));
  }

  override terms(version: number): Terms {
    return { version: this.#blind ? -1 : version, seq: this.#host.view() === null ? this.#host.base()?.seq : undefined };
  }

  /** From a part of the room nobody goes on. */
  override get mark(): string | undefined {
    return this.#host.view() === null ? this.#host.base()?.came.mark : undefined;
  }

  override get unsaved(): boolean {
    return (this.#host.view() === null && this.#moved.size > 0) || this.#passed.some(({ open }) => open);
  }

  /** The vault knows what this tab knows. */
  override known(): void {
    for (const passed of this.#passed) passed.open = false;
  }

  /** What moved since this was asked last, to be stored with the state under it: of a part of the room that is none that anybody could go on from. */
  override takeMoved(): Moved[] {
    if (this.#host.view() !== null) return [];
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
      if (!splicesIn(entry.shown).every((op) => !this.#host.behind() && (op.base ?? 0) <= seq && isOpen(this.unfolded(), entry, op, sending))) break;
      sending.add(entry);
    }
    return [...sending];
  }

  /** What an undo does to texts, as far as this device remembers what they went through since: shown as splices, which move like any others. */
  override foreseen(ops: readonly Op[]): readonly Op[] {
    const base = this.#host.base();
    const waiting = this.unfolded();
    const back = (op: Op) => (op.op === 'undo' && base !== null ? splicesBack(op, base, (seq) => this.#host.commit(seq), waiting, (text) => textIn(this.#over(base, waiting), text)) : []);
    return ops.flatMap((op): Op[] => [op, ...back(op)]);
  }

  /** A text edit that is made again: what was typed, at the place nearest to where it was; what was removed, somebody else may have changed. */
  override anew(ops: readonly Op[]): Op[] {
    const base = this.#host.base();
    return base === null ? [...ops] : anew(ops, base.seq, (text) => textIn(this.#over(base, this.unfolded()), text));
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
      if (only?.has(entry) === false || this.#unseen.has(entry) || (!always && standing(entry, text) >= seq)) continue;
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

  /** The texts that splices wait for, and those that a commit edits: a sibling may have put splices on them. */
  #texts(commit: Commit): Text[] {
    return distinct([...textsOf(this.unfolded()), ...editedBy(commit, this.#host.kind())]);
  }

  #over(base: Base, entries: readonly Entry[]): Base | Overlay {
    const kind = this.#host.kind();
    if (kind === null || entries.length === 0) return base;
    const overlay = new Overlay(base, kind, this.#host.undone);
    for (const { shown } of entries) overlay.apply(shown);
    return overlay;
  }

  #now(text: Text): string {
    const base = this.#host.base();
    return base === null ? '' : valueIn(base, text);
  }
}
