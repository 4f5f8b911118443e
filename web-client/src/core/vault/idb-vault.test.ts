import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../api';
import type { Platform } from '../platform';
import { Cell } from '../readable';
import { FakeClock, settled } from '../testing/fake-clock';
import { aPerson, aWorld } from '../testing/world';
import { IdbVault } from './idb-vault';
import { openVault } from './open-vault';
import { MIGRATIONS, openDatabase } from './schema';
import { freshKey, Sealer } from './seal';
import { SealedRows } from './sealed-rows';

const SECRET = 'passport number';
const intent = { id: 'i', label: 'add', ops: [{ op: 'create', type: 'item', id: 'i', fields: { name: SECRET } }], createdAt: 1 } as const;
const open = (factory: IDBFactory, lost = () => {}) => IdbVault.open(factory, crypto, new FakeClock(), 'test', lost);

async function everythingIn(factory: IDBFactory): Promise<string> {
  const db = await openDatabase(factory, 'test', () => {});
  const rows = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  const bytes = (_key: string, value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value);
  return JSON.stringify(rows, bytes);
}

afterEach(() => vi.restoreAllMocks());

describe('the vault in IndexedDB', () => {
  it('writes nothing of what people typed in clear text', async () => {
    const factory = new IDBFactory();
    const vault = await open(factory);
    await vault.load('r', 'shared', 'c');
    await vault.enqueue('r', 'shared', intent, 0);
    await vault.saveFacts('r', { kind: 'k', kindVersion: 1, title: SECRET, user: 'ann', role: 'owner', members: [] });
    await vault.compact('r', { epoch: 'e', seq: 1, digest: '0', entities: [{ type: 'item', id: 'i', seq: 1, fields: { name: SECRET }, fseq: {}, stamps: {} }] });
    const stored = await everythingIn(factory);
    expect(stored.length).toBeGreaterThan(200);
    expect(stored).not.toContain(SECRET);
  });

  it('uses one key although two tabs make one at the same time', async () => {
    const factory = new IDBFactory();
    const [one, two] = await Promise.all([open(factory), open(factory)]);
    await one.load('r', 'shared', 'c');
    await one.enqueue('r', 'shared', intent, 0);
    expect((await two.load('r', 'shared', 'c')).queued[0]?.ops).toEqual(intent.ops);
  });

  it('keeps a key that cannot be read out', async () => {
    const factory = new IDBFactory();
    await open(factory);
    const db = await openDatabase(factory, 'test', () => {});
    const key = await db.get('keys', 'main');
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  it('starts empty when the key is gone, instead of failing on what nobody can read', async () => {
    const factory = new IDBFactory();
    const [one, other] = [await open(factory), await open(factory)];
    await other.load('r', 'shared', 'c');
    await one.wipe();
    await other.load('r', 'shared', 'c');
    await other.enqueue('r', 'shared', intent, 0);
    expect((await (await open(factory)).load('r', 'shared', 'c')).queued).toEqual([]);
  });

  it('does not open a record that was moved to another place', async () => {
    const factory = new IDBFactory();
    const vault = await open(factory);
    await vault.load('r', 'shared', 'c');
    await vault.enqueue('r', 'shared', intent, 0);
    const db = await openDatabase(factory, 'test', () => {});
    const row = (await db.getAll('queue'))[0];
    if (row === undefined) throw new Error('no row');
    await db.put('queue', { ...row, id: 'moved' });
    await expect((await open(factory)).load('r', 'shared', 'c')).rejects.toThrow();
  });

  it('stores all of a write or nothing of it', async () => {
    const factory = new IDBFactory();
    const vault = await open(factory);
    await vault.load('r', 'shared', 'c');
    await vault.enqueue('r', 'shared', intent, 0);
    await vault.compact('r', { epoch: 'e', seq: 0, digest: '0', entities: [] });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const commit = { seq: 1, at: 1, by: { user: 'a', client: 'c' }, n: [1, 1], changes: [], digest: '0' } as const;
    await expect(vault.settle('r', [{ epoch: 'e', commits: [commit], done: ['i'], rejected: [] }])).rejects.toThrow();
    vi.restoreAllMocks();
    const { tail, queued } = await vault.load('r', 'shared', 'c');
    expect([tail.length, queued.length]).toEqual([0, 1]);
  });

  it('asks for writes that survive a power cut', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const vault = await open(new IDBFactory());
    await vault.load('r', 'shared', 'c');
    await vault.enqueue('r', 'shared', intent, 0);
    for (const [, mode, options] of transaction.mock.calls) if (mode === 'readwrite') expect(options).toEqual({ durability: 'strict' });
    expect(transaction.mock.calls.filter(([, mode]) => mode === 'readwrite').length).toBeGreaterThan(2);
  });
});

/** The database as the first version of the app made it, with a full queue. */
async function ofVersion1(factory: IDBFactory, mutations: number): Promise<void> {
  const key = await freshKey(crypto);
  const rows = new SealedRows(new Sealer(crypto, key));
  const queue = await Promise.all(Array.from({ length: mutations }, (_, i) => rows.queueRow('r', 'shared', { ...intent, id: `i${i}` }, 4)));
  const snapshot = await rows.snapshotRow('r', { epoch: 'e', seq: 4, digest: '0', entities: [] });
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open('test', 1);
    request.onupgradeneeded = () => MIGRATIONS[0]?.(request.result);
    request.onsuccess = () => resolve(request.result);
  });
  const tx = db.transaction([...db.objectStoreNames], 'readwrite');
  tx.objectStore('keys').put(key, 'main');
  tx.objectStore('snapshots').put(snapshot);
  tx.objectStore('clients').put({ room: 'r', lane: 'shared', client: 'old-client', registered: true, lastN: 2, beat: 1 });
  queue.forEach((row, i) => tx.objectStore('queue').put({ ...row, ...(i < 2 && { sent: { client: 'old-client', n: i + 1 } }) }));
  await new Promise((resolve) => (tx.oncomplete = resolve));
  db.close();
}

