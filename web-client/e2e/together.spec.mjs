// Two people and a list, from the first to the last day: made, shared, edited together and apart, disagreed about, talked about, and left; by keyboard alone, and by touch on a phone.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { HANDS, withPeople } from './support/hands.mjs';
import { stockRow } from './support/inventory.mjs';
import { cleanInBothThemes, look } from './support/look.mjs';
import { linkIs, opened, workIs } from './support/packing.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack;

beforeEach(async () => {
  stack = await startStack();
});
afterEach(() => stack?.stop());

const sheetOf = ({ page }) => page.getByTestId('stock-item-sheet');
const panelOf = ({ page }) => page.getByTestId('panel');
const dialogOf = ({ page }) => page.getByTestId('conflict-dialog');

async function open(who, name) {
  await who.press(stockRow(who.page, name).locator('[data-part=open]'));
  await sheetOf(who).waitFor();
}

/** Changes fields of an item in its sheet. */
async function change(who, name, fields) {
  await open(who, name);
  for (const [label, value] of Object.entries(fields)) await who.line(sheetOf(who).getByLabel(label, { exact: true }), value);
  await who.close(sheetOf(who));
}

/** Ann makes a list, and puts the first thing in it. */
async function make(ann) {
  await ann.page.goto(stack.url);
  await ann.signIn('Ann');
  await ann.button('New room');
  const sheet = ann.page.getByTestId('create-room');
  await ann.pick(sheet.getByRole('radio', { name: /^Inventory/ }));
  await ann.write(sheet.getByLabel('Name', { exact: true }), 'Backstage');
  await ann.button('Create', sheet);
  await opened(ann.page);
  await ann.button('New item');
  const item = ann.page.getByTestId('new-item-sheet');
  await ann.write(item.getByLabel('Code (SKU)'), 'T-1');
  await ann.write(item.getByLabel('Name', { exact: true }), 'Tape');
  await ann.write(item.getByLabel('On hand at the start'), '10');
  await ann.write(item.getByLabel('Unit cost'), '2.5');
  await ann.button('Add item', item);
  await stockRow(ann.page, 'Tape').waitFor();
}

/** Ann makes a link, Ben opens it, signs in, accepts, and is shown around once. */
async function invite(ann, ben, short) {
  await ann.button('Share');
  const sheet = ann.page.getByTestId('share-sheet');
  await ann.view('By link', sheet);
  await ann.button('Create link', sheet);
  const link = await sheet.getByTestId('invitation-link').innerText();
  await look(ann.page, `together-share-${short}`);
  await ann.close(sheet);

  await ben.page.goto(link);
  await ben.page.getByTestId('invitation').getByText('Backstage').waitFor();
  await ben.button('Sign in to accept');
  await ben.signIn('Ben');
  await ben.button('Accept');
  await opened(ben.page);
  const welcome = ben.page.getByTestId('welcome');
  await welcome.getByRole('heading', { name: /invited you to “Backstage”/ }).waitFor();
  for (const step of [2, 3, 4]) {
    await ben.button('Next', welcome);
    await welcome.locator(`[data-step="${step}"]`).waitFor();
    await look(ben.page, `together-welcome-${step}-${short}`);
  }
  await ben.button('Start', welcome);
  await welcome.waitFor({ state: 'hidden' });
  await ben.page.reload();
  await stockRow(ben.page, 'Tape').waitFor();
  assert.equal(await welcome.count(), 0, 'nobody is received twice');
}

/** Each sees what the other does, and where the other is. */
async function editTogether(ann, ben) {
  await open(ben, 'Tape');
  await stockRow(ann.page, 'Tape').getByText('Ben').waitFor();
  await ben.line(sheetOf(ben).getByLabel('Name', { exact: true }), 'Wide tape');
  await stockRow(ann.page, 'Wide tape').waitFor();
  await ann.press(stockRow(ann.page, 'Wide tape').locator('[data-part=adjust]'));
  await ann.line(ann.page.getByLabel('Change by'), '-3');
  await sheetOf(ben).getByTestId('number-onHand').getByText('7').waitFor();
  await ben.close(sheetOf(ben));
}

