import type { RejectedEntry, KnownRoom } from '../api';
import type { Clock } from '../platform';
import type { Facts, Intent, Moved, Position, Queued, Settlement, Snapshot, Stored, StoredRoom, Vault, Waiting } from '../vault/vault';
import type { Random } from './random';

/** A vault that takes its time, and whose page may end before or after any write: then nothing more comes of it. */
export class CrashableVault implements Vault {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #random: Random;
  #crashed = false;
  /** Time that a write may take. */
  slowMs = 0;
  /** Thrown by the next writes instead of storing: a storage that is full. */
  failure: Error | null = null;

  constructor(vault: Vault, clock: Clock, random: Random) {
    this.#vault = vault;
    this.#clock = clock;
    this.#random = random;
  }

  crash(): void {
    this.#crashed = true;
  }

  load = (room: string, lane: string, fresh: string): Promise<StoredRoom> => this.#run(() => this.#vault.load(room, lane, fresh));
  waiting = (room: string, lane: string, fresh: string, since?: Position): Promise<Waiting> => this.#run(() => this.#vault.waiting(room, lane, fresh, since));
  enqueue = (room: string, lane: string, intent: Intent, base: number, expected?: number): Promise<Stored | null> => this.#run(() => this.#vault.enqueue(room, lane, intent, base, expected));
  allot = (room: string, lane: string, ids: readonly string[], final?: readonly Intent[]): Promise<Queued[]> => this.#run(() => this.#vault.allot(room, lane, ids, final));
  settle = (room: string, settlement: Settlement): Promise<number | null> => this.#run(() => this.#vault.settle(room, settlement));
  replace = (room: string, snapshot: Snapshot, force: boolean, moved?: readonly Moved[]): Promise<void> => this.#run(() => this.#vault.replace(room, snapshot, force, moved));
  saveFacts = (room: string, facts: Facts): Promise<void> => this.#run(() => this.#vault.saveFacts(room, facts));
  registered = (room: string, lane: string, client: string, last: number): Promise<void> => this.#run(() => this.#vault.registered(room, lane, client, last));
  renew = (room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void> =>
    this.#run(() => this.#vault.renew(room, lane, old, fresh, rejected, renumbered));
  dismiss = (room: string, id: string): Promise<void> => this.#run(() => this.#vault.dismiss(room, id));
  requeue = (room: string, lane: string, rejectedId: string, intent: Intent, base: number): Promise<Queued | null> =>
    this.#run(() => this.#vault.requeue(room, lane, rejectedId, intent, base));
  discard = (room: string, id: string): Promise<boolean> => this.#run(() => this.#vault.discard(room, id));
  known = (): Promise<KnownRoom[]> => this.#run(() => this.#vault.known());
  waitingCount = (): Promise<number> => this.#run(() => this.#vault.waitingCount());
  wipe = (): Promise<void> => this.#run(() => this.#vault.wipe());

  close(): void {
    this.#vault.close();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    await this.#pass();
    if (this.failure !== null) throw this.failure;
    const result = await work();
    await this.#pass();
    return result;
  }

  /** Time passes; a page that has ended does not go on. */
  async #pass(): Promise<void> {
    if (this.slowMs > 0) await new Promise<void>((resolve) => this.#clock.after(this.#random.below(this.slowMs + 1), resolve));
    if (this.#crashed) await new Promise<never>(() => {});
  }
}
