// What waits on a device outlives its browser: killed processes, killed tabs, new versions of the app.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startKillable } from './support/browser.mjs';
import { assertDense, madeIn } from './support/log.mjs';
import { add, enter, item, opened, stored, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack, wholeLog } from './support/stack.mjs';

const MUTATIONS = 1_000;
const TARGET_MS = 10_000;

let stack, proxy, browser, owner, room, page;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
});
after(() => stack?.stop());

beforeEach(async () => {
  ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A long way', link: 'editor' }));
  proxy = await startProxy(stack.port);
  browser = await startKillable();
  page = await browser.newPage();
  await enter(page, `http://localhost:${proxy.port}`, room, 'Ben');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload(); // from here on the service worker is in charge
  await opened(page);
  await add(page, 'First');
  await workIs(page, 'saved');
});
afterEach(async () => {
  await browser.close();
  await proxy.close();
});

const offline = () => {
  proxy.mode = 'refuse';
  proxy.cut();
};

/** Writes lines into the quick add as fast as the page takes them; after each the first item is ticked so many times. */
const addMany = (names, ticks = 0) =>
  page.evaluate(
    async ({ lines, each }) => {
      const field = document.querySelector('input[aria-label="Add an item to No category"]');
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
      const shown = () => new Promise((done) => requestAnimationFrame(() => done()));
      for (const line of lines) {
        write.call(field, line);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await shown(); // React has the text by then
        field.form.requestSubmit();
        for (let i = 0; i < each; i++) {
          document.querySelector('[data-testid=item] [data-part=tick]').click();
          await shown();
        }
      }
    },
    { lines: names, each: ticks },
  );

/** Waits until the log has so many commits. */
async function logLongerThan(commits) {
  for (const deadline = Date.now() + 60_000; ; ) {
    const { head } = await owner.get(`/rooms/${room}`);
    if (head > commits) return;
    if (Date.now() > deadline) assert.fail(`only ${head} commits arrived`);
    await page.waitForTimeout(20); // between two looks, not for luck: the deadline decides
  }
}

test(`${MUTATIONS} mutations made offline outlive the browser's process, and are applied once and in order`, { timeout: 300_000 }, async () => {
  // 100 things are added, and between them the first item is ticked and unticked.
  const names = Array.from({ length: MUTATIONS / 10 }, (_, i) => `Thing ${String(i).padStart(4, '0')}`);
  offline();
  const typing = performance.now();
  await addMany(names, 9);
  await stored(page, MUTATIONS);
  const typedMs = performance.now() - typing;
  const address = page.url();

  await browser.kill();
  await browser.start();
  page = await browser.newPage();
  const starting = performance.now();
  await page.goto(address);
  await opened(page);
  await item(page, names[0]).waitFor();
  const startedMs = performance.now() - starting;
  await workIs(page, 'waiting');
  await stored(page, MUTATIONS);

  proxy.mode = 'pass';
  const back = performance.now();
  await page.locator('[data-testid=work-state][data-state=saved]').first().waitFor({ timeout: 60_000 });
  const drainedMs = performance.now() - back;
  const log = await wholeLog(owner, room);
  assert.deepEqual(madeIn(log), ['First', ...names]);
  assertDense(log);
  assert.equal(log.at(-1).n[1], MUTATIONS + 1, 'every mutation was decided under its number');
  console.log(`queued ${MUTATIONS} in ${Math.round(typedMs)} ms (on disk) · cold start offline with them ${Math.round(startedMs)} ms · all applied ${Math.round(drainedMs)} ms after the server is back (target ${TARGET_MS} ms)`);
});

test('a tab that is closed in the middle of sending leaves the rest to its sibling', { timeout: 120_000 }, async () => {
  const names = Array.from({ length: 200 }, (_, i) => `Thing ${String(i).padStart(4, '0')}`);
  offline();
  await addMany(names);
  await stored(page, names.length);
  const sibling = await browser.newPage();
  await sibling.goto(page.url());
  await opened(sibling);
  proxy.delayMs = 40;
  proxy.mode = 'pass';
  const { head } = await owner.get(`/rooms/${room}`);
  await logLongerThan(head + 1); // the first batches are there, others are on their way
  await page.close();
  await sibling.locator('[data-testid=work-state][data-state=saved]').first().waitFor({ timeout: 60_000 });
  const log = await wholeLog(owner, room);
  assert.deepEqual(madeIn(log), ['First', ...names]);
  assertDense(log);
});