/** Without a network both go on; of one field they want something else. */
async function workApart(ann, ben, short) {
  for (const { page } of [ann, ben]) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await Promise.all([ann, ben].map(({ context }) => context.setOffline(true)));
  await Promise.all([ann, ben].map(({ page }) => linkIs(page, 'offline')));
  await change(ann, 'Wide tape', { 'Reorder at': '4', 'Unit cost': '2.65' });
  await change(ben, 'Wide tape', { Unit: 'rolls', 'Unit cost': '2.8' });
  await workIs(ben.page, 'waiting');

  // Ann asks Ben about it, which waits with the rest.
  await open(ann, 'Wide tape');
  await ann.press(sheetOf(ann).getByTestId('comments-button'));
  const field = panelOf(ann).getByLabel('New comment');
  await ann.write(field, 'Which price is right, @be');
  await ann.take(panelOf(ann).getByRole('option', { name: 'Ben' }));
  await ann.type('?');
  await ann.send(panelOf(ann));
  await panelOf(ann).locator('[data-testid=comment][data-pending=true]').getByText('Not sent yet').waitFor();
  await look(ann.page, `together-apart-${short}`);

  await ben.context.setOffline(false);
  await workIs(ben.page, 'saved');
  await ann.context.setOffline(false);
  await workIs(ann.page, 'saved');
  await panelOf(ann).locator('[data-testid=comment][data-pending=false]').waitFor();
  await ann.close(panelOf(ann));
  for (const { page } of [ann, ben]) await stockRow(page, 'Wide tape').getByTestId('conflict-badge').waitFor();
}

/** Ben hears that he was mentioned, wherever he is; goes there, answers, and it is settled. */
async function talk(ann, ben, short) {
  await ben.press(ben.page.locator('[data-testid=bell][data-unread="2"]')); // the conflict is the other one
  const inbox = ben.page.getByTestId('inbox');
  await inbox.getByTestId('notification').nth(1).waitFor();
  await look(ben.page, `together-inbox-${short}`);
  await ben.press(inbox.getByRole('link', { name: /mentioned you/ }));
  await panelOf(ben).getByTestId('mention').getByText('@Ben').waitFor();
  await ben.page.locator('[data-testid=bell][data-unread="1"]').waitFor();
  await ben.write(panelOf(ben).getByLabel('Reply'), 'Neither.');
  await ben.send(panelOf(ben));
  await panelOf(ben).getByTestId('comment').getByText('Neither.').waitFor();
  await ben.button('Resolve', panelOf(ben));
  await panelOf(ben).getByRole('button', { name: 'Resolved (1)' }).waitFor();
  await look(ben.page, `together-comments-${short}`);
  await ben.close(panelOf(ben));
}

/** K1-K7: the dialog says what each wants; Ann decides by hand, and Ben, who has it open, is told. */
async function decide(ann, ben, short) {
  await ann.press(ann.page.getByTestId('conflicts-button'));
  await panelOf(ann).getByTestId('conflict').waitFor();
  await cleanInBothThemes(ann.page, 'the list of conflicts');
  await ann.press(panelOf(ann).getByTestId('conflict').getByRole('button').first());
  await dialogOf(ann).waitFor();
  await look(ann.page, `together-conflict-${short}`);
  await cleanInBothThemes(ann.page, 'the dialog');
  await ann.page.emulateMedia({ colorScheme: 'light' });
  await ann.pick(dialogOf(ann).getByRole('radio').last());
  await ann.write(dialogOf(ann).getByTestId('by-hand'), '2,7');
  await dialogOf(ann).getByTestId('conflict-preview').filter({ hasText: '2.7' }).waitFor();
  await look(ann.page, `together-decide-${short}`);
  await ben.press(stockRow(ben.page, 'Wide tape').getByTestId('conflict-badge'));
  await dialogOf(ben).waitFor();
  await ann.button('Decide', dialogOf(ann));
  await dialogOf(ann).waitFor({ state: 'hidden' });
  await dialogOf(ben).getByTestId('conflict-settled').getByText('Ann').waitFor();
  assert.match(await ben.page.getByTestId('conflict-settled').innerText(), /2\.7/);
  await ben.close(dialogOf(ben));
  await ann.close(panelOf(ann));
  await Promise.all([ann, ben].map(({ page }) => page.getByTestId('conflict-badge').waitFor({ state: 'detached' })));
}

