import type { Handle, RejectedEntry, Sync } from '../api';
import { batchLength } from '../protocol/codec';
import type { Commit, LockToken, Op, Outcome } from '../protocol/messages';
import type { Decided } from '../protocol/schema';
import { type ClientRecord, type Intent, type Queued, rebased, type Settlement, type Snapshot, type Vault, type Waiting } from '../vault/vault';
import { type Batch, batch } from './batch';
import { asMutation, asRejected, type Entry, entryOf, splicesIn } from './entry';
import { Late } from '../late';
import { PendingHandle } from './handle';
import type { OutboxHost } from './outbox-host';
import { Queue } from './queue';
import { SharedQueue } from './shared-queue';
import { texts } from '../text/late-typing';
import { WaitingEdits } from './waiting-edits';

/** Loaded when one waits behind another, or is made again. */
export const coalescing = new Late(() => import('./coalesce'));

/**
 * The queue of one room: in memory for the picture, in the vault for good. All writes go through one line, so that
 * they are stored in the order in which they happened here.
 */
export class Outbox {
  readonly #host: OutboxHost;
  readonly #queue = new Queue();
  texts: WaitingEdits;
  readonly shared: SharedQueue;
  readonly #rejected = new Map<string, RejectedEntry>();
  /** Decided here, but the vault does not know yet: a read in between must not bring them back. */
  readonly #leaving = new Set<string>();
  #client: ClientRecord = { client: '', registered: false, lastN: 0 };
  #equipped = false;
  readonly #decided: [id: string, outcome: Outcome][] = [];
  #total = 0;

