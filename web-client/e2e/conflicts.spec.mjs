// What two people want differently, what one takes back, and what was before: at 360 px and on a desktop, by keyboard, in English and Thai.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { cleanInBothThemes as clean } from './support/look.mjs';
import { linkIs, opened, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack, proxy, ann, ben, owner, room, sent;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
  proxy = await startProxy(stack.port);
  [ann, ben] = await Promise.all([startBrowser({ viewport: { width: 360, height: 740 }, bypassCSP: true }), startBrowser({ locale: 'th-TH', bypassCSP: true })]);
});
after(async () => {
  await Promise.all([ann?.close(), ben?.close()]);
  await proxy?.close();
  await stack?.stop();
});

beforeEach(async () => {
  ({ id: room } = await owner.post('/rooms', { kind: 'inventory', title: 'Warehouse', link: 'editor' }));
  sent = 0;
  await owner.post(`/rooms/${room}/clients`, { client: `owner-${room}` });
  await ownerDoes({ op: 'create', type: 'stockItem', id: 'tape', fields: { sku: 'T-1', name: 'Tape', unitCost: 2.5, position: 'a0' } });
});

afterEach(async () => {
  proxy.mode = 'pass';
  for (const { context } of [ann, ben]) {
    await context.setOffline(false);
    await Promise.all(context.pages().slice(1).map((page) => page.close())); // without its first page a browser ends
  }
});

async function ownerDoes(...ops) {
  const { epoch, head } = await owner.get(`/rooms/${room}`);
  sent += 1;
  await owner.post(`/rooms/${room}/updates`, { client: `owner-${room}`, epoch, mutations: [{ n: sent, base: head, ops }] });
}

/** A page of the room; only the first of a browser has to sign in. */
async function enter(browser, name) {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${proxy.port}/rooms/${room}`);
  const field = page.locator('input[autocomplete=name]');
  await field.or(page.getByTestId('room-title')).first().waitFor();
  if (await field.isVisible()) {
    await field.fill(name);
    await page.locator('button[type=submit]').click();
  }
  await opened(page);
  await row(page).waitFor();
  return page;
}

const row = (page) => page.getByTestId('stock-item').first();
const dialog = (page) => page.getByTestId('conflict-dialog');

/** Changes one field of the item in its sheet, as a person does. */
async function change(page, label, value) {
  await row(page).locator('[data-part=open]').click();
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Tab');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** By keyboard alone: goes on until the focus is there. */
async function tabTo(page, selector) {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing in 80 steps is ${selector}`);
}

test('K1-K7 two people offline change one price, come back, and one of them decides by keyboard', async () => {
  const [anns, bens] = [await enter(ann, 'Ann'), await enter(ben, 'Ben')];
  await Promise.all([ann.context.setOffline(true), ben.context.setOffline(true)]);
  proxy.mode = 'refuse';
  proxy.cut();
  await Promise.all([linkIs(anns, 'offline'), linkIs(bens, 'offline')]);
  await change(anns, 'Unit cost', '2.65');
  await change(bens, 'ต้นทุนต่อหน่วย', '2.8');
  proxy.mode = 'pass';
  await ben.context.setOffline(false);
  await workIs(bens, 'saved');
  await ann.context.setOffline(false);
  await workIs(anns, 'saved');

  await Promise.all([anns, bens].map((page) => page.getByTestId('conflict-badge').first().waitFor()));
  await anns.evaluate(() => document.activeElement?.blur());
  await tabTo(anns, '[data-testid=conflicts-button]');
  await anns.keyboard.press('Enter');
  await anns.getByTestId('conflict').waitFor();
  await clean(anns, 'the list of conflicts');
  await tabTo(anns, '[data-testid=conflict] button');
  await anns.keyboard.press('Enter');
  await dialog(anns).waitFor();
  await clean(anns, 'the dialog on a phone');
  await tabTo(anns, '[data-testid=conflict-dialog] input[type=radio]');
  await anns.keyboard.press('ArrowUp'); // the last choice: something else
  await tabTo(anns, '[data-testid=by-hand]');
  await anns.keyboard.press('ControlOrMeta+A');
  await anns.keyboard.type('2,7');
  await anns.getByTestId('conflict-preview').filter({ hasText: '2.7' }).waitFor();

  await bens.getByTestId('conflict-badge').first().click();
  await dialog(bens).getByTestId('version-base').waitFor();
  await clean(bens, 'the dialog on a desktop');

  await anns.keyboard.press('Enter');
  await dialog(anns).waitFor({ state: 'hidden' });
  await bens.getByTestId('conflict-settled').getByText('Ann').waitFor();
  assert.match(await bens.getByTestId('conflict-settled').innerText(), /2\.7/);
  await bens.keyboard.press('Escape');
  await dialog(bens).waitFor({ state: 'hidden' });
  await Promise.all([anns, bens].map((page) => page.getByTestId('conflict-badge').first().waitFor({ state: 'detached' })));
  const { entities } = await owner.get(`/rooms/${room}/snapshot`);
  assert.equal(entities.find(({ id }) => id === 'tape').fields.unitCost, 2.7);
  assert.deepEqual(entities.filter(({ type }) => type === 'conflict'), []);
});

