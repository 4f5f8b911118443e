// One order and two people: a lock that is seen, runs out and is lost, notes that both write, and lines that add up for both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { enter, linkIs, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack, proxy, ann, ben, owner, room, annsPage, bensPage;

const create = (type, id, fields) => ({ op: 'create', type, id, fields });

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
  ({ id: room } = await owner.post('/rooms', { kind: 'orders', title: 'Sales', link: 'editor' }));
  const { epoch, head } = await owner.get(`/rooms/${room}`);
  await owner.post(`/rooms/${room}/clients`, { client: 'till' });
  const ops = [
    create('customer', 'riverside', { name: 'Riverside', city: 'Lampang' }),
    create('stockLevel', 'chai', { sku: 'T-1', name: 'Chai', onHand: 20, unitPrice: 18 }),
    create('stockLevel', 'chang', { sku: 'T-2', name: 'Chang', onHand: 5, unitPrice: 19.5 }),
    create('pricingRule', 'tenth', { name: 'Ten and more', kind: 'percent', value: 10, minQuantity: 10 }),
    create('order', 'o1', { customerId: 'riverside', notes: 'Back door' }),
    create('orderLine', 'l1', { orderId: 'o1', stockId: 'chai', sku: 'T-1', name: 'Chai', quantity: 2, position: 'a1' }),
  ];
  await owner.post(`/rooms/${room}/updates`, { client: 'till', epoch, mutations: [{ n: 1, base: head, ops }] });
  proxy = await startProxy(stack.port);
  [ann, ben] = await Promise.all([startBrowser(), startBrowser({ viewport: { width: 360, height: 740 }, hasTouch: true })]);
  [annsPage, bensPage] = [await ann.newPage(), await ben.newPage()];
  await enter(annsPage, `http://localhost:${proxy.port}`, room, 'Ann');
  await enter(bensPage, stack.url, room, 'Ben');
});
after(async () => {
  await Promise.all([ann?.close(), ben?.close()]);
  await proxy?.close();
  await stack?.stop();
});

const lock = (page, state) => page.locator(`[data-testid=lock-bar][data-state=${state}]`);
const button = (page, name) => page.getByRole('button', { name, exact: true });
const total = (page, text) => page.locator('[data-testid=totals][data-estimated=false]').getByText(text, { exact: true }).waitFor();
const notes = (page) => page.getByRole('textbox', { name: 'Notes' });

/** Presses Tab until a control of that name has the focus: whoever has no mouse gets there. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => [document.activeElement?.getAttribute('aria-label'), document.activeElement?.textContent?.trim(), document.activeElement?.labels?.[0]?.textContent].includes(wanted), name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

async function agreed() {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [left, right] = [await notes(annsPage).inputValue(), await notes(bensPage).inputValue()];
    if (left === right) return left;
    if (Date.now() > deadline) throw new Error(`they do not agree:\n${left}\n${right}`);
    await annsPage.waitForTimeout(100); // between two looks, not for luck: the deadline decides
  }
}

test('Ann takes the order and adds a line without a mouse; Ben sees on his phone who has it, and the same total', async () => {
  await tabTo(annsPage, 'More for order 1001');
  await annsPage.keyboard.press('Shift+Tab');
  await annsPage.keyboard.press('Enter');
  await annsPage.getByTestId('order-title').waitFor();
  await tabTo(annsPage, 'Edit order');
  await annsPage.keyboard.press('Enter');
  await lock(annsPage, 'held').waitFor();
  await tabTo(annsPage, 'Goods: SKU or name');
  await annsPage.keyboard.type('chang');
  await annsPage.keyboard.press('Enter');
  await annsPage.keyboard.type('4');
  await annsPage.keyboard.press('Enter');
  await total(annsPage, '฿114.00');

  await bensPage.getByTestId('order-locked').getByText('Ann is editing').waitFor();
  await bensPage.getByTestId('order').locator('[data-part=open]').tap();
  await lock(bensPage, 'theirs').getByText(/^Ann is editing, at least since/).waitFor();
  await total(bensPage, '฿114.00');
  assert.equal(await bensPage.getByLabel('Quantity of Chai').count(), 0, 'Ben only reads');
});

test('what a pricing rule makes of a line, and what is not there, both see', async () => {
  await annsPage.getByLabel('Quantity of Chai').fill('10');
  await annsPage.keyboard.press('Enter');
  await total(bensPage, '฿240.00'); // 10 × 18 less a tenth, and 4 × 19.50
  await annsPage.getByLabel('Quantity of Chang').fill('6');
  await annsPage.keyboard.press('Enter');
  await bensPage.getByTestId('line-short').getByText('Only 5 of Chang are free; this order needs 6.').waitFor();
  await annsPage.getByLabel('Quantity of Chang').fill('4');
  await annsPage.keyboard.press('Enter');
  await total(bensPage, '฿240.00');
  await total(annsPage, '฿240.00');
});

test('both write the notes at the same time, whoever has the order', async () => {
  const write = async (page, where, text) => {
    await notes(page).focus();
    await page.keyboard.press(where);
    await page.keyboard.type(text, { delay: 10 });
  };
  await Promise.all([write(annsPage, 'Control+Home', 'Ring twice. '), write(bensPage, 'Control+End', ', please')]);
  await annsPage.getByTestId('remote-caret').getByText('Ben').waitFor();
  await bensPage.getByTestId('editors').getByText('Ann is editing').waitFor();
  await Promise.all([workIs(annsPage, 'saved'), workIs(bensPage, 'saved')]);
  assert.equal(await agreed(), 'Ring twice. Back door, please');
});

test('Ann’s link dies, her lock runs out, Ben gets what he asked for; she comes back to a calm loss with all she wrote', async () => {
  await button(bensPage, 'Ask for it').tap();
  await lock(annsPage, 'held').getByText('Ben would like to edit.').waitFor();
  await ann.context.setOffline(true);
  proxy.mode = 'refuse';
  proxy.cut();
  await linkIs(annsPage, 'offline');
  await lock(annsPage, 'unsure').waitFor();
  await annsPage.getByLabel('Reference').fill('A-77');
  await annsPage.keyboard.press('Enter');
  await workIs(annsPage, 'waiting');
  await annsPage.getByLabel('Ship to').fill('Gate 3');

  await lock(bensPage, 'held').waitFor({ timeout: 60_000 }); // a lease lasts half a minute
  await bensPage.getByLabel('Reference').fill('B-1');
  await bensPage.keyboard.press('Enter');
  await workIs(bensPage, 'saved');

  proxy.mode = 'pass';
  await ann.context.setOffline(false);
  await lock(annsPage, 'lost').getByText('Ben has the order now').waitFor();
  await annsPage.getByTestId('order-page').locator('[data-testid=rejected-edit][data-code=stale-lock]').getByText('A-77').waitFor();
  await annsPage.getByTestId('kept').getByText('Gate 3').waitFor();
  await annsPage.getByText('B-1', { exact: true }).waitFor();
});
