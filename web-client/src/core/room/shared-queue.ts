import type { Commit } from '../protocol/messages';
import type { ClientRecord, Intent, Queued, Settlement, Vault, Waiting } from '../vault/vault';
import { type Entry, splicesIn, standsOn } from './entry';
import type { OutboxHost } from './outbox-host';
import type { Queue } from './queue';
import type { WaitingEdits } from './waiting-edits';

/**
 * The queue as all tabs of a browser share it, in the vault. All writes of this tab go through one line, so that they
 * are stored in the order in which they happened here; those of edits of texts are refused where a sibling was faster,
 * and made again on what it stored.
 */
export class SharedQueue {
  readonly #host: OutboxHost;
  #vault: Promise<Vault>;
  readonly #queue: Queue;
  readonly #texts: () => WaitingEdits;
  readonly #taken: (waiting: Waiting) => void;
  #line: Promise<unknown> = Promise.resolve();
  #reloading: Promise<void> | null = null;
  #client: ClientRecord = { client: '', registered: false, lastN: 0 };
  /** The version of the stored queue that this tab knows; another means that a sibling changed it. */
  #version = 0;
  /** What the vault is to be told. */
  #owed: readonly Settlement[] = [];
  /** Up to this number this tab knows which mutation got it. */
  /** The highest number that this client is known to have given. */
  numbered = 0;
  /** The newest position that a stored edit stands on which this tab has not reached: until then it is not shown, and nothing is sent. */
  #ahead = 0;

  constructor(host: OutboxHost, vault: Promise<Vault>, queue: Queue, texts: () => WaitingEdits, taken: (waiting: Waiting) => void) {
    this.#host = host;
    this.#vault = vault;
    this.#queue = queue;
    this.#texts = texts;
    this.#taken = taken;
  }

  /** Something waits that this tab cannot place yet. */
  get ahead(): boolean {
    return this.#ahead > 0;
  }

  /** Something that this tab learned is not stored yet. */
  get owes(): boolean {
    return this.#owed.length > 0;
  }

  /** In the line of writes. */
  write<T>(work: (vault: Vault) => Promise<T>): Promise<T> {
    const written = this.#line.then(async () => work(await this.#vault));
    this.#line = written.catch((cause: unknown) => this.#host.report('not-stored', cause));
    return written;
  }

  /** From now on everything is written through what is made of the vault; where that fails, as before. */
  through(make: (vault: Vault) => Promise<Vault>): void {
    const before = this.#vault;
    this.#vault = before.then(make).catch(() => before);
  }

  /** For writes that nobody waits for: the line has reported what went wrong. */
  post(work: (vault: Vault) => Promise<unknown>): void {
    this.write(work).catch(() => {});
  }

  /** Once everything said so far is stored. */
  async flushed(): Promise<void> {
    await this.#line;
  }

