import type { Op } from '../protocol/messages';
import type { Queued } from '../vault/vault';
import type { Entry } from './entry';

/** The waiting mutations of a room, in the order in which they were made. Pure bookkeeping. */
export class Queue {
  #entries: Entry[] = [];
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
    for (const { intent } of this.#entries) yield intent.ops;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#version++;
  }

  find(id: string): Entry | undefined {
    return this.#entries.find(({ intent }) => intent.id === id);
  }

  /** The entry that went out under this number. */
  numbered(client: string, n: number): Entry | undefined {
    return this.#entries.find(({ sent }) => sent?.client === client && sent.n === n);
  }

  remove(gone: ReadonlySet<Entry>): void {
    if (gone.size === 0) return;
    this.#entries = this.#entries.filter((entry) => !gone.has(entry));
    this.#version++;
  }

  /** Takes over what is stored: entries of sibling tabs, numbers that they gave, and the common order. */
  merge(rows: readonly Queued[]): void {
    for (const row of rows) this.#merge(row);
    this.#entries.sort((a, b) => (a.stored?.order ?? Infinity) - (b.stored?.order ?? Infinity) || 0);
  }

  #merge({ id, label, ops, createdAt, base, order, lane, sent }: Queued): void {
    const entry = this.find(id);
    if (entry === undefined) {
      this.add({ intent: { id, label, ops, createdAt }, base, stored: { order, lane }, sent, settledAt: null, outcome: null, handle: null });
      return;
    }
    entry.stored = { order, lane };
    entry.sent = sent;
    entry.base = base;
    if (sent !== null) entry.handle?.sent();
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