it('opens a database of the first version with a full queue, and drains it in its order under its numbers', async () => {
  const factory = new IDBFactory();
  await ofVersion1(factory, 200);
  const vault = await open(factory);
  const { client, queued, snapshot, version } = await vault.load('r', 'shared', 'new');
  expect([client.client, client.lastN, snapshot?.seq, version]).toEqual(['old-client', 2, 4, 0]);
  expect(queued.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, i) => `i${i}`));
  expect(queued.slice(0, 3).map(({ sent }) => sent?.n)).toEqual([1, 2, undefined]);
  expect((await vault.allot('r', 'shared', ['i2', 'i3'])).map(({ sent }) => sent?.n)).toEqual([3, 4]);
  await vault.settle('r', [{ epoch: 'e', done: queued.map(({ id }) => id) }]);
  expect(await vault.waitingCount()).toBe(0);
});

describe('a vault', () => {
  const platform = (more: Partial<Platform>): Platform => ({ ...aPerson(aWorld(), 'ann').tab.platform, clock: new FakeClock(), crypto, indexedDB: new IDBFactory(), ...more });
  const opened = async (more: Partial<Platform>) => {
    const storage = new Cell<Storage>({ durable: true });
    return { storage, vault: await openVault(platform(more), 'ann', storage) };
  };

  it('is durable where there is a storage', async () => {
    const { storage, vault } = await opened({});
    await vault.load('r', 'shared', 'c');
    expect(storage.get()).toEqual({ durable: true });
  });

  it.each([
    ['missing', { indexedDB: null }],
    ['insecure', { crypto: {} as Crypto }],
    ['failed', { indexedDB: { open: () => { throw new DOMException('no', 'SecurityError'); } } as unknown as IDBFactory }],
  ])('is the memory, and says so, where the storage is %s', async (reason, more) => {
    const { storage, vault } = await opened(more);
    expect(storage.get()).toEqual({ durable: false, reason });
    await vault.load('r', 'shared', 'c');
    expect(await vault.enqueue('r', 'shared', intent, 0)).toMatchObject({ row: { id: 'i' } });
  });

  it('is the memory where the storage never answers', async () => {
    const clock = new FakeClock();
    const storage = new Cell<Storage>({ durable: true });
    const opening = openVault(platform({ clock, indexedDB: { open: () => ({}) } as unknown as IDBFactory }), 'ann', storage);
    while (clock.running === 0) await settled();
    await clock.run(10_000);
    await opening;
    expect(storage.get()).toEqual({ durable: false, reason: 'failed' });
  });

  it('sends what waited in a failed storage only where it could be taken out of it, as the next start would send it too', async () => {
    const { vault } = await opened({});
    await vault.load('r', 'shared', 'client-1');
    await vault.enqueue('r', 'shared', intent, 3);
    const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await vault.allot('r', 'shared', ['i'])).toEqual([]);
    broken.mockRestore();
    await vi.waitFor(async () => expect((await vault.allot('r', 'shared', ['i'])).map(({ id }) => id)).toEqual(['i']));
  });

  it('keeps aside what waits in a storage that takes nothing back', async () => {
    const { vault } = await opened({});
    await vault.load('r', 'shared', 'client-1');
    await vault.enqueue('r', 'shared', intent, 3);
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('closed', 'InvalidStateError');
    });
    expect(await vault.allot('r', 'shared', ['i'])).toEqual([]);
    await settled();
    expect(await vault.allot('r', 'shared', ['i'])).toEqual([]);
    expect((await vault.waiting('r', 'shared', 'x')).queued.map(({ id }) => id)).toEqual(['i']);
  });

  it('goes on in memory when the storage fails, with all that waits, and under another client', async () => {
    const { storage, vault } = await opened({});
    const before = await vault.load('r', 'shared', 'client-1');
    await vault.enqueue('r', 'shared', intent, 3);
    await vault.allot('r', 'shared', ['i']);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await vault.enqueue('r', 'shared', { ...intent, id: 'j' }, 4);
    vi.restoreAllMocks();
    expect(storage.get()).toEqual({ durable: false, reason: 'full' });
    const after = await vault.waiting('r', 'shared', 'client-2');
    expect(after.queued.map(({ id, base, lane, sent }) => [id, base, lane, sent])).toEqual([
      ['i', 3, 'shared', { client: 'client-1', n: 1 }],
      ['j', 4, 'shared', null],
    ]);
    expect(after.client.client).not.toBe(before.client.client);
    expect((await vault.allot('r', 'shared', ['j']))[0]?.sent).toEqual({ client: after.client.client, n: 1 });
  });

  it('asks the browser with the first edit, and once, to keep what is stored, and says what it answered', async () => {
    const persist = vi.fn<() => Promise<boolean>>(async () => false);
    const { storage, vault } = await opened({ persist });
    await vault.load('r', 'shared', 'c');
    expect(persist).not.toHaveBeenCalled();
    await vault.enqueue('r', 'shared', intent, 0);
    await vault.enqueue('r', 'shared', { ...intent, id: 'j' }, 0);
    await settled();
    expect(persist).toHaveBeenCalledTimes(1);
    expect(storage.get()).toEqual({ durable: true, persisted: false });
  });

  it('keeps nothing on a device that is to keep nothing, but lets go of no edit that still waits', async () => {
    const factory = new IDBFactory();
    const closed = (storage: Cell<Storage>, keep: boolean) => openVault(platform({ indexedDB: factory }), 'ann', storage, keep);
    const first = await closed(new Cell<Storage>({ durable: true }), true);
    await first.load('r', 'shared', 'c');
    await first.enqueue('r', 'shared', intent, 0);
    first.close();
    const storage = new Cell<Storage>({ durable: true });
    const draining = await closed(storage, false);
    expect((await draining.load('r', 'shared', 'c')).queued.map(({ id }) => id)).toEqual(['i']);
    await draining.settle('r', [{ epoch: '', commits: [], done: ['i'], rejected: [] }]);
    draining.close();
    const empty = await closed(storage, false);
    expect(storage.get()).toEqual({ durable: false, reason: 'off' });
    await empty.load('r', 'shared', 'c');
    await empty.enqueue('r', 'shared', intent, 0);
    await vi.waitFor(async () => expect(await factory.databases()).toEqual([]));
  });

  it('loses no edit when the browser takes the database away while it is open', async () => {
    const factory = new IDBFactory();
    const { storage, vault } = await opened({ indexedDB: factory });
    await vault.load('r', 'shared', 'c');
    await vault.enqueue('r', 'shared', intent, 0);
    const [{ name = '' } = {}] = await factory.databases();
    factory.deleteDatabase(name);
    await vi.waitFor(() => expect(storage.get().durable).toBe(false));
    expect((await vault.waiting('r', 'shared', 'x')).queued.map(({ id }) => id)).toEqual(['i']);
    expect(await vault.enqueue('r', 'shared', { ...intent, id: 'j' }, 0)).toMatchObject({ row: { id: 'j' } });
  });
});
