import type { Storage } from '../api';
import type { Platform } from '../platform';
import { Cell } from '../readable';
import { FailoverVault } from './failover-vault';
import { IdbVault } from './idb-vault';
import { MemoryVault } from './memory-vault';
import type { Vault } from './vault';

const OPEN_MS = 5_000;

/**
 * The vault of one user on this device. Never rejects: without a storage it is the memory, and `storage` says so. Where
 * nothing is to be kept (`keep` is false) it is the memory too, once nothing waits in the storage any more.
 */
export async function openVault(platform: Platform, user: string, storage: Cell<Storage>, keep = true): Promise<Vault> {
  const { clock, crypto, indexedDB } = platform;
  const memory = new MemoryVault(clock);
  if (indexedDB === null) return fallBack(memory, storage, 'missing');
  // Encryption exists only in secure contexts; nothing is stored in clear text.
  if (crypto?.subtle === undefined) return fallBack(memory, storage, 'insecure');
  const failed = (failure: unknown) => storage.set({ durable: false, reason: isFull(failure) || storage.get().reason === 'full' ? 'full' : 'failed' });
  let lost = false;
  let vault: FailoverVault | null = null;
  const onLost = () => {
    lost = true;
    vault?.giveUp(new Error('the database was taken away'));
  };
  try {
    const opening = databaseName(crypto, user).then((name) => IdbVault.open(indexedDB, crypto, clock, name, onLost));
    const stored = await within(platform, OPEN_MS, opening);
    if (!keep && (await stored.waitingCount()) === 0) {
      await stored.destroy(indexedDB);
      return fallBack(memory, storage, 'off');
    }
    vault = new FailoverVault(stored, memory, failed, () => void askToKeep(platform, storage));
    if (lost) onLost();
    return vault;
  } catch {
    return fallBack(memory, storage, 'failed');
  }
}

/** With the first edit there is something to lose; before, nobody would know why they are asked. */
async function askToKeep({ persist, report }: Platform, storage: Cell<Storage>): Promise<void> {
  try {
    const persisted = await persist?.();
    if (persisted !== undefined && storage.get().durable) storage.set({ ...storage.get(), persisted });
  } catch (cause) {
    report('not-persisted', cause);
  }
}

function isFull(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'QuotaExceededError';
}

function fallBack(memory: MemoryVault, storage: Cell<Storage>, reason: NonNullable<Storage['reason']>): Vault {
  storage.set({ durable: false, reason });
  return memory;
}

/** One database for each user, named without telling who it is. */
async function databaseName(crypto: Crypto, user: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(user)));
  return `tandem-${Array.from(hash.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Some browsers never answer when their storage is broken. */
function within<T>({ clock }: Platform, ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new Error('no answer of the storage')));
    work.then(resolve, reject).finally(cancel);
  });
}
