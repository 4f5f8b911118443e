// What networks, clocks and new versions do to a page: handshakes that are never answered, sockets that freeze, days that jump, an update in the middle of a full queue.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { startFront } from './support/front.mjs';
import { assertDense, madeIn } from './support/log.mjs';
import { add, agree, enter, item, linkIs, opened, stored, workIs } from './support/packing.mjs';
import { signIn, startStack, wholeLog } from './support/stack.mjs';

let stack, front, browser, owner, room, page;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
});
after(() => stack?.stop());

beforeEach(async () => {
  ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A long way', link: 'editor' }));
  front = await startFront(stack.port);
  browser = await startBrowser();
  page = await browser.newPage();
});
afterEach(async () => {
  await browser.close();
  await front.close();
});

/** The browser of somebody else, straight at the stack. */
async function withWatcher(work) {
  const other = await startBrowser();
  try {
    const watcher = await other.newPage();
    await enter(watcher, stack.url, room, 'Ann');
    await work(watcher);
  } finally {
    await other.close();
  }
}

async function underServiceWorker() {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await opened(page);
}

test('a new version of the app is taken with a full queue of the older one: all of it arrives once', { timeout: 120_000 }, async () => {
  await enter(page, front.url, room, 'Ben');
  await underServiceWorker();
  await add(page, 'First');
  await workIs(page, 'saved');
  front.api = 'refuse';
  front.cut();
  const names = Array.from({ length: 40 }, (_, i) => `Thing ${String(i).padStart(2, '0')}`);
  for (const name of names) await add(page, name);
  await stored(page, names.length);
  assert.equal(await page.locator('meta[name=tandem-build]').count(), 0);

  front.version = 2;
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => undefined));
  await page.getByRole('button', { name: 'Use it now' }).click();
  await page.locator('meta[name=tandem-build][content="2"]').waitFor({ state: 'attached' });
  await opened(page);
  await item(page, 'Thing 39').waitFor();
  await workIs(page, 'waiting');
  await stored(page, names.length);

  front.api = 'pass';
  await page.locator('[data-testid=work-state][data-state=saved]').first().waitFor({ timeout: 60_000 });
  assert.deepEqual(madeIn(await wholeLog(owner, room)), ['First', ...names]);
  assertDense(await wholeLog(owner, room));
});

test('a handshake that is never answered is given up: edits travel without a socket, and with one when it answers again', { timeout: 180_000 }, async () => {
  front.sockets = 'hold';
  await enter(page, front.url, room, 'Ben');
  await add(page, 'Tent');
  await page.locator('[data-testid=work-state][data-state=saved]').first().waitFor({ timeout: 90_000 });
  assert.deepEqual(madeIn(await wholeLog(owner, room)), ['Tent']);
  await linkIs(page, 'slow');
  await withWatcher(async (watcher) => {
    await add(watcher, 'Stove', 'No category');
    await item(page, 'Stove').waitFor({ timeout: 60_000 });
    front.sockets = 'pass';
    await page.locator('[data-testid=link-state][data-state=online]').first().waitFor({ timeout: 90_000 });
    await add(page, 'Rope');
    await item(watcher, 'Rope').waitFor();
    await agree(page, watcher);
  });
  assertDense(await wholeLog(owner, room));
});

test('a socket that freezes and thaws delivers nothing twice, and nothing of the old one counts', { timeout: 120_000 }, async () => {
  await enter(page, front.url, room, 'Ben');
  await add(page, 'Tent');
  await workIs(page, 'saved');
  await withWatcher(async (watcher) => {
    await item(watcher, 'Tent').waitFor();
    for (let round = 0; round < 3; round++) {
      await browser.context.setOffline(true); // the socket stays open and silent: no close is told, and what comes meanwhile is held back
      await linkIs(page, 'offline');
      await add(watcher, `Theirs ${round}`);
      await add(page, `Mine ${round}`);
      await workIs(watcher, 'saved');
      await browser.context.setOffline(false);
      await item(page, `Theirs ${round}`).waitFor({ timeout: 30_000 });
      await item(watcher, `Mine ${round}`).waitFor({ timeout: 30_000 });
    }
    assert.equal((await agree(page, watcher)).length, 7);
  });
  assertDense(await wholeLog(owner, room));
});

test('a clock that jumps by hours, forward and back, loses and doubles nothing', { timeout: 120_000 }, async () => {
  await browser.context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Object.assign(globalThis, { jumpedBy: 0 });
    Date.now = () => real() + globalThis.jumpedBy;
  });
  await enter(page, front.url, room, 'Ben');
  await add(page, 'Tent');
  await workIs(page, 'saved');
  await withWatcher(async (watcher) => {
    for (const [index, hours] of [3, -26, 24 * 400, 0].entries()) {
      await page.evaluate((by) => Object.assign(globalThis, { jumpedBy: by }), hours * 3_600_000);
      await add(page, `Mine ${index}`);
      await item(watcher, `Mine ${index}`).waitFor({ timeout: 60_000 });
      await add(watcher, `Theirs ${index}`);
      await item(page, `Theirs ${index}`).waitFor({ timeout: 60_000 });
    }
    await page.locator('[data-testid=work-state][data-state=saved]').first().waitFor();
    assert.equal((await agree(page, watcher)).length, 9);
  });
  assertDense(await wholeLog(owner, room));
});