  constructor(host: OutboxHost, vault: Promise<Vault>) {
    this.#host = host;
    this.texts = new WaitingEdits(() => this.#queue.entries);
    this.shared = new SharedQueue(host, vault, this.#queue, () => this.texts, (waiting) => this.take(waiting));
  }

  get client(): ClientRecord {
    return this.#client;
  }

  get entries(): readonly Entry[] {
    return this.#queue.undecided;
  }

  get rejected(): readonly RejectedEntry[] {
    return [...this.#rejected.values()];
  }

  /** What it takes to follow the texts under what waits; null where nothing has to be waited for. Rejects with `offline`. */
  equip(): Promise<void> | null {
    if (this.#equipped || (this.#host.kind()?.texts !== true && !this.#queue.entries.some(({ shown }) => splicesIn(shown).length > 0))) return null;
    const follow = ({ WaitingTexts }: typeof import('../text/typing')) => {
      if (!this.#equipped) this.texts = new WaitingTexts(() => this.#queue.entries, this.#host);
      this.#equipped = true;
    };
    if (texts.now === null) return texts.want().then(follow);
    follow(texts.now);
    return null;
  }

  /** Something could be sent now. */
  get waiting(): boolean {
    if (this.shared.ahead) return false;
    const next = this.#queue.next(this.#host.lane);
    return 'resend' in next || this.texts.ready(next.fresh.slice(0, 1)).length > 0;
  }

  /** Another number whenever other operations are waiting. */
  get version(): number {
    return this.#queue.version;
  }

  ops(): Iterable<readonly Op[]> {
    return this.#queue.ops();
  }

  /** What is on its way to the disk does not wait yet: until it is there nothing is promised. */
  progress(): Pick<Sync, 'waiting' | 'storing' | 'drained' | 'total'> {
    const { undecided } = this.#queue;
    const waiting = undecided.filter(({ stored }) => stored !== null).length;
    const storing = undecided.length - waiting;
    if (undecided.length === 0) return { waiting };
    return { waiting, ...(storing > 0 && { storing }), drained: this.#total - undecided.length, total: this.#total };
  }

  add(intent: Intent, base: number, shown: readonly Op[]): Handle {
    const handle = new PendingHandle(intent.id);
    const entry = this.enter(entryOf(intent, base, { handle, shown }));
    this.shared.write((vault) => this.#store(vault, entry)).catch((cause: unknown) => handle.notStored(cause));
    return handle;
  }

  enter(entry: Entry): Entry {
    this.#queue.add(entry);
    this.#total++;
    return entry;
  }

  async #store(vault: Vault, entry: Entry): Promise<void> {
    if (coalescing.now === null && this.#queue.entries.length > 1) coalescing.want().catch(() => {});
    if (await coalescing.now?.gathered(this, this.#host, this.#queue, vault, entry)) {
      this.#total--;
      this.#count();
    } else this.stored(entry, await this.shared.store(vault, entry));
  }

  /** What has a number may be with the server as it is. */
  mayGrow({ sent }: Entry): boolean {
    return sent === null;
  }

  /** What the vault holds. */
  take(waiting: Waiting): void {
    const { client, queued, rejected } = waiting;
    const before = this.#queue.undecided.length;
    this.#client = client;
    this.#takeRejected(rejected);
    const staying = queued.filter(({ id }) => !this.#leaving.has(id));
    const there = new Set(staying.map(({ id }) => id));
    const rows = this.shared.take(waiting, staying);
    // What others took up already stays in sight until this state has it too.
    const gone = this.#queue.entries.filter(({ intent, stored, settledAt }) => stored !== null && !there.has(intent.id) && (settledAt ?? 0) <= (this.#host.base()?.seq ?? 0));
    for (const entry of gone) this.#takenAway(entry);
    this.#remove(gone, true);
    this.texts.longer(rows, this.shared.owes);
    this.texts.join(this.#queue.merge(rows));
    this.#total += Math.max(0, this.#queue.undecided.length - before);
    this.#count();
  }

  /** The next batch, numbered and stored as sent; null when there is nothing to send. `most` bounds its length. */
  async next(most: number): Promise<Batch | null> {
    const { lane, limits } = this.#host;
    if (this.shared.ahead) return null;
    const next = this.#queue.next(lane);
    const size = { frameBytes: limits.frameBytes, batchMutations: Math.min(most, limits.batchMutations) };
    if ('resend' in next) return batch(next.resend, size);
    if (this.#going(size).length === 0) return null;
    const all = await this.shared.write(async (vault) => {
      await this.shared.settle(vault);
      // What was made or moved until now is written.
      const going = this.#going(size);
      const rows = await this.shared.allot(vault, going.map(({ intent }) => intent.id), going.flatMap((entry) => this.#final(entry)));
      this.#queue.merge(rows.filter(({ id }) => !this.#leaving.has(id)));
      return rows.length === going.length;
    });
    if (!all) await this.shared.reload();
    const numbered = this.#queue.next(lane);
    return 'resend' in numbered ? batch(numbered.resend, size) : null;
  }

  /** What fits into one batch of what can be sent now. */
  #going(size: Parameters<typeof batchLength>[1]): readonly Entry[] {
    const next = this.#queue.next(this.#host.lane);
    const fresh = 'resend' in next ? [] : this.texts.ready(next.fresh);
    return fresh.slice(0, batchLength(fresh.map((entry, i) => asMutation(entry, this.#client.lastN + 1 + i)), size));
  }

  /** An edit of a text as it is sent. */
  #final(entry: Entry): Intent[] {
    if (splicesIn(entry.intent.ops).length === 0) return [];
    entry.intent = { ...entry.intent, ops: this.texts.final(entry) };
    return [entry.intent];
  }

  /** U4: what an answer says of the mutations of a client. Answers those that were rejected. */
  decide(client: string, decided: readonly Decided[], head: number): RejectedEntry[] {
    return decided.flatMap(({ n, outcome }) => {
      const entry = this.#queue.numbered(client, n);
      if (entry === undefined) return [];
      if (outcome !== 'settled') return this.#settle(entry, outcome);
      // U6: only the log knows how it ended, and up to `head` it will have come by.
      entry.settledAt ??= head;
      return [];
    });
  }

  /** S5: a commit settles everything of its client up to its last number. */
  decideByCommit({ seq, by, n: [, to], rejected }: Commit): RejectedEntry[] {
    const refused = new Map(rejected?.map((rejection) => [rejection.n, rejection]));
    const own = this.#queue.entries.filter(({ sent }) => sent?.client === by.client && sent.n <= to);
    return own.flatMap((entry) => this.#settle(entry, refused.get(entry.sent?.n ?? 0) ?? { status: 'applied', seq }));
  }

  /** The mutations that a commit contains. */
  within({ by, n: [from, to] }: Commit): readonly Entry[] {
    return this.#queue.entries.filter(({ sent }) => sent?.client === by.client && sent.n >= from && sent.n <= to);
  }

  decideById(id: string, outcome: Outcome): RejectedEntry[] {
    const entry = this.#queue.find(id);
    return entry === undefined ? [] : this.#settle(entry, outcome);
  }

  /** What was decided since this was asked last. */
  takeDecided(): readonly (readonly [id: string, outcome: Outcome])[] {
    return this.#decided.splice(0);
  }

  /** Which mutations each of the commits settled. */
  settledBy(commits: readonly Commit[]): ReadonlyMap<number, readonly string[]> {
    return new Map(commits.map(({ seq }) => [seq, this.#queue.entries.filter(({ settledAt }) => settledAt === seq).map(({ intent }) => intent.id)]));
  }

  /** Lets go of what the base contains by now; the ids are to be removed from the vault in the same write. */
  release(seq: number): string[] {
    const done = this.#queue.entries.filter(({ settledAt }) => settledAt !== null && settledAt <= seq);
    for (const entry of done) this.#settle(entry, { status: 'applied' });
    this.#remove(done);
    return done.map(({ intent }) => intent.id);
  }

  /** The state under the queue was replaced: what was never sent gets a base that the new one can know. */
  rebase(before: string | undefined, snapshot: Pick<Snapshot, 'epoch' | 'seq'>): void {
    this.#reopen(before, snapshot.epoch);
    for (const entry of this.#queue.entries) if (entry.sent === null) entry.base = rebased(entry.base, before, snapshot);
  }

  /**
   * The log is another one, as after a restore. What the one before decided, and no state here showed yet, waits again, as after a reload:
   * whether this log has it as well, its receipt knows.
   */
  #reopen(before: string | undefined, epoch: string): void {
    if (before === epoch) return;
    for (const entry of this.#queue.entries) entry.settledAt = entry.outcome = null;
    this.#total ||= this.#queue.entries.length;
  }

  /** The server knows the client, in this log. Whether it remembers less of it than was decided, as after a restore: nothing can follow that. */
  registered(epoch: string, client: string, last: number): boolean {
    this.#reopen(this.#host.base()?.epoch, epoch);
    const forgotten = client === this.#client.client && last < this.shared.numbered && !this.#queue.undecided.some(({ sent }) => sent?.client === client);
    if (client === this.#client.client) this.#client = { client, registered: true, lastN: Math.max(last, this.#client.lastN) };
    this.shared.post((vault) => vault.registered(this.#host.room, this.#host.lane, client, last));
    return forgotten;
  }

  /** Is written with the next that is written. */
  owe(settlement: Settlement): void {
    const { done = [], rejected = [] } = settlement;
    this.#leave([...done, ...rejected.map(({ id }) => id)], this.shared.owe(settlement)).catch(() => {});
  }

  /** While a write that removes these is on its way. */
  async #leave<T>(ids: readonly string[], written: Promise<T>): Promise<T> {
    for (const id of ids) this.#leaving.add(id);
    return written.finally(() => ids.forEach((id) => this.#leaving.delete(id)));
  }

  /**
   * J6: the server does not know the client (any more). What may have been sent under it goes to review, what it
   * certainly did not decide (`undecidedFrom` and later) waits under the new one.
   */
  async renew(old: string, undecidedFrom: number, also: readonly RejectedEntry[] = []): Promise<void> {
    const { room, lane, id, now } = this.#host;
    const sent = this.#queue.undecided.filter((entry) => entry.sent?.client === old && !also.some((other) => other.id === entry.intent.id));
    const again = sent.filter((entry) => (entry.sent?.n ?? 0) >= undecidedFrom).map(({ intent }) => intent.id);
    const review = sent.filter(({ intent }) => !again.includes(intent.id)).map((entry) => asRejected(entry, { code: 'needs-review' }, now()));
    await this.shared.write((vault) => vault.renew(room, lane, old, id(), [...also, ...review], again));
    await this.shared.reload();
  }

  async dismiss(id: string): Promise<void> {
    await this.unlist(id, (vault) => vault.dismiss(this.#host.room, id));
  }

  /** It is rejected no more from now on, as is written. */
  unlist<T>(id: string, written: (vault: Vault) => Promise<T>): Promise<T> {
    this.#rejected.delete(id);
    this.#host.changed();
    return this.#leave([id], this.shared.write(written));
  }

  /** The rejected mutation again, as a new one. Rejects with `not-found` when it is not on the list, with `offline` where the code for it does not come. */
  async again(...wish: [id: string, tokens: (ops: readonly Op[]) => readonly LockToken[]]): Promise<Handle> {
    return (await coalescing.want()).again(this, this.#host, ...wish);
  }

  discard(id: string): Promise<boolean> {
    const entry = this.#queue.find(id);
    // What is made from now on is not meant.
    if (entry) entry.leaves = true;
    return this.shared.write(async (vault) => {
      const discarded = await this.shared.discard(vault, id);
      if (discarded && entry) {
        // What is made from now on stands without it.
        this.#remove([entry], true);
        entry.handle?.dropped();
        this.#count();
      }
      return discarded;
    });
  }

  /** Nothing of it will be sent any more. */
  drop(): void {
    for (const { handle } of this.#queue.undecided) handle?.dropped();
    this.#queue.remove(new Set(this.#queue.entries));
    this.#rejected.clear();
    this.#count();
  }

  /** It is on the disk; null: it is not, and goes. */
  stored(entry: Entry, row: Queued | null): void {
    if (row) {
      entry.stored = { order: row.order, lane: row.lane };
      this.#queue.sort();
      entry.handle?.stored();
    } else this.#remove([entry]);
    this.#count();
  }

  #settle(entry: Entry, outcome: Outcome): RejectedEntry[] {
    if (entry.outcome !== null) return [];
    entry.outcome = outcome;
    entry.handle?.decided(outcome);
    this.#decided.push([entry.intent.id, outcome]);
    entry.settledAt = outcome.status === 'applied' ? (outcome.seq ?? 0) : 0;
    if (outcome.status === 'applied') return [];
    this.#remove([entry]);
    const rejected = asRejected(entry, outcome, this.#host.now());
    this.#rejected.set(rejected.id, rejected);
    return [rejected];
  }

  #remove(gone: readonly Entry[], told = false): void {
    for (const entry of gone) this.texts.without(entry, told);
    this.#queue.remove(new Set(gone));
    // What moved with that is stored later, with what moves until then.
    this.shared.pay();
  }

  #takeRejected(rejected: readonly RejectedEntry[]): void {
    for (const id of this.#rejected.keys()) if (!this.#leaving.has(id)) this.#rejected.delete(id);
    for (const entry of rejected) if (!this.#leaving.has(entry.id)) this.#rejected.set(entry.id, entry);
  }

  /** A sibling settled it. */
  #takenAway(entry: Entry): void {
    const rejected = this.#rejected.get(entry.intent.id);
    if (entry.outcome === null) entry.handle?.decided(rejected === undefined ? { status: 'applied' } : { status: 'rejected', code: rejected.code });
  }

  #count(): void {
    if (this.#queue.undecided.length === 0) this.#total = 0;
    this.#host.changed();
  }
}
