import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openProofs } from './store';
import { config } from './testing';

const proof = { user: 'ann', refresh: 'a-secret-refresh-token', round: 3, config };

test('what is kept is there for the next page, sealed, and gone when it is forgotten', async () => {
  await (await openProofs()).write(proof);
  const next = await openProofs();
  expect(await next.read()).toEqual(proof);
  await next.forget();
  expect(await (await openProofs()).read()).toBeNull();
});

test('it cannot be read without the key, which does not leave the browser', async () => {
  const store = await openProofs();
  await store.write(proof);
  const rows = await new Promise<unknown[]>((resolve, reject) => {
    const opening = indexedDB.open('tandem-sign-in');
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    opening.onsuccess = () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAll();
      all.onsuccess = () => (opening.result.close(), resolve(all.result as unknown[]));
    };
  });
  const key = rows.find((row) => row instanceof CryptoKey);
  expect(key?.extractable).toBe(false);
  const sealed = rows.find((row): row is { data: ArrayBuffer } => !(row instanceof CryptoKey));
  expect(new TextDecoder().decode(sealed?.data)).not.toContain('secret');
});

test('what another key sealed is none', async () => {
  const store = await openProofs();
  await store.write(proof);
  const { openDB } = await import('idb');
  const db = await openDB('tandem-sign-in');
  await db.put('kept', await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']), 'key');
  db.close();
  expect(await store.read()).toBeNull();
});
