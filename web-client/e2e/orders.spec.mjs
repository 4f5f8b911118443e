// One order and two people: a lock that is seen, asked for, handed over, taken and lost, lines that add up for both, and notes that both write; by keyboard alone, and by touch on phones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HANDS, withPeople } from './support/hands.mjs';
import { look, picture } from './support/look.mjs';
import { linkIs, opened, workIs } from './support/packing.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

const create = (type, id, fields) => ({ op: 'create', type, id, fields });

async function salesRoom() {
  const owner = await signIn(stack.url, 'ann', 'Ann');
  const { id: room } = await owner.post('/rooms', { kind: 'orders', title: 'Sales', link: 'editor' });
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
  return room;
}

async function comeIn(who, room, name) {
  await who.page.goto(`${stack.url}/rooms/${room}`);
  await who.signIn(name);
  await opened(who.page);
  await who.press(who.page.getByTestId('order').locator('[data-part=open]'));
  await who.page.getByTestId('order-title').waitFor();
}

const lock = ({ page }, state) => page.locator(`[data-testid=lock-bar][data-state=${state}]`);
const total = ({ page }, text) => page.locator('[data-testid=totals][data-estimated=false]').getByText(text, { exact: true }).waitFor();
const notes = ({ page }) => page.getByRole('textbox', { name: 'Notes' });
const quantity = (who, name, count) => who.line(who.page.getByLabel(`Quantity of ${name}`), String(count));

/** Ann takes the order and adds a line; Ben sees who has it, the same total, and nothing to edit. */
async function takeAndAdd(ann, ben, short) {
  await ann.button('Edit order');
  await lock(ann, 'held').waitFor();
  await lock(ben, 'theirs').getByText(/^Ann is editing/).waitFor();
  await ann.write(ann.page.getByLabel('Goods: SKU or name'), 'chang');
  await ann.take(ann.page.getByRole('option', { name: /^Chang/ }));
  await ann.line(ann.page.getByTestId('add-line').getByLabel('Quantity'), '4');
  await total(ann, '฿114.00');
  await total(ben, '฿114.00');
  assert.equal(await ben.page.getByLabel('Quantity of Chai').count(), 0, 'Ben only reads');
  await look(ben.page, `orders-reading-${short}`);
}

/** What a pricing rule makes of a line, and what is not there, both see. */
async function change(ann, ben, short) {
  await quantity(ann, 'Chai', 10);
  await total(ben, '฿240.00'); // 10 × 18 less a tenth, and 4 × 19.50
  await quantity(ann, 'Chang', 6);
  await ben.page.getByTestId('line-short').getByText('Only 5 of Chang are free; this order needs 6.').waitFor();
  await picture(ann.page, `orders-editing-${short}`);
  await quantity(ann, 'Chang', 4);
  for (const who of [ann, ben]) await total(who, '฿240.00');
}

/** Both write the notes at the same time, whoever has the order. */
async function write(ann, ben) {
  const add = async (who, where, text) => {
    await who.cursor(notes(who), where);
    await who.type(text);
  };
  await Promise.all([add(ann, 'start', 'Ring twice. '), add(ben, 'end', ', please')]);
  await ben.page.getByTestId('editors').getByText('Ann is editing').waitFor();
  await Promise.all([ann, ben].map(({ page }) => workIs(page, 'saved')));
  for (const { page } of [ann, ben]) await page.waitForFunction((wanted) => [...document.querySelectorAll('textarea')].some(({ value }) => value === wanted), 'Ring twice. Back door, please');
}

/** Ben asks, and Ann hands over. */
async function handOver(ann, ben, short) {
  await ben.button('Ask for it');
  await lock(ann, 'held').getByText('Ben would like to edit.').waitFor();
  await look(ann.page, `orders-asked-${short}`);
  await ann.press(lock(ann, 'held').getByRole('button', { name: 'Hand over' }));
  await lock(ben, 'held').waitFor();
  await lock(ann, 'theirs').waitFor();
}

/** Ben’s link dies; the owner takes the order. He comes back to a calm loss with all he wrote. */
async function lose(ann, ben, short) {
  await ben.context.setOffline(true);
  await linkIs(ben.page, 'offline');
  await lock(ben, 'unsure').waitFor();
  await ben.line(ben.page.getByLabel('Reference'), 'B-77');
  await workIs(ben.page, 'waiting');
  await ben.write(ben.page.getByLabel('Ship to'), 'Gate 3');

  await ann.button('Take over');
  await lock(ann, 'held').waitFor();
  await ann.line(ann.page.getByLabel('Reference'), 'A-1');
  await workIs(ann.page, 'saved');

  await ben.context.setOffline(false);
  await lock(ben, 'lost').getByText('Ann has the order now').waitFor();
  await ben.page.getByTestId('order-page').locator('[data-testid=rejected-edit][data-code=stale-lock]').getByText('B-77').waitFor();
  await ben.page.getByTestId('kept').getByText('Gate 3').waitFor();
  await ben.page.getByText('A-1', { exact: true }).waitFor();
  await look(ben.page, `orders-lost-${short}`);
}

for (const hands of HANDS) {
  test(`${hands.by}: one order by two, under a lock that is asked for, handed over, taken and lost`, { timeout: 240_000 }, async () => {
    const room = await salesRoom();
    await withPeople(hands, ['Ann', 'Ben'], async (ann, ben) => {
      const { short } = hands;
      await Promise.all([comeIn(ann, room, 'Ann'), comeIn(ben, room, 'Ben')]);
      await takeAndAdd(ann, ben, short);
      await change(ann, ben, short);
      await write(ann, ben);
      await handOver(ann, ben, short);
      await lose(ann, ben, short);
    });
  });
}

test('a lock whose holder is gone runs out, and who asked for it gets it', { timeout: 240_000 }, async () => {
  const room = await salesRoom();
  await withPeople(HANDS[1], ['Ann', 'Ben'], async (ann, ben) => {
    await Promise.all([comeIn(ann, room, 'Ann'), comeIn(ben, room, 'Ben')]);
    await ann.button('Edit order');
    await lock(ann, 'held').waitFor();
    await ben.button('Ask for it');
    await lock(ann, 'held').getByText('Ben would like to edit.').waitFor();
    await ann.context.setOffline(true);
    await lock(ann, 'unsure').waitFor();
    await lock(ben, 'held').waitFor({ timeout: 90_000 }); // a lease lasts half a minute
    await ann.context.setOffline(false);
    await lock(ann, 'lost').getByText('Ben has the order now').waitFor();
  });
});
