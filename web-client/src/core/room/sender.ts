import type { Locks } from '../platform';
import type { Batch } from './batch';
import type { Outbox } from './outbox';
import { deferred, type Deferred } from './deferred';

/** How a batch came down. */
export type Landing =
  | { readonly how: 'decided' | 'lost' }
  /** `failed`: the server did not put it off, it broke. */
  | { readonly how: 'later'; readonly ms: number; readonly failed: boolean }
  | { readonly how: 'gap'; readonly expected: number }
  | { readonly how: 'refused'; readonly code: string };

export interface SenderHost {
  readonly lock: string;
  readonly locks: Locks | null;
  /** Joined, and allowed to write. */
  ready(): boolean;
  send(batch: Batch): void;
  /** Whether the server knows this client; where not, it is on its way to. */
  known(client: string): Promise<boolean>;
  /** The frame with this one mutation is refused as such, so its number can never be decided. */
  refuse(batch: Batch, code: string): Promise<void>;
  /** A number is missing that nobody has. */
  renew(client: string): Promise<void>;
  /** How long edits are gathered before they are sent: a poor link carries few batches, not many small ones. */
  gatherMs(): number;
  after(ms: number, fn: () => void): () => void;
  changed(): void;
  report(problem: string, cause: unknown): void;
}

/** A batch that fails so often is sent in parts; a mutation that fails so often is set aside. */
const SUSPECT_AFTER = 3;
const QUARANTINE_AFTER = 8;

/** Sends the queue: one batch in flight (U1), under a lock that all tabs of this browser share. */
export class Sender {
  readonly #host: SenderHost;
  readonly #outbox: Outbox;
  #flight: { readonly batch: Batch; readonly landing: Deferred<Landing> } | null = null;
  #abort: AbortController | null = null;
  #again = false;
  #oneByOne = false;
  #missed = 0;
  /** In a row, of the same mutations. */
  #failures = 0;
  #blamed = false;

  constructor(host: SenderHost, outbox: Outbox) {
    this.#host = host;
    this.#outbox = outbox;
  }

  get inFlight(): number {
    return this.#flight?.batch.entries.length ?? 0;
  }

  /** There may be something to send. */
  pump(): void {
    if (!this.#host.ready() || !this.#outbox.waiting) return;
    this.#again = true;
    if (this.#abort === null) void this.#run();
  }

  land(landing: Landing): void {
    this.#flight?.landing.resolve(landing);
  }

  /** After anything was decided: an answer, or our own commit in the log. */
  settled(): void {
    if (this.#flight?.batch.entries.every(({ settledAt }) => settledAt !== null)) this.land({ how: 'decided' });
    this.pump();
  }

  /** The link is gone: whatever was on its way has no answer, and is sent again after the next join (U8). */
  stop(): void {
    this.#again = false;
    this.land({ how: 'lost' });
    this.#abort?.abort();
  }

  async #run(): Promise<void> {
    while (this.#again && this.#host.ready() && this.#outbox.waiting) {
      this.#again = false;
      const abort = new AbortController();
      this.#abort = abort;
      await this.#locked(abort.signal).catch((cause: unknown) => {
        if (!abort.signal.aborted) this.#host.report('not-sent', cause);
      });
    }
    this.#abort = null;
  }

  #locked(signal: AbortSignal): Promise<void> {
    const { lock, locks } = this.#host;
    return locks === null ? this.#drain(signal) : locks.request(lock, signal, () => this.#drain(signal));
  }

  async #drain(signal: AbortSignal): Promise<void> {
    // A sibling may have sent or settled some of it while this tab waited for the lock.
    await this.#outbox.shared.reload();
    while (!signal.aborted && this.#host.ready()) {
      if (this.#host.gatherMs() > 0) await this.#pause(this.#host.gatherMs(), signal);
      const batch = await this.#outbox.next(this.#oneByOne ? 1 : Infinity);
      if (batch === null || !(await this.#host.known(batch.client))) return;
      if (signal.aborted || !this.#host.ready()) return;
      const landing = await this.#fly(batch);
      await this.#landed(landing, batch, signal);
    }
  }

  async #fly(batch: Batch): Promise<Landing> {
    const landing = deferred<Landing>();
    this.#flight = { batch, landing };
    for (const { handle } of batch.entries) handle?.sent();
    this.#host.send(batch);
    this.#host.changed();
    const result = await landing.promise;
    this.#flight = null;
    this.#host.changed();
    return result;
  }

  async #landed(landing: Landing, batch: Batch, signal: AbortSignal): Promise<void> {
    switch (landing.how) {
      case 'decided':
        this.#oneByOne = false;
        this.#failures = 0;
        this.#blamed = false;
        return;
      case 'lost':
        return;
      case 'later':
        return landing.failed ? this.#failed(batch, landing.ms, signal) : this.#pause(landing.ms, signal);
      case 'gap':
        return this.#gap(batch.client, landing.expected);
      case 'refused':
        if (batch.entries.length > 1) this.#oneByOne = true;
        else await this.#host.refuse(batch, landing.code);
    }
  }

  /**
   * One mutation at which the server breaks every time would hold up all others: it is found by sending them one by one,
   * and set aside. Where the next one fails as well it is the server that is broken: then nothing else is blamed.
   */
  async #failed(batch: Batch, ms: number, signal: AbortSignal): Promise<void> {
    this.#failures++;
    if (this.#failures === SUSPECT_AFTER) this.#oneByOne = true;
    const alone = batch.entries.length === 1;
    if (this.#failures < QUARANTINE_AFTER || this.#blamed || !alone) return this.#pause(ms, signal);
    this.#failures = SUSPECT_AFTER;
    this.#blamed = true;
    await this.#host.refuse(batch, 'quarantined');
  }

  /** The server waits for a lower number: a sibling may hold it. Nobody holds it: this client can never go on. */
  async #gap(client: string, expected: number): Promise<void> {
    await this.#outbox.shared.reload();
    const held = this.#outbox.entries.some(({ sent }) => sent?.client === client && sent.n === expected);
    if (!held || this.#missed === expected) await this.#host.renew(client);
    this.#missed = expected;
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.#host.after(ms, done);
      signal.addEventListener('abort', done);
    });
  }
}
