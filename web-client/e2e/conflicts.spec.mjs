// What one takes back, and what was before: at 360 px and on a desktop, in English and Thai.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { cleanInBothThemes as clean } from './support/look.mjs';
import { linkIs, opened, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signInAs } from './support/sign-in.mjs';
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
  const landing = page.locator('main#main').getByRole('button', { name: /^(Sign in|ลงชื่อเข้าใช้)$/ });
  await landing.or(page.getByTestId('room-title')).first().waitFor();
  if (await landing.isVisible()) await signInAs(page, name);
  await opened(page);
  await row(page).waitFor();
  return page;
}

const row = (page) => page.getByTestId('stock-item').first();

/** Changes one field of the item in its sheet, as a person does. */
async function change(page, label, value) {
  await row(page).locator('[data-part=open]').click();
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Tab');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

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
  await page.getByTestId('version').nth(1).locator('button[aria-expanded]').click();
  await page.getByTestId('version-to-now').waitFor();
  await clean(page, 'the versions on a desktop');
  await page.getByTestId('version').nth(1).getByRole('button').last().click();
  await row(page).getByText('Tape', { exact: true }).waitFor();
  await page.getByTestId('version').nth(2).waitFor();
  const { versions } = await owner.get(`/rooms/${room}/history/stockItem/tape`);
  assert.deepEqual(versions.map(({ fields }) => fields.name), ['Tape', 'Wide tape', 'Tape']);
});
