// A packing list of a thousand items, as a big family or a club has it: what a tick and a look at its end take. The numbers are printed beside their targets; what is
// asserted is that it is right, and that what is out of sight costs nothing.
import assert from 'node:assert/strict';
import { cpus } from 'node:os';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { fill } from './support/inventory.mjs';
import { enter, item, workIs } from './support/packing.mjs';
import { signIn, startStack } from './support/stack.mjs';

const MANY = 1_000;
const TICKS = 20;
/** More rows than this in the page are not windowed. */
const ROWS = 150;

let stack, owner, browser;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
  browser = await startBrowser({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

/** `Thing 0` …, in four categories, the last half in none. */
const things = Array.from({ length: MANY }, (_, i) => ({ op: 'create', type: 'item', id: `item-${i}`, fields: { name: `Thing ${i}`, quantity: 1, ...(i < MANY / 2 && { categoryId: `group-${i % 4}` }) } }));
const groups = ['Clothes', 'Kitchen', 'Tents', 'Games'].map((name, i) => ({ op: 'create', type: 'category', id: `group-${i}`, fields: { name } }));

/** In the page: ticks so many boxes one after the other, and tells how long each took until it was painted, and its frames while it scrolls to the end. */
async function measured(ticks) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const echoes = [];
  for (const box of [...document.querySelectorAll('[data-testid=item] input[data-part=tick]')].slice(0, ticks)) {
    const start = performance.now();
    box.click();
    await painted();
    echoes.push(performance.now() - start);
  }
  const frames = [];
  for (let last = performance.now(), y = 0; y < 12_000; y += 400) {
    scrollTo(0, y);
    await painted();
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return { echoes, frames };
}

const middle = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];

test(`a packing list of ${MANY} items: a tick, scrolling, its end, and a change of somebody else`, { timeout: 180_000 }, async () => {
  const { id } = await owner.post('/rooms', { kind: 'packing-list', title: 'The whole club', link: 'editor' });
  await fill(owner, id, [...groups, ...things]);
  const page = await browser.newPage();
  await enter(page, stack.url, id, 'Ann');
  await page.getByTestId('item').first().waitFor();
  const { echoes, frames } = await page.evaluate(measured, TICKS);
  const rows = await page.getByTestId('item').count();
  console.log(
    `${MANY} items: ${rows} rows exist; a tick is painted after ${middle(echoes).toFixed(1)} ms, at most ${Math.max(...echoes).toFixed(1)} ms (target 50) · a screen of scrolling after ${middle(frames).toFixed(1)} ms, ` +
      `at most ${Math.max(...frames).toFixed(1)} ms · ${cpus().length} × ${cpus()[0].model}`,
  );
  await workIs(page, 'saved');
  const { entities } = await owner.get(`/rooms/${id}/snapshot`);
  assert.equal(entities.filter(({ type, fields }) => type === 'item' && fields.packed === true).length, TICKS);
  assert.ok(rows < ROWS, `${rows} rows exist`);

  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await item(page, `Thing ${MANY - 1}`).waitFor();
  await fill(owner, id, [{ op: 'update', type: 'item', id: `item-${MANY - 1}`, set: { name: 'The very last' } }]);
  await item(page, 'The very last').waitFor();

  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction((all) => document.querySelectorAll('[data-testid=item]').length === all, MANY);
});
