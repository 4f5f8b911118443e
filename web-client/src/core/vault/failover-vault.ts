import type { RejectedEntry } from '../api';
import type { KnownRoom } from '../api-rooms';
import type { Notification } from '../protocol/messages';
import type { MemoryVault } from './memory-vault';
import type { Facts, Intent, Made, Position, Queued, Settlement, Snapshot, Stored, StoredRoom, Terms, Vault, Waiting } from './vault';

/**
 * A vault on a storage that may fail at any time (full, deleted, read-only). What is open is mirrored in memory; from
 * the first failure on only the mirror is used. The mirror counts under a client of its own, so that a number is never
 * given out twice, whatever the storage still remembers at the next start. For the same reason what waits in the
 * storage without a number is sent from here only if it can still be taken out there: else the next start sends it.
 */
export class FailoverVault implements Vault {
  readonly #stored: Vault;
  readonly #mirror: MemoryVault;
  readonly #failed: (failure: unknown) => void;
  #firstEdit: (() => void) | null;
  #lane = '';
  #down = false;

  constructor(stored: Vault, mirror: MemoryVault, failed: (failure: unknown) => void, firstEdit: () => void = () => {}) {
    this.#stored = stored;
    this.#mirror = mirror;
    this.#failed = failed;
    this.#firstEdit = firstEdit;
  }

  /** The storage is gone without a call having failed. */
  giveUp(reason: unknown): void {
    if (this.#down) return;
    this.#down = true;
    this.#failed(reason);
    for (const [room, ids] of this.#mirror.hold()) void this.#takeOut(room, ids);
  }

  async #takeOut(room: string, done: readonly string[]): Promise<void> {
    try {
      await this.#stored.settle(room, [{ epoch: '', done }]);
    } catch {
      return;
    }
    this.#mirror.unhold(room, done, this.#lane);
    this.#failed(null);
  }

  load(room: string, lane: string, fresh: string): Promise<StoredRoom> {
    return this.#try(
      (vault) => vault.load(room, lane, fresh),
      (stored) => this.#follow(room, lane, fresh, stored),
    );
  }

  waiting(room: string, lane: string, fresh: string, since?: Position): Promise<Waiting> {
    return this.#try(
      (vault) => vault.waiting(room, lane, fresh, since),
      (stored) => this.#follow(room, lane, fresh, stored),
    );
  }

  enqueue(room: string, lane: string, intent: Made, base: number, terms?: Terms): Promise<Stored | null> {
    return this.#try(
      (vault) => vault.enqueue(room, lane, intent, base, terms),
      (stored) => {
        this.#firstEdit?.();
        this.#firstEdit = null;
        if (stored === null) return;
        if (terms?.again !== undefined) void this.#mirror.dismiss(room, terms.again);
        if (stored.row !== null) this.#mirror.absorb(room, { queued: [stored.row] });
      },
    );
  }

  allot(room: string, lane: string, ids: readonly string[], final?: readonly Intent[], expected?: number): Promise<Queued[]> {
    return this.#try(
      (vault) => vault.allot(room, lane, ids, final, expected),
      (queued) => this.#mirror.absorb(room, { queued }),
    );
  }

  async settle(room: string, settlements: readonly Settlement[], expected?: number): Promise<number | null> {
    const version = await this.#try((vault) => vault.settle(room, settlements, expected));
    if (!this.#down && version !== null) await this.#mirror.settle(room, settlements);
    return version;
  }

  compact(room: string, snapshot: Snapshot): Promise<void> {
    return this.#both((vault) => vault.compact(room, snapshot));
  }

  saveFacts(room: string, facts: Facts): Promise<void> {
    return this.#both((vault) => vault.saveFacts(room, facts));
  }

  registered(room: string, lane: string, client: string, last: number): Promise<void> {
    return this.#try((vault) => vault.registered(room, lane, client, last));
  }

  renew(room: string, lane: string, old: string, fresh: string, rejected: readonly RejectedEntry[], renumbered: readonly string[]): Promise<void> {
    return this.#both((vault) => vault.renew(room, lane, old, fresh, rejected, renumbered));
  }

  dismiss(room: string, id: string): Promise<void> {
    return this.#both((vault) => vault.dismiss(room, id));
  }

  async discard(room: string, id: string, expected?: number): Promise<boolean | null> {
    const discarded = await this.#try((vault) => vault.discard(room, id, expected));
    if (!this.#down && discarded === true) await this.#mirror.discard(room, id);
    return discarded;
  }

  known(): Promise<KnownRoom[]> {
    return this.#try((vault) => vault.known());
  }

  waitingCount(room?: string): Promise<number> {
    return this.#try((vault) => vault.waitingCount(room));
  }

  forget(room: string, discard?: boolean): Promise<boolean> {
    return this.#both((vault) => vault.forget(room, discard));
  }

  inbox(): Promise<readonly Notification[]> {
    return this.#try((vault) => vault.inbox());
  }

  saveInbox(items: readonly Notification[]): Promise<void> {
    return this.#both((vault) => vault.saveInbox(items));
  }

  wipe(): Promise<void> {
    return this.#both((vault) => vault.wipe());
  }

  close(): void {
    this.#stored.close();
  }

  #follow(room: string, lane: string, fresh: string, stored: Waiting): void {
    this.#lane = lane;
    this.#mirror.absorb(room, { ...stored, ...stored.state });
    void this.#mirror.waiting(room, lane, `${fresh}-m`);
  }

  /** On the storage; after a failure on the mirror. `follow` tells the mirror what came out. */
  async #try<T>(work: (vault: Vault) => Promise<T>, follow: (result: T) => void = () => {}): Promise<T> {
    if (!this.#down) {
      try {
        const result = await this.#again(() => work(this.#stored));
        follow(result);
        return result;
      } catch (failure) {
        this.giveUp(failure);
      }
    }
    return work(this.#mirror);
  }

  /** A browser that is short of something may abort a transaction; nothing of it is stored, so it can be done once more. */
  async #again<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof DOMException) || failure.name !== 'AbortError') throw failure;
      return work();
    }
  }

  /** The same on both: what the storage answers counts. */
  async #both<T>(work: (vault: Vault) => Promise<T>): Promise<T> {
    const result = await this.#try(work);
    if (!this.#down) await work(this.#mirror);
    return result;
  }
}
