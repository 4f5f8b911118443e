// The same offline story in Firefox, where it is installed.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from 'puppeteer-core';
import { startFront } from './support/front.mjs';
import { assertDense, madeIn } from './support/log.mjs';
import { signIn, startStack, wholeLog } from './support/stack.mjs';

const FIREFOX = [process.env.TANDEM_FIREFOX, '/usr/bin/firefox', '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'].find((file) => file && existsSync(file));
const skip = FIREFOX === undefined && 'no Firefox on this machine: install it (for instance with apt-get install firefox-esr), or name it in TANDEM_FIREFOX';

let stack, front, browser;

before(async () => {
  if (skip) return;
  stack = await startStack();
  front = await startFront(stack.port);
  browser = await launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
});
after(async () => {
  await browser?.close();
  await front?.close();
  await stack?.stop();
});

/** Waits for an element; with a text, for one that contains it. Asked from outside: the driver's own waiting evaluates scripts in the page, which the page's policy forbids. */
async function there(page, selector, text = '') {
  for (const deadline = Date.now() + 60_000; ; ) {
    for (const element of await page.$$(selector)) if (text === '' || (await element.evaluate((node) => node.textContent)).includes(text)) return element;
    if (Date.now() > deadline) assert.fail(`no ${selector} with "${text}"`);
    await new Promise((again) => setTimeout(again, 100)); // between two looks, not for luck: the deadline decides
  }
}

const workIs = (page, state) => there(page, `[data-testid=work-state][data-state=${state}]`);
const shown = (page, name) => there(page, '[data-testid=item]', name);

async function enter(page, room, name) {
  await page.goto(`${front.url}/rooms/${room}`);
  await (await there(page, 'input[autocomplete=name]')).type(name);
  await (await there(page, 'button[type=submit]')).click();
  await there(page, '[data-testid=room-title]');
}

async function add(page, name) {
  const field = await there(page, 'input[aria-label^="Add a first item"], input[aria-label="Add an item to No category"]');
  await field.type(name);
  await field.press('Enter');
  await shown(page, name);
}

test('Firefox: edits made offline outlive a reload without network, arrive once, and merge with those of others', { skip, timeout: 180_000 }, async () => {
  const owner = await signIn(stack.url, 'owner');
  const { id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' });
  const page = await browser.newPage();
  await enter(page, room, 'Ben');
  await add(page, 'Tent');
  await workIs(page, 'saved');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await shown(page, 'Tent');

  front.api = 'refuse';
  front.cut();
  await add(page, 'Stove');
  await add(page, 'Lamp');
  await workIs(page, 'waiting');
  await page.reload();
  await shown(page, 'Lamp');
  await workIs(page, 'waiting');

  const context = await browser.createBrowserContext();
  front.api = 'pass';
  const other = await context.newPage();
  await enter(other, room, 'Ann');
  await add(other, 'Rope');
  for (const name of ['Tent', 'Stove', 'Lamp', 'Rope']) await Promise.all([shown(page, name), shown(other, name)]);
  await workIs(page, 'saved');
  const log = await wholeLog(owner, room);
  assert.deepEqual(madeIn(log).toSorted(), ['Lamp', 'Rope', 'Stove', 'Tent']);
  assertDense(log);
});
