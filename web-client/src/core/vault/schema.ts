import { type DBSchema, type IDBPDatabase, type IDBPTransaction, wrap } from 'idb';
import type { Sealed } from './seal';
import type { ClientRecord } from './vault';

/**
 * In clear text stand only what is searched for or counted: room ids, random ids, positions and numbers.
 * What people wrote is inside `sealed`.
 */
export interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  facts: { key: string; value: { room: string; sealed: Sealed } };
  snapshots: { key: string; value: { room: string; epoch: string; seq: number; mark?: string; sealed: Sealed } };
  tail: { key: [room: string, seq: number]; value: { room: string; seq: number; sealed: Sealed; done?: readonly string[] } };
  clients: { key: [room: string, lane: string]; value: ClientRecord & { room: string; lane: string; beat: number } };
  queue: { key: number; value: QueueRow; indexes: { room: string; id: string } };
  rejected: { key: string; value: { id: string; room: string; sealed: Sealed }; indexes: { room: string } };
  versions: { key: string; value: { room: string; version: number } };
  /** What was told last, over all rooms: one row, under the key `all`. */
  inbox: { key: string; value: Sealed };
}

/** `order` is given by the store. */
export interface QueueRow {
  readonly order: number;
  readonly id: string;
  readonly room: string;
  readonly lane: string;
  readonly base: number;
  readonly sent: { readonly client: string; readonly n: number } | null;
  readonly sealed: Sealed;
  /** Its operations as they stand over the stored state, where a text under them changed. */
  readonly shown?: Sealed;
}

export type Row<N extends 'facts' | 'snapshots' | 'tail' | 'rejected'> = Schema[N]['value'];
export type Database = IDBPDatabase<Schema>;
/** Everything that is kept; only the key is written apart. */
export const STORES = ['facts', 'snapshots', 'tail', 'clients', 'queue', 'rejected', 'versions', 'inbox'] as const;
export type Tx = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** `lost` is called when the browser takes the database away: it was deleted, or a newer version of the app needs it. */
export function openDatabase(factory: IDBFactory, name: string, lost: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, MIGRATIONS.length);
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const step of MIGRATIONS.slice(oldVersion)) step(request.result);
    };
    request.onblocked = () => reject(new DOMException('another tab holds an older version', 'InvalidStateError'));
    request.onerror = () => reject(request.error ?? new DOMException('open failed', 'UnknownError'));
    request.onsuccess = () => {
      const db = request.result;
      db.onversionchange = () => {
        db.close();
        lost();
      };
      db.onclose = lost;
      resolve(wrap(db) as unknown as Database);
    };
  });
}

/** From each version to the next. What people have on their devices is of any of them. */
export const MIGRATIONS: readonly ((db: IDBDatabase) => void)[] = [create, (db) => void db.createObjectStore('versions', { keyPath: 'room' }), (db) => void db.createObjectStore('inbox')];

function create(db: IDBDatabase): void {
  db.createObjectStore('keys');
  db.createObjectStore('facts', { keyPath: 'room' });
  db.createObjectStore('snapshots', { keyPath: 'room' });
  db.createObjectStore('tail', { keyPath: ['room', 'seq'] });
  db.createObjectStore('clients', { keyPath: ['room', 'lane'] });
  const queue = db.createObjectStore('queue', { keyPath: 'order', autoIncrement: true });
  queue.createIndex('room', 'room');
  queue.createIndex('id', 'id', { unique: true });
  db.createObjectStore('rejected', { keyPath: 'id' }).createIndex('room', 'room');
}
