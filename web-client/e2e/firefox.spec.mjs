// The same stories in Firefox, where it is installed: offline, and live beside a Chromium.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from 'puppeteer-core';
import { startBrowser } from './support/browser.mjs';
import { startFront } from './support/front.mjs';
import { stockRow } from './support/inventory.mjs';
import { assertDense, madeIn } from './support/log.mjs';
import { enter as enterChromium, workIs as workInChromiumIs } from './support/packing.mjs';
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
    const found = await looked(page, selector, text);
    if (found !== null) return found;
    if (Date.now() > deadline) assert.fail(`no ${selector} with "${text}"`);
    await new Promise((again) => setTimeout(again, 100)); // between two looks, not for luck: the deadline decides
  }
}

/** The first such element now; null where there is none, also because the page has just gone on to another. */
async function looked(page, selector, text) {
  try {
    for (const element of await page.$$(selector)) if (text === '' || (await element.evaluate((node) => node.textContent)).includes(text)) return element;
    return null;
  } catch (error) {
    if (/no such (handle|node|frame)/.test(String(error))) return null;
    throw error;
  }
}

const workIs = (page, state) => there(page, `[data-testid=work-state][data-state=${state}]`);
const shown = (page, name) => there(page, '[data-testid=item]', name);

async function enter(page, room, name) {
  await page.goto(`${front.url}/rooms/${room}`);
  await (await there(page, 'main button', 'Sign in')).click();
  await (await there(page, 'input[autocomplete=name]')).type(name);
  await (await there(page, 'button[type=submit]:not([name])')).click();
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

const press = async (page, selector, text) => (await there(page, `${selector}:not(:disabled)`, text)).click();
const gone = async (page, selector) => {
  for (const deadline = Date.now() + 60_000; (await page.$(selector)) !== null; ) {
    if (Date.now() > deadline) assert.fail(`${selector} is still there`);
    await new Promise((again) => setTimeout(again, 100)); // between two looks, not for luck: the deadline decides
  }
};

/** Writes in place of what is in a field, and leaves it by Enter. */
async function write(page, selector, text) {
  const field = await there(page, selector);
  await field.click({ count: 3 });
  await field.type(text);
  await field.press('Enter');
}

/** The field of a label in a sheet. */
async function fieldOf(page, sheet, label) {
  const id = await (await there(page, `[data-testid=${sheet}] label`, label)).evaluate((node) => node.htmlFor);
  return `#${escaped(id)}`;
}

const escaped = (id) => id.replaceAll(/[^\w-]/g, (letter) => `\\${letter}`);

/** Ben in Firefox makes a stock with one item. */
async function make(page) {
  await page.goto(front.url);
  await press(page, 'main button', 'Sign in');
  await (await there(page, 'input[autocomplete=name]')).type('Ben');
  await press(page, 'button[type=submit]:not([name])');
  await press(page, 'main button', 'New room');
  await press(page, '[data-testid=create-room] label', 'Inventory');
  await (await there(page, await fieldOf(page, 'create-room', 'Name'))).type('Backstage');
  await press(page, '[data-testid=create-room] button[type=submit]', 'Create');
  await press(page, '[data-testid=empty-stock] button', 'New item');
  await (await there(page, await fieldOf(page, 'new-item-sheet', 'Code (SKU)'))).type('T-1');
  await (await there(page, await fieldOf(page, 'new-item-sheet', 'Name'))).type('Tape');
  await press(page, '[data-testid=new-item-sheet] button[type=submit]', 'Add item');
  await there(page, '[data-testid=stock-item]', 'Tape');
  await workIs(page, 'saved');
  return page.evaluate(() => location.pathname.split('/')[2]);
}

async function changeInFirefox(page, label, text) {
  await press(page, '[data-testid=stock-item] [data-part=open]');
  await write(page, await fieldOf(page, 'stock-item-sheet', label), text);
  await press(page, '[data-testid=stock-item-sheet] button', 'Done');
  await gone(page, '[data-testid=stock-item-sheet]');
}

async function changeInChromium(page, label, text) {
  await page.getByTestId('stock-item').locator('[data-part=open]').click();
  const sheet = page.getByTestId('stock-item-sheet');
  await sheet.getByLabel(label, { exact: true }).fill(text);
  await sheet.getByRole('button', { name: 'Done' }).click();
  await sheet.waitFor({ state: 'hidden' });
}

test('Firefox and Chromium: a room is made, edited by both, disagreed about, decided and talked about', { skip, timeout: 240_000 }, async () => {
  const chromium = await startBrowser();
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const room = await make(page);
    const ben = await signIn(stack.url, 'ben', 'Ben');
    await ben.put(`/rooms/${room}/members/ann`, { role: 'editor', name: 'Ann' });
    const anns = await chromium.newPage();
    await enterChromium(anns, stack.url, room, 'Ann');
    await stockRow(anns, 'Tape').waitFor();
    await changeInChromium(anns, 'Name', 'Wide tape');
    await there(page, '[data-testid=stock-item]', 'Wide tape');
    await changeInFirefox(page, 'Unit', 'rolls');
    await stockRow(anns, 'Wide tape').getByText('rolls').waitFor();

    front.api = 'refuse';
    front.cut();
    await changeInFirefox(page, 'Location', 'Cellar');
    await workIs(page, 'waiting');
    await changeInChromium(anns, 'Location', 'Attic');
    await workInChromiumIs(anns, 'saved');
    front.api = 'pass';
    await press(page, '[data-testid=conflict-badge]');
    await stockRow(anns, 'Wide tape').getByTestId('conflict-badge').waitFor();
    await press(page, '[data-testid=conflict-dialog] form label', 'Yours');
    await there(page, '[data-testid=conflict-preview]', 'Cellar');
    await press(page, '[data-testid=conflict-dialog] button[type=submit]', 'Decide');
    await gone(page, '[data-testid=conflict-badge]');
    await anns.getByTestId('conflict-badge').waitFor({ state: 'detached' });
    await stockRow(anns, 'Wide tape').getByText('Cellar').waitFor();

    await press(page, '[data-testid=stock-item] [data-part=open]');
    await press(page, '[data-testid=stock-item-sheet] [data-testid=comments-button]');
    const comment = await there(page, '[data-testid=panel] textarea');
    await comment.type('It is in the cellar, @ann');
    await there(page, '[data-testid=panel] [role=option]', 'Ann');
    await comment.press('Enter');
    await press(page, '[data-testid=panel] button[type=submit]', 'Send');
    await there(page, '[data-testid=comment][data-pending=false]', 'It is in the cellar');
    await anns.getByTestId('toast').getByText(/Ben mentioned you: It is in the cellar/).waitFor();
  } finally {
    await context.close();
    await chromium.close();
  }
});
