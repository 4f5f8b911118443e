// What a person does with a packing list, by the names a person reads.
import { signInAs } from './sign-in.mjs';

/** Opens a room as somebody who is not signed in yet on that browser. */
export async function enter(page, url, room, name) {
  await page.goto(`${url}/rooms/${room}`);
  await signInAs(page, name);
  await opened(page);
}

export const opened = (page) => page.getByTestId('room-title').waitFor();

export const item = (page, name) => page.getByTestId('item').filter({ hasText: name });

/** Writes a line such as `3 socks` into the quick add of a group. */
export async function add(page, line, group = 'No category') {
  const field = page.getByLabel(new RegExp(`^Add (an item to ${group}|a first item)$`)).first();
  await field.fill(line);
  await field.press('Enter');
}

/** So many edits are on disk: from here on a reload or a crash cannot take them. It is polled in the page, since a promise counts as true where a page is polled from outside. */
export const stored = (page, count) =>
  page.evaluate(async (wanted) => {
    const whole = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
    for (const deadline = Date.now() + 180_000; ; ) {
      let rows = 0;
      for (const { name } of await indexedDB.databases()) {
        const db = await whole(indexedDB.open(name));
        if (db.objectStoreNames.contains('queue')) rows += await whole(db.transaction('queue').objectStore('queue').count());
        db.close();
      }
      if (rows === wanted) return;
      if (Date.now() > deadline) throw new Error(`${rows} edits are on disk, not ${wanted}`);
      await new Promise((again) => setTimeout(again, 50)); // between two looks, not for luck: the deadline decides
    }
  }, count);

export const tick = (page, name) => item(page, name).locator('[data-part=tick]').click();

export const packed = (page, name) => item(page, name).and(page.locator('[data-packed=true]')).waitFor();

export async function rename(page, from, to) {
  await item(page, from).locator('[data-part=open]').click();
  const sheet = page.getByRole('dialog');
  const field = sheet.getByLabel('Name', { exact: true });
  await field.fill(to);
  await sheet.getByRole('button', { name: /Done|Close/ }).first().click();
  await sheet.waitFor({ state: 'hidden' });
}

/** The chips: `link` is online, slow, reconnecting …; `work` is saved, waiting, syncing or attention. */
export const linkIs = (page, state) => page.locator(`[data-testid=link-state][data-state=${state}]`).first().waitFor();
export const workIs = (page, state) => page.locator(`[data-testid=work-state][data-state=${state}]`).first().waitFor();

/** Waits until two pages show the same items, and gives their names. */
export async function agree(one, other) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [left, right] = [await state(one), await state(other)];
    if (JSON.stringify(left) === JSON.stringify(right)) return left.map(({ name }) => name);
    if (Date.now() > deadline) throw new Error(`they do not agree:\n${JSON.stringify(left)}\n${JSON.stringify(right)}`);
    await one.waitForTimeout(100); // between two looks, not for luck: the deadline decides
  }
}

/** A row that is out of sight has no `innerText`. */
const state = (page) =>
  page.locator('[data-testid=item]').evaluateAll((rows) =>
    rows
      .map((row) => ({ name: row.querySelector('[data-part=open] span span').textContent, packed: row.dataset.packed, id: row.dataset.row }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