test('U4 a step that somebody else changed since is undone only if one wants to, and redone', async () => {
  const page = await enter(ann, 'Ann');
  await change(page, 'Name', 'Wide tape');
  await workIs(page, 'saved');
  await row(page).getByText('Wide tape').waitFor();
  await ownerDoes({ op: 'update', type: 'stockItem', id: 'tape', set: { name: 'Very wide tape' } });
  await row(page).getByText('Very wide tape').waitFor();
  await page.keyboard.press('ControlOrMeta+Z');
  const asked = page.getByTestId('toast').filter({ hasText: 'changed it after you' });
  await asked.getByRole('button', { name: 'Undo anyway' }).click();
  await row(page).getByText('Tape', { exact: true }).waitFor();
  await workIs(page, 'saved');
  await page.getByTestId('redo').click();
  await row(page).getByText('Very wide tape').waitFor();
});

test('U6 without a network an edit is taken back before it was ever sent, and brought back', async () => {
  const page = await enter(ann, 'Ann');
  await ann.context.setOffline(true);
  proxy.mode = 'refuse';
  proxy.cut();
  await linkIs(page, 'offline');
  await change(page, 'Name', 'Narrow tape');
  await row(page).getByText('Narrow tape').waitFor();
  await page.keyboard.press('ControlOrMeta+Z');
  await row(page).getByText('Tape', { exact: true }).waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await row(page).getByText('Narrow tape').waitFor();
  await page.getByTestId('panel-button').click();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByTestId('history-problem').getByText(/when you are online/).waitFor();
  await page.getByTestId('pending-actions').waitFor();
  await clean(page, 'the history offline');
  proxy.mode = 'pass';
  await ann.context.setOffline(false);
  await page.getByTestId('activity').first().waitFor();
  await page.getByTestId('pending-actions').waitFor({ state: 'detached' });
});

test('U9 the history tells field by field what was, and an older version comes back as a new change', async () => {
  await ownerDoes({ op: 'update', type: 'stockItem', id: 'tape', set: { name: 'Wide tape', unitCost: 3 } });
  const page = await enter(ben, 'Ben');
  await page.getByTestId('panel-button').click();
  await page.getByTestId('panel').getByRole('tab').nth(2).click();
  const updated = page.locator('[data-testid=activity][data-action=updated]').first();
  await updated.getByText('ต้นทุนต่อหน่วย').waitFor();
  await clean(page, 'the history on a desktop');
  await updated.getByRole('button').last().click();
  await page.getByTestId('version').nth(1).waitFor();
  await page.getByTestId('version').nth(1).getByRole('button').first().click();
  await page.getByTestId('version-to-now').waitFor();
  await clean(page, 'the versions on a desktop');
  await page.getByTestId('version').nth(1).getByRole('button').last().click();
  await row(page).getByText('Tape', { exact: true }).waitFor();
  await page.getByTestId('version').nth(2).waitFor();
  const { versions } = await owner.get(`/rooms/${room}/history/stockItem/tape`);
  assert.deepEqual(versions.map(({ fields }) => fields.name), ['Tape', 'Wide tape', 'Tape']);
});
