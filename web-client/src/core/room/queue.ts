import type { Op } from '../protocol/messages';
import type { Queued } from '../vault/vault';
import { type Entry, entryOf, splicesIn } from './entry';

/** The waiting mutations of a room, in the order in which they were made. Pure bookkeeping. */
export class Queue {
  #entries: Entry[] = [];
  readonly #byId = new Map<string, Entry>();
  #version = 0;

  /** Another number whenever other operations are waiting. */
  get version(): number {
    return this.#version;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get undecided(): readonly Entry[] {
    return this.#entries.filter(({ settledAt }) => settledAt === null);
  }

  *ops(): Iterable<readonly Op[]> {
    for (const { shown, folded } of this.#entries) if (!folded) yield shown;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#byId.set(entry.intent.id, entry);
    this.#version++;
  }

  find(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  /** In its newest form. */
  knows({ id, grown }: Queued): boolean {
    const entry = this.find(id);
    return entry !== undefined && entry.intent.grown === grown;
  }

  /** The entry that went out under this number. */
  numbered(client: string, n: number): Entry | undefined {
    return this.#entries.find(({ sent }) => sent?.client === client && sent.n === n);
  }

  remove(gone: ReadonlySet<Entry>): void {
    if (gone.size === 0) return;
    this.#drop(gone);
    this.#version++;
  }

  /** One edit became part of the one before it: the same operations wait as before. */
  grow(into: Entry, ops: readonly Op[], entry: Entry): void {
    into.shown = ops;
    entry.stored = into.stored;
    entry.folded = true;
    this.#drop(new Set([entry]));
  }

  /** Takes over what is stored: entries of sibling tabs, numbers that they gave, and the common order. Answers those that are new here. */
  merge(rows: readonly Queued[]): Entry[] {
    const fresh = rows.flatMap((row) => this.#merge(row) ?? []);
    this.sort();
    return fresh;
  }

  /** By the common order; what is not stored yet comes last. */
  sort(): void {
    this.#entries.sort((a, b) => (a.stored?.order ?? Infinity) - (b.stored?.order ?? Infinity) || 0);
  }

  #drop(gone: ReadonlySet<Entry>): void {
    this.#entries = this.#entries.filter((entry) => !gone.has(entry));
    for (const { intent } of gone) this.#byId.delete(intent.id);
  }

  #merge({ base, order, lane, sent, shown, ...intent }: Queued): Entry | undefined {
    const entry = this.find(intent.id);
    if (entry === undefined) {
      const found = entryOf(intent, base, { shown: shown ?? intent.ops, stored: { order, lane }, sent });
      this.add(found);
      return found;
    }
    // A sibling's mutation took up what was made after it.
    if (entry.handle === null && entry.intent.ops !== intent.ops) {
      if (splicesIn(entry.shown).length === 0) entry.shown = intent.ops;
      this.#version++;
    }
    entry.intent = intent;
    entry.stored = { order, lane };
    entry.sent = sent;
    entry.base = base;
    if (sent !== null) entry.handle?.sent();
    return undefined;
  }

  /** What goes out next from this lane: first what may be with the server already, under its old numbers. */
  next(lane: string): { readonly resend: readonly Entry[] } | { readonly fresh: readonly Entry[] } {
    const mine = this.undecided.filter(({ stored }) => stored?.lane === lane);
    const client = mine.find(({ sent }) => sent !== null)?.sent?.client;
    if (client === undefined) return { fresh: mine };
    const resend = mine.filter(({ sent }) => sent?.client === client);
    return { resend: resend.toSorted((a, b) => (a.sent?.n ?? 0) - (b.sent?.n ?? 0)) };
  }
}
