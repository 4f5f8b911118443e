import type { Commit } from '../protocol/messages';
import type { ClientRecord, Intent, Moved, Queued, Settlement, Vault, Waiting } from '../vault/vault';
import { type Entry, splicesIn, standsOn } from './entry';
import type { OutboxHost } from './outbox';
import type { Queue } from './queue';
import type { WaitingEdits } from './waiting-edits';

/** How often an edit is moved over those of faster siblings before it is stored wherever it is. */
const TRIES = 5;

/**
 * The queue as all tabs of a browser share it, in the vault. All writes of this tab go through one line, so that they
 * are stored in the order in which they happened here; those of edits of texts are refused where a sibling was faster,
 * and made again on what it stored.
 */
export class SharedQueue {
  readonly #host: OutboxHost;
  readonly #vault: Promise<Vault>;
  readonly #queue: Queue;
  readonly #texts: () => WaitingEdits;
  readonly #taken: (waiting: Waiting) => void;
  #line: Promise<unknown> = Promise.resolve();
  #reloading: Promise<void> | null = null;
  #client: ClientRecord = { client: '', registered: false, lastN: 0 };
  /** The version of the stored queue that this tab knows; another means that a sibling changed it. */
  #version = 0;
  /** Up to this number this tab knows which mutation got it. */
  #numbered = 0;
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

  /** In the line of writes. */
  write<T>(work: (vault: Vault) => Promise<T>): Promise<T> {
    const written = this.#line.then(async () => work(await this.#vault));
    this.#line = written.catch((cause: unknown) => this.#host.report('not-stored', cause));
    return written;
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
    this.#reloading ??= this.write((vault) => {
      this.#reloading = null;
      return this.#reload(vault);
    });
    await this.#reloading;
  }

  /** Answers those of the stored rows that this tab can place: the others stand on a state which it has yet to reach. */
  take({ client, version }: Waiting, rows: readonly Queued[]): readonly Queued[] {
    this.#version = version;
    this.#numbered = Math.max(client.client === this.#client.client ? this.#numbered : 0, client.lastN);
    this.#client = client;
    return this.#reached(rows);
  }

  /** Numbered by this tab. */
  allotted(rows: readonly Queued[]): void {
    this.#numbered = Math.max(this.#numbered, ...rows.map(({ sent }) => (sent?.client === this.#client.client ? sent.n : 0)));
  }

  /** Writes what was decided. An edit of a text is moved by whoever knows all of them: a tab that does not reads first, and tries again. */
  async settle(vault: Vault, settlement: Settlement): Promise<void> {
    const texts = (settlement.moved?.length ?? 0) > 0 || this.#texts().unsure;
    for (let tries = 0; ; tries++) {
      const moved = tries === 0 ? settlement.moved?.map((each) => this.asNow(each)) : this.#texts().takeMoved();
      const version = await vault.settle(this.#host.room, { ...settlement, ...(moved !== undefined && { moved }), ...(texts && tries < TRIES && { expected: this.#version }) });
      if (version !== null) {
        if (texts) this.#texts().known();
        return this.#follows(version);
      }
      await this.#reload(vault);
      this.#texts().moveAgain();
    }
  }

  /** What moved, by the time that it is written: it may have grown meanwhile. */
  asNow({ id, shown }: Moved): Moved {
    const now = this.#queue.find(id)?.shown ?? shown;
    return { id, shown: now.length > shown.length ? now : shown };
  }

  /** A mutation that takes up what was made after it; false where the vault holds something else than this tab knew. */
  async grow(vault: Vault, intent: Intent, base: number): Promise<boolean> {
    const stored = await vault.enqueue(this.#host.room, this.#host.lane, intent, base, this.#version, true);
    if (stored === null) await this.#reload(vault);
    else this.#follows(stored.version);
    return stored !== null;
  }

  async #reload(vault: Vault): Promise<void> {
    const { room, lane, id } = this.#host;
    const base = this.#host.base();
    // What siblings took up is of the whole room: not for a tab that takes a part.
    const waiting = await vault.waiting(room, lane, id(), base === null || !this.#host.whole() ? undefined : { epoch: base.epoch, seq: base.seq });
    if (base !== null && waiting.news.length > 0) this.#host.follow(base.epoch, waiting.news);
    this.#taken(waiting);
  }

  /** One change of the queue was ours. */
  #follows(version: number): void {
    if (version === this.#version + 1) this.#version = version;
  }

  /** An edit of a text goes in behind what this tab knows; where a sibling was faster, behind that. */
  async store(vault: Vault, entry: Entry): Promise<Queued> {
    const { room, lane } = this.#host;
    for (let tries = 0; ; tries++) {
      const texts = splicesIn(entry.shown).length > 0;
      entry.intent = { ...entry.intent, ops: entry.shown };
      const stored = await vault.enqueue(room, lane, entry.intent, entry.base, texts && tries < TRIES ? this.#version : undefined);
      if (stored !== null) {
        this.#follows(stored.version);
        return stored.row;
      }
      await this.#reload(vault);
    }
  }

  /** Whether this tab knows which of its mutations a commit contains: a sibling may have sent them. */
  knows({ by, n }: Commit): boolean {
    return by.client !== this.#client.client || n[1] <= this.#numbered;
  }

  /** After the state went on, or came from the vault. */
  async advanced(): Promise<void> {
    if (this.#ahead > 0 && this.#ahead <= (this.#host.base()?.seq ?? 0)) await this.reload();
  }

  /** What was loaded with a state that is older than itself. */
  holdBack(): void {
    const seq = this.#host.base()?.seq ?? 0;
    const ahead = this.#queue.entries.filter((entry) => standsOn(entry) > seq);
    this.#ahead = Math.max(0, ...ahead.map(standsOn));
    this.#queue.remove(new Set(ahead));
    if (this.#ahead > 0) this.#host.saw(this.#ahead);
  }

  /** Without those that stand on a state which this tab has yet to reach. */
  #reached(rows: readonly Queued[]): readonly Queued[] {
    const base = this.#host.base();
    if (base === null) return rows;
    // Of what is known already only that by which it grew.
    const fresh = ({ id, shown, ops }: Queued) => standsOn({ shown: (shown ?? ops).slice(this.#queue.find(id)?.shown.length ?? 0) });
    const ahead = rows.filter((row) => fresh(row) > base.seq);
    this.#ahead = Math.max(0, ...ahead.map(fresh));
    if (ahead.length === 0) return rows;
    this.#host.saw(this.#ahead);
    return rows.filter((row) => !ahead.includes(row));
  }
}
