// What people do together: one invites, the other is received, they talk, find and follow each other; by keyboard alone, and by touch on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { look as lookAt } from './support/look.mjs';
import { add, enter, item, opened } from './support/packing.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

const look = (page, name) => lookAt(page, `together-${name}`);

/** Presses a button as who has no pointer does. */
async function press(within, name) {
  await within.getByRole('button', { name, exact: true }).press('Enter');
}

/** Ben opens the link of an invitation, signs in where he is asked to, and accepts. */
async function accept(page, link) {
  await page.goto(link);
  await page.getByTestId('invitation').waitFor();
  await page.getByRole('button', { name: 'Sign in to accept' }).click();
  await page.getByLabel('Your name').fill('Ben');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await opened(page);
}

test('by keyboard: invite, receive, mention, notify, go to the thing, resolve, follow, change the role, remove', async () => {
  const owner = await signIn(stack.url, 'ann');
  const { id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea' });
  const [ann, ben] = await Promise.all([startBrowser({ bypassCSP: true }), startBrowser({ bypassCSP: true })]);
  try {
    const [anns, bens] = [await ann.newPage(), await ben.newPage()];
    await enter(anns, stack.url, room, 'Ann');
    await add(anns, 'Tent');
    await item(anns, 'Tent').waitFor();

    // Ann invites without a pointer.
    await press(anns, 'Share');
    const sheet = anns.getByTestId('share-sheet');
    await sheet.getByRole('tab', { name: 'By e-mail' }).focus();
    await anns.keyboard.press('ArrowRight');
    await press(sheet, 'Create link');
    const link = await sheet.getByTestId('invitation-link').innerText();
    await anns.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });

    // Ben accepts and is received in four steps, none of which needs a pointer.
    await accept(bens, link);
    const welcome = bens.getByTestId('welcome');
    await welcome.getByRole('heading', { name: /invited you to “A week at the sea”/ }).waitFor();
    await look(bens, 'welcome-1');
    for (const step of [2, 3, 4]) {
      await press(welcome, 'Next');
      await welcome.locator(`[data-step="${step}"]`).waitFor();
      await look(bens, `welcome-${step}`);
    }
    await press(welcome, 'Start');
    await welcome.waitFor({ state: 'hidden' });
    await bens.reload();
    await opened(bens);
    await item(bens, 'Tent').waitFor();
    assert.equal(await welcome.count(), 0, 'nobody is received twice');

    // Ann comments on the tent and mentions Ben, choosing him with the keys.
    await item(anns, 'Tent').locator('[data-part=open]').focus();
    await anns.keyboard.press('Enter');
    await press(anns.getByTestId('item-sheet'), 'Comment');
    const annsPanel = anns.getByTestId('panel');
    await annsPanel.getByLabel('New comment').focus();
    await anns.keyboard.type('Who carries it, @be');
    await annsPanel.getByRole('option', { name: 'Ben' }).waitFor();
    await look(anns, 'mention');
    await anns.keyboard.press('Enter');
    await anns.keyboard.type('?');
    await anns.keyboard.press('Control+Enter');
    await annsPanel.getByTestId('mention').getByText('@Ben').waitFor();

    // Ben is told while he is elsewhere, finds it in his inbox, and goes there.
    await bens.getByTestId('toast').getByText(/mentioned you: Who carries it/).waitFor();
    await bens.locator('[data-testid=bell][data-unread="1"]').focus();
    await bens.keyboard.press('Enter');
    const inbox = bens.getByTestId('inbox');
    await inbox.getByTestId('notification').waitFor();
    await look(bens, 'inbox');
    await inbox.getByRole('link', { name: /mentioned you/ }).focus();
    await bens.keyboard.press('Enter');
    const panel = bens.getByTestId('panel');
    await panel.getByTestId('mention').getByText('@Ben').waitFor();
    await bens.locator('[data-testid=bell][data-unread="0"]').waitFor();
    await look(bens, 'comments');

    // He answers and resolves it; Ann sees both.
    await panel.getByLabel('Reply').focus();
    await bens.keyboard.type('I do.');
    await bens.keyboard.press('Control+Enter');
    await annsPanel.getByTestId('comment').getByText('I do.').waitFor();
    await press(panel, 'Resolve');
    await annsPanel.getByRole('button', { name: 'Resolved (1)' }).waitFor();
    await anns.keyboard.press('Escape');
    await anns.keyboard.press('Escape');
    await anns.getByTestId('item-sheet').waitFor({ state: 'hidden' });

    // Ann follows Ben, until she goes her own way.
    await anns.getByTestId('people').focus();
    await anns.keyboard.press('Enter');
    const people = anns.getByTestId('panel');
    await press(people, 'Follow Ben');
    await bens.getByRole('tab', { name: 'Category' }).focus();
    await bens.keyboard.press('ArrowRight');
    await anns.getByTestId('following').getByText('Following Ben').waitFor();
    await anns.getByRole('tab', { name: 'Bag', selected: true }).waitFor();
    await people.locator('[data-user=ben]').getByText(/Online · Bag/).waitFor();
    await look(anns, 'people');
    await anns.getByRole('tab', { name: 'Bag' }).focus();
    await anns.keyboard.press('ArrowRight');
    await anns.getByTestId('following').waitFor({ state: 'detached' });

    // The role changes, then Ben has to go.
    await press(anns, 'Share');
    await sheet.getByLabel('Role of Ben').selectOption('viewer');
    await bens.getByTestId('view-only').waitFor();
    await panel.getByText('You can only view here, so you can read comments but not write any.').waitFor();
    await press(sheet, 'Remove Ben');
    await press(sheet, 'Remove');
    await bens.getByTestId('removed').waitFor();
    await look(bens, 'removed');
  } finally {
    await Promise.all([ann.close(), ben.close()]);
  }
});