  /** What the vault holds, after a start or after a sibling tab spoke. */
  async reload(): Promise<void> {
    this.#reloading ??= this.write(async (vault) => {
      this.#reloading = null;
      await this.#reload(vault);
    });
    await this.#reloading;
  }

  /** Answers those of the stored rows that this tab can place: the others stand on a state which it has yet to reach. */
  take({ client, version }: Waiting, rows: readonly Queued[]): readonly Queued[] {
    this.#version = version;
    this.numbered = Math.max(client.client === this.#client.client ? this.numbered : 0, client.lastN);
    this.#client = client;
    return this.#reached(rows);
  }

  /** Numbers them; none where a sibling changed the queue: an edit of a text may be longer by now. */
  async allot(vault: Vault, ids: readonly string[], final: readonly Intent[]): Promise<readonly Queued[]> {
    const rows = await vault.allot(this.#host.room, this.#host.lane, ids, final, this.#texts().terms(this.#version).version);
    this.numbered = Math.max(this.numbered, ...rows.map(({ sent }) => (sent?.client === this.#client.client ? sent.n : 0)));
    return rows;
  }

  /** Is written with the next that is written; the promise resolves once it is. */
  owe(more: Settlement): Promise<void> {
    this.#owed = [...this.#owed, more];
    return this.write((vault) => this.settle(vault));
  }

  /**
   * Writes all that this tab knows and the vault does not, as one: so that what waits never stands on a state that is not stored. Where a
   * sibling changed the queue meanwhile that is read first.
   */
  async settle(vault: Vault): Promise<void> {
    while (this.#owed.length > 0 || this.#texts().unsaved) {
      const texts = this.#texts();
      const owed = [...this.#owed, { epoch: '', moved: texts.takeMoved() }];
      this.#owed = [];
      const version = await vault.settle(this.#host.room, owed, texts.terms(this.#version).version);
      if (version === null) {
        this.#owed = [...owed, ...this.#owed];
        if (!(await this.#reload(vault))) texts.moveAgain();
      } else {
        texts.known();
        this.#follows(version);
      }
    }
  }

  /** In the line of writes. */
  pay(): void {
    this.post((vault) => this.settle(vault));
  }

  /** A mutation that takes up what was made after it; false where the vault holds something else than this tab knew. */
  async grow(vault: Vault, intent: Intent, base: number): Promise<boolean> {
    const stored = await vault.enqueue(this.#host.room, this.#host.lane, intent, base, { version: this.#version, ...this.#texts().terms(this.#version), grown: true });
    if (stored) this.#follows(stored.version);
    else await this.#reload(vault);
    return stored !== null;
  }

  /** False where it may be with the server. Nothing that a sibling made stands on it unknown to this tab. */
  async discard(vault: Vault, id: string): Promise<boolean> {
    const discarded = await vault.discard(this.#host.room, id, this.#texts().terms(this.#version).version);
    if (discarded) this.#version++;
    if (discarded !== null) return discarded;
    await this.#reload(vault);
    return this.discard(vault, id);
  }

  async #reload(vault: Vault): Promise<boolean> {
    const { room, lane, id } = this.#host;
    const base = this.#host.base();
    const since = base ? { epoch: base.epoch, seq: base.seq, mark: this.#texts().mark } : undefined;
    let waiting = await vault.waiting(room, lane, id(), since);
    // Where an edit of a text stands only a tab knows that has the whole state: from this position nothing else leads on.
    const narrow = this.#texts().narrow(waiting.queued);
    if (narrow) waiting = await vault.waiting(room, lane, '', { epoch: '', seq: 0, mark: '' });
    // Another state came meanwhile.
    if (base !== this.#host.base()) return this.#reload(vault);
    const taken = this.#texts().takeOver(waiting, this.#owed);
    if (taken === null && base !== null && waiting.news.length > 0) this.#host.follow(base.epoch, waiting.news);
    if (taken) this.#owed = taken.owed;
    this.#taken(waiting);
    if (taken) {
      this.#host.follow(taken.epoch, taken.later);
      this.pay();
    }
    if (narrow) this.#host.rejoin();
    return taken !== null;
  }

  /** One change of the queue was ours. */
  #follows(version: number): void {
    if (version === this.#version + 1) this.#version = version;
  }

  /**
   * An edit of a text goes in behind what this tab knows; where a sibling was faster, behind that. Null where it is made `again` and that
   * one is gone.
   */
  async store(vault: Vault, entry: Entry, again?: string): Promise<Queued | null> {
    const { room, lane } = this.#host;
    for (;;) {
      const texts = splicesIn(entry.shown).length > 0;
      if (texts) await this.settle(vault);
      if (this.#texts().narrow()) await this.#reload(vault);
      // What an undo does is shown, and nothing but the undo is sent.
      entry.intent = { ...entry.intent, [entry.intent.ops[0]?.op === 'undo' ? 'shown' : 'ops']: entry.shown };
      const stored = await vault.enqueue(room, lane, entry.intent, entry.base, { ...(texts && this.#texts().terms(this.#version)), again });
      if (stored) {
        if (stored.row) this.#follows(stored.version);
        return stored.row;
      }
      await this.#reload(vault);
    }
  }

  /** Whether this tab knows which of its mutations a commit contains: a sibling may have sent them. */
  knows({ by, n }: Commit): boolean {
    return by.client !== this.#client.client || n[1] <= this.numbered;
  }

  /** After the state went on, or came from the vault. */
  async advanced(): Promise<void> {
    if (this.#ahead > 0 && this.#ahead <= (this.#host.base()?.seq ?? 0)) await this.reload();
  }

  /** Without those that stand on a state which this tab has yet to reach. */
  #reached(rows: readonly Queued[]): readonly Queued[] {
    const base = this.#host.base();
    if (base === null) return rows;
    const ahead = rows.filter((row) => stand(row) > base.seq && !this.#queue.knows(row));
    this.#ahead = Math.max(0, ...ahead.map(stand));
    this.#host.saw(this.#ahead);
    return rows.filter((row) => !ahead.includes(row));
  }
}

const stand = ({ shown, ops }: Queued) => standsOn({ shown: shown ?? ops });
