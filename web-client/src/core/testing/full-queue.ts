import { openDatabase, type QueueRow } from '../vault/schema';
import { Sealer } from '../vault/seal';
import { SealedRows } from '../vault/sealed-rows';
import { ROOM } from './world';

/** So many mutations in the queue of the database `test`, as a tab stores them, in one transaction. */
export async function fill(factory: IDBFactory, count: number): Promise<void> {
  const db = await openDatabase(factory, 'test', () => {});
  const key = await db.get('keys', 'main');
  if (key === undefined) throw new Error('no key');
  const rows = new SealedRows(new Sealer(crypto, key));
  const queue = await Promise.all(Array.from({ length: count }, (_, i) => rows.queueRow(ROOM, 'shared', { id: `m${i}`, label: 'add', ops: [{ op: 'create', type: 'item', id: `i${i}`, fields: { name: `Thing ${i}` } }], createdAt: 1 }, 1)));
  const tx = db.transaction('queue', 'readwrite');
  for (const row of queue) void tx.store.add(row as QueueRow);
  await tx.done;
  db.close();
}
