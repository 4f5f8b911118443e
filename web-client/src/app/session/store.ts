import { type DBSchema, openDB } from 'idb';
import { freshKey, type Sealed, Sealer } from '../../core/vault/seal';
import type { SignInConfig } from './config';

/** What outlives the page of a sign-in. `refresh` is null once it has ended; `round` counts its renewals, over all tabs. */
export interface Proof {
  readonly user: string;
  readonly refresh: string | null;
  readonly round: number;
  readonly config: SignInConfig;
}

export interface ProofStore {
  read(): Promise<Proof | null>;
  write(proof: Proof): Promise<void>;
  forget(): Promise<void>;
}

interface Schema extends DBSchema {
  kept: { key: string; value: CryptoKey | Sealed };
}

const PLACE = 'sign-in';

/** Sealed on the disk, under a key that does not leave this browser; where there is no storage, in the memory of this page. */
export async function openProofs(): Promise<ProofStore> {
  try {
    const db = await openDB<Schema>('tandem-sign-in', 1, { upgrade: (db) => void db.createObjectStore('kept') });
    return {
      async read() {
        const tx = db.transaction('kept');
        const [key, sealed] = await Promise.all([tx.store.get('key'), tx.store.get('proof')]);
        if (!(key instanceof CryptoKey) || sealed === undefined || sealed instanceof CryptoKey) return null;
        // What cannot be opened any more is none.
        return new Sealer(crypto, key).open<Proof>(PLACE, sealed).catch(() => null);
      },
      async write(proof) {
        const key = await freshKey(crypto);
        const sealed = await new Sealer(crypto, key).seal(PLACE, proof);
        const tx = db.transaction('kept', 'readwrite');
        await Promise.all([tx.store.put(key, 'key'), tx.store.put(sealed, 'proof'), tx.done]);
      },
      async forget() {
        await db.clear('kept');
      },
    };
  } catch {
    return inMemory();
  }
}

export function inMemory(): ProofStore {
  let proof: Proof | null = null;
  return {
    read: async () => proof,
    write: async (next) => void (proof = next),
    forget: async () => void (proof = null),
  };
}
