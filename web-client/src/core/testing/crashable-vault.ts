import type { RejectedEntry } from '../api';
import type { KnownRoom } from '../api-rooms';
import type { Clock } from '../platform';
import type { Notification } from '../protocol/messages';
import type { MemoryDisk } from '../vault/memory-vault';
import type { Facts, Intent, Made, Position, Queued, Settlement, Snapshot, Stored, StoredRoom, Terms, Vault, Waiting } from '../vault/vault';
import { Faults } from './faults';
import type { Random } from './random';

/** A vault that takes its time, and whose page may end before or after any write: then nothing more comes of it. */
export class CrashableVault implements Vault {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #random: Random;
  #crashed = false;
  /** Time that a write may take. */
  slowMs = 0;
  /** How long a write is not on disk although it is said to be: a bug that some storages have. */
  unwrittenMs = 0;
  readonly #disk: MemoryDisk;
  readonly #unwritten = new Set<() => void>();
  /** How many of the next writes are aborted, as browsers do when they run short of something. */
  aborts = 0;
  readonly #faults: Faults;
  /** What has a number already grows all the same: a bug. */
  growsSent = false;
  /** Thrown by the next writes instead of storing: a storage that is full. */
  failure: Error | null = null;

  constructor(vault: Vault, disk: MemoryDisk, clock: Clock, random: Random, faults = new Faults()) {
    this.#disk = disk;
    this.#faults = faults;
    this.#vault = vault;
    this.#clock = clock;
    this.#random = random;
  }

  crash(): void {
    this.#crashed = true;
    for (const undo of [...this.#unwritten].toReversed()) undo();
  }

  load = (room: string, lane: string, fresh: string): Promise<StoredRoom> => this.#run(() => this.#vault.load(room, lane, fresh));
  waiting = (room: string, lane: string, fresh: string, since?: Position): Promise<Waiting> => this.#run(() => this.#vault.waiting(room, lane, fresh, since));
  enqueue = (room: string, lane: string, intent: Made, base: number, terms?: Terms): Promise<Stored | null> =>
    this.#run(async () => (terms?.grown === true && this.growsSent ? this.#growSent(room, intent) : null) ?? this.#vault.enqueue(room, lane, intent, base, terms));
  allot = (room: string, lane: string, ids: readonly string[], final?: readonly Intent[], expected?: number): Promise<Queued[]> => this.#run(() => this.#vault.allot(room, lane, ids, final, expected));
  settle = (room: string, settlements: readonly Settlement[], expected?: number): Promise<number | null> => this.#run(() => this.#vault.settle(room, settlements, expected));
  compact = (room: string, snapshot: Snapshot): Promise<void> => this.#run(() => this.#vault.compact(room, snapshot));
  saveFacts = (room: string, facts: Facts): Promise<void> => this.#run(() => this.#vault.saveFacts(room, facts));
  registered = (room: string, lane: string, client: string, last: number): Promise<void> => this.#run(() => this.#vault.registered(room, lane, client, last));
  renew = (room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void> =>
    this.#run(() => this.#vault.renew(room, lane, old, fresh, rejected, renumbered));
  dismiss = (room: string, id: string): Promise<void> => this.#run(() => this.#vault.dismiss(room, id));
  discard = (room: string, id: string, expected?: number): Promise<boolean | null> => this.#run(() => this.#vault.discard(room, id, expected));
  known = (): Promise<KnownRoom[]> => this.#run(() => this.#vault.known());
  waitingCount = (room?: string): Promise<number> => this.#run(() => this.#vault.waitingCount(room));
  forget = (room: string, discard?: boolean): Promise<boolean> => this.#run(() => this.#vault.forget(room, discard));
  inbox = (): Promise<readonly Notification[]> => this.#run(() => this.#vault.inbox());
  saveInbox = (items: readonly Notification[]): Promise<void> => this.#run(() => this.#vault.saveInbox(items));
  wipe = (): Promise<void> => this.#run(() => this.#vault.wipe());

  close(): void {
    this.#vault.close();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    await this.#pass();
    if (this.failure !== null) {
      this.#faults.hit('full');
      throw this.failure;
    }
    if (this.aborts > 0) {
      this.aborts--;
      this.#faults.hit('aborted');
      throw new DOMException('the transaction was aborted', 'AbortError');
    }
    if (this.unwrittenMs > 0) this.#unsure();
    const result = await work();
    await this.#pass();
    return result;
  }

  #growSent(room: string, intent: Intent): Stored | null {
    const data = this.#disk.get(room);
    const before = data?.queue.get(intent.id);
    if (data === undefined || before === undefined || before.sent === null) return null;
    const row = { ...before, ...intent };
    data.queue.set(row.id, row);
    return { row, version: ++data.version };
  }

  /** What the next write changes comes undone when the page ends too soon. */
  #unsure(): void {
    const before = [...this.#disk.values()].map((data) => ({ data, queue: new Map(data.queue), lanes: new Map(data.lanes) }));
    const undo = () => before.forEach(({ data, queue, lanes }) => (overwrite(data.queue, queue), overwrite(data.lanes, lanes)));
    this.#unwritten.add(undo);
    this.#clock.after(this.unwrittenMs, () => this.#unwritten.delete(undo));
  }

  /** Time passes; a page that has ended does not go on. */
  async #pass(): Promise<void> {
    if (this.slowMs > 0) this.#faults.hit('slow');
    if (this.slowMs > 0) await new Promise<void>((resolve) => this.#clock.after(this.#random.below(this.slowMs + 1), resolve));
    if (this.#crashed) await new Promise<never>(() => {});
  }
}

function overwrite<K, V>(now: Map<K, V>, before: ReadonlyMap<K, V>): void {
  now.clear();
  for (const [key, value] of before) now.set(key, value);
}
