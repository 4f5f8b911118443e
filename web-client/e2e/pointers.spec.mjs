// Where the others point: on the same row, whatever the size of the screen; and what is sent for it, which costs money.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { enter, item, linkIs, opened } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack, proxy, room, ann, ben, joe, anns, bens, joes;
/** What the page of Ben said about his pointer. */
const said = [];

before(async () => {
  stack = await startStack();
  proxy = await startProxy(stack.port);
  const owner = await signIn(stack.url, 'owner');
  ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' }));
  [ann, ben, joe] = await Promise.all([startBrowser(), startBrowser({ viewport: { width: 800, height: 700 } }), startBrowser({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })]);
  [anns, bens, joes] = await Promise.all([ann.newPage(), ben.newPage(), joe.newPage()]);
  bens.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const frame = JSON.parse(payload);
      if (frame.action === 'presence' && frame.pointer) said.push(frame.pointer);
    }),
  );
  await enter(bens, `http://localhost:${proxy.port}`, room, 'Ben');
  const field = bens.getByLabel(/^Add a first item$|^Add an item to/).first();
  for (const name of ['Tent', 'Stove', 'Lamp']) {
    await field.fill(name);
    await field.press('Enter');
    await item(bens, name).waitFor();
  }
});
after(async () => {
  await Promise.all([ann, ben, joe].map((browser) => browser?.close()));
  await proxy?.close();
  await stack?.stop();
});

/** To a place on a row, in parts of its width and its height. */
async function point(page, name, [x, y]) {
  const box = await item(page, name).boundingBox();
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 5 });
}

/** One points at a place of a row until the other sees it there: who has just come is told with the next move. */
async function points(page, name, [x, y], other) {
  for (const deadline = Date.now() + 60_000; ; ) {
    await point(page, name, [x, y - 0.1]);
    await point(page, name, [x, y]);
    const seen = await off(other, name, [x, y]);
    if (seen <= 3) return;
    if (Date.now() > deadline) throw new Error(`the pointer is ${seen} px off its place on ${name}`);
    await page.waitForTimeout(250); // between two tries, not for luck: the deadline decides
  }
}

/** How far the pointer that is shown is from a place on a row. */
const off = (page, name, [x, y]) =>
  page.evaluate(([name, x, y]) => {
    const row = [...document.querySelectorAll('[data-testid=item]')].find((one) => one.innerText.includes(name))?.getBoundingClientRect();
    const tip = document.querySelector('[data-testid=pointer]')?.getBoundingClientRect();
    return row === undefined || tip === undefined ? Infinity : Math.max(Math.abs(tip.x - row.x - x * row.width), Math.abs(tip.y - row.y - y * row.height));
  }, [name, x, y]);

test('nothing is said of a pointer while nobody could see it', async () => {
  await enter(joes, stack.url, room, 'Joe');
  await bens.getByTestId('people').and(bens.getByLabel(/Joe/)).waitFor();
  await point(bens, 'Stove', [0.5, 0.5]);
  await point(bens, 'Tent', [0.5, 0.5]);
  await linkIs(bens, 'online');
  assert.deepEqual(said, []);
});

test('a pointer is seen on the same row at the same place, by its name, on a screen of another size', async () => {
  await enter(anns, stack.url, room, 'Ann');
  await bens.getByTestId('people').and(bens.getByLabel(/Ann/)).waitFor();
  await points(bens, 'Stove', [0.25, 0.5], anns);
  assert.equal(await anns.getByTestId('pointer').innerText(), 'Ben');
  assert.equal(await anns.locator('[aria-hidden=true]').filter({ has: anns.getByTestId('pointer') }).count(), 1);
  await points(bens, 'Lamp', [0.75, 0.25], anns);
  assert.equal(await joes.getByTestId('pointer').count(), 0, 'not on a phone');
  assert.ok(said.length > 0);
});

test('it stays on its row when the rows move, takes no place and no press, and goes with the view and with the link', async () => {
  const field = anns.getByLabel(/^Add an item to/).first();
  await field.fill('Aspirin');
  await field.press('Enter');
  await item(bens, 'Aspirin').waitFor();
  await points(bens, 'Tent', [0.5, 0.5], anns);
  assert.ok(await anns.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await item(anns, 'Tent').locator('[data-part=tick]').click();
  await item(bens, 'Tent').and(bens.locator('[data-packed=true]')).waitFor();

  await points(bens, 'Tent', [0.4, 0.5], anns);
  await bens.getByRole('tab', { name: 'Bag' }).click();
  await anns.getByTestId('pointer').waitFor({ state: 'detached' });
  await bens.getByRole('tab', { name: 'Category' }).click();
  await points(bens, 'Tent', [0.6, 0.5], anns);
  proxy.mode = 'refuse';
  proxy.cut();
  await anns.getByTestId('pointer').waitFor({ state: 'detached' });
  proxy.mode = 'pass';
});

test('who turns it off sees no pointer, and is not seen', async () => {
  await linkIs(bens, 'online');
  await points(bens, 'Stove', [0.5, 0.5], anns);
  await anns.evaluate(() => localStorage.setItem('tandem.settings', JSON.stringify({ pointers: false })));
  await anns.reload();
  await opened(anns);
  await bens.getByTestId('people').and(bens.getByLabel(/Ann/)).waitFor();
  // Who reloads seems to stay for a moment, so that nobody flashes: until then it is said.
  for (const deadline = Date.now() + 60_000; ; ) {
    said.length = 0;
    const packed = await item(bens, 'Stove').getAttribute('data-packed');
    await point(bens, 'Lamp', [0.5, 0.5]);
    await point(bens, 'Stove', [0.5, 0.5]);
    await item(anns, 'Stove').locator('[data-part=tick]').click();
    await item(bens, 'Stove').and(bens.locator(`[data-packed=${packed !== 'true'}]`)).waitFor();
    if (said.length === 0) break;
    assert.ok(Date.now() < deadline, 'it is still said');
  }
  assert.deepEqual([await anns.getByTestId('pointer').count(), await bens.getByTestId('pointer').count()], [0, 0]);
});