test('by touch on a phone: a comment with a mention, offline, arrives later; the notification leads to it', async () => {
  const owner = await signIn(stack.url, 'ann');
  const { id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'Mountains' });
  await owner.put(`/rooms/${room}/members/ben`, { role: 'editor', name: 'Ben' });
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, bypassCSP: true };
  const [ann, ben] = await Promise.all([startBrowser(phone), startBrowser(phone)]);
  try {
    const [anns, bens] = [await ann.newPage(), await ben.newPage()];
    await enter(anns, stack.url, room, 'Ann');
    await add(anns, 'Rope');
    await enter(bens, stack.url, room, 'Ben');
    await item(bens, 'Rope').waitFor();
    // On a first visit, too, everything works without a network as soon as the service worker has it.
    await anns.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ?? new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken))).then(() => undefined));
    await ann.context.setOffline(true);
    await item(anns, 'Rope').locator('[data-part=open]').tap();
    await anns.getByTestId('item-sheet').getByTestId('comments-button').tap();
    const panel = anns.getByTestId('panel');
    await panel.getByLabel('New comment').tap();
    await anns.keyboard.type('Is it long enough, @');
    await panel.getByRole('option', { name: 'Ben' }).tap();
    await panel.getByRole('button', { name: 'Send' }).first().tap();
    await panel.locator('[data-testid=comment][data-pending=true]').getByText('Not sent yet').waitFor();
    await look(anns, 'phone-pending');
    await ann.context.setOffline(false);
    await panel.locator('[data-testid=comment][data-pending=false]').waitFor();

    await bens.getByTestId('toast').getByRole('button', { name: 'Show' }).tap();
    const talk = bens.getByTestId('panel');
    await talk.getByTestId('mention').getByText('@Ben').waitFor();
    await look(bens, 'phone-comments');
    await talk.getByLabel('Reply').tap();
    await bens.keyboard.type('Long enough.');
    await talk.getByRole('button', { name: 'Send' }).first().tap();
    await panel.getByText('Long enough.').waitFor();
    await talk.getByRole('button', { name: 'Close', exact: true }).tap();
    await bens.getByTestId('people').tap();
    await talk.getByRole('button', { name: 'Go there: Ann' }).tap();
    await bens.getByTestId('item-sheet').getByText('Rope').first().waitFor();
    await bens.getByTestId('item-sheet').getByRole('button', { name: 'Done' }).tap();
    await bens.getByTestId('people').tap();
    await look(bens, 'phone-people');
    for (const page of [anns, bens]) assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing scrolls sideways');
  } finally {
    await Promise.all([ann.close(), ben.close()]);
  }
});