/** What one did oneself is taken back and brought back, for both. */
async function undo(ann, ben) {
  await change(ben, 'Wide tape', { Name: 'Grey tape' });
  await stockRow(ann.page, 'Grey tape').waitFor();
  await ben.undo();
  await stockRow(ann.page, 'Wide tape').waitFor();
  await ben.redo();
  await stockRow(ann.page, 'Grey tape').waitFor();
  await ann.menu(stockRow(ann.page, 'Grey tape').locator('[data-part=menu]'), 'Delete item');
  await ben.page.getByTestId('empty-stock').waitFor();
  await ann.answer('Grey tape deleted', 'Undo');
  await stockRow(ben.page, 'Grey tape').waitFor();
}

/** Ann goes with Ben, until she goes her own way; then to where he is. */
async function follow(ann, ben, short) {
  await ann.press(ann.page.getByTestId('people'));
  await ann.button('Follow Ben', panelOf(ann));
  await ben.view('Reserved');
  await ann.page.getByTestId('following').getByText('Following Ben').waitFor();
  await ann.page.getByRole('tab', { name: 'Reserved', selected: true }).waitFor();
  await look(ann.page, `together-following-${short}`);
  await ann.view('Stock');
  await ann.page.getByTestId('following').waitFor({ state: 'detached' });
  if (!(await panelOf(ann).isVisible())) await ann.press(ann.page.getByTestId('people'));
  await panelOf(ann).locator('[data-user=ben]').getByText(/Online · Reserved/).waitFor();
  await ann.button('Go there: Ben', panelOf(ann));
  await ann.page.getByRole('tab', { name: 'Reserved', selected: true }).waitFor();
  if (await panelOf(ann).isVisible()) await ann.close(panelOf(ann));
}

/** Ben may only look from now on, then he has to go. */
async function part(ann, ben, short) {
  await ben.view('Stock');
  await ann.button('Share');
  const sheet = ann.page.getByTestId('share-sheet');
  await ann.choose(sheet.getByLabel('Role of Ben'), 'Can view');
  await ben.page.getByTestId('view-only').waitFor();
  await ben.page.getByRole('button', { name: 'New item' }).waitFor({ state: 'detached' });
  await look(ben.page, `together-viewer-${short}`);
  await ann.button('Remove Ben', sheet);
  await ann.button('Remove', sheet);
  await ben.page.getByTestId('removed').waitFor();
  await look(ben.page, `together-removed-${short}`);
  await ann.close(sheet);
}

for (const hands of HANDS) {
  test(`${hands.by}: a list is made, shared, edited together and apart, decided, undone, talked about, and one has to go`, { timeout: 240_000 }, async () => {
    await withPeople(hands, ['Ann', 'Ben'], async (ann, ben) => {
      const { short } = hands;
      await make(ann);
      await invite(ann, ben, short);
      await editTogether(ann, ben);
      await workApart(ann, ben, short);
      await talk(ann, ben, short);
      await decide(ann, ben, short);
      await undo(ann, ben);
      const owner = await signIn(stack.url, 'ann');
      const { entities } = await owner.get(`/rooms/${new URL(ann.page.url()).pathname.split('/')[2]}/snapshot`);
      const { name, onHand, unit, unitCost, reorderPoint } = entities.find(({ type }) => type === 'stockItem').fields;
      assert.deepEqual({ name, onHand, unit, unitCost, reorderPoint }, { name: 'Grey tape', onHand: 7, unit: 'rolls', unitCost: 2.7, reorderPoint: 4 });
      assert.deepEqual(entities.filter(({ type }) => type === 'conflict'), []);
      await follow(ann, ben, short);
      await part(ann, ben, short);
    });
  });
}
