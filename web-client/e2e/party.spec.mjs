// Four people and a party: from the approval of the budget to the last purchase, one of them in a shop without a network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { enter, linkIs, opened, workIs } from './support/packing.mjs';
import { addLine, agreeOnParty, column, dish, ingredient, partIs, shoppingItem, task, view } from './support/party.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack } from './support/stack.mjs';

const crew = { Pim: { role: 'owner' }, Mali: { role: 'editor', crew: ['cook'] }, Nok: { role: 'editor', crew: ['logistics'] }, Ben: { role: 'editor' } };
let stack, proxy, owner, room;
const people = {};

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'pim');
  ({ id: room } = await owner.post('/rooms', { kind: 'party-budget', title: 'Lanterns in the garden' }));
  for (const [name, member] of Object.entries(crew).slice(1)) await owner.put(`/rooms/${room}/members/${name.toLowerCase()}`, { name, ...member });
  proxy = await startProxy(stack.port);
  await Promise.all(
    Object.keys(crew).map(async (name) => {
      const shop = name === 'Nok';
      const browser = await startBrowser(shop ? { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } : {});
      people[name] = { browser, page: await browser.newPage() };
      await enter(people[name].page, shop ? `http://localhost:${proxy.port}` : stack.url, room, name);
    }),
  );
});
after(async () => {
  await Promise.all(Object.values(people).map(({ browser }) => browser.close()));
  await proxy?.close();
  await stack?.stop();
});

const page = (name) => people[name].page;
const inbox = async (name) => (await (await signIn(stack.url, name.toLowerCase())).get('/notifications?limit=100')).notifications.map(({ event }) => event);

test('everybody begins with their part of the party', async () => {
  const shown = await Promise.all(Object.keys(crew).map((name) => page(name).getByRole('tab', { selected: true }).innerText()));
  assert.deepEqual(shown.map((text) => text.trim()), ['Overview', 'Cooking', 'Shopping', 'Overview']);
});

test('the owner plans: a budget, and tasks that wait for it and for each other', async () => {
  const pim = page('Pim');
  await addLine(pim, 'Add a budget', 'Food');
  await view(pim, 'Tasks');
  await addLine(pim, 'Add a task', 'Shop');
  await addLine(pim, 'Add a task', 'Cook');
  await task(pim, 'Shop').locator('[data-part=open]').click();
  const sheet = pim.getByTestId('task-sheet');
  await sheet.getByLabel('For whom').selectOption('logistics');
  await sheet.getByLabel('Budget', { exact: true }).selectOption({ label: 'Food' });
  await sheet.getByLabel('Starts when the budget is').selectOption('approved');
  await sheet.getByRole('button', { name: 'Done' }).click();
  await task(pim, 'Cook').locator('[data-part=open]').click();
  await sheet.getByLabel('For whom').selectOption('cook');
  await sheet.getByLabel('Wait for another task').selectOption({ label: 'Shop' });
  await sheet.getByRole('button', { name: 'Done' }).click();
  await view(page('Ben'), 'Tasks');
  await task(column(page('Ben'), 'blocked'), 'Shop').getByText('Waits for: “Food” to be approved').waitFor();
  await task(column(page('Ben'), 'blocked'), 'Cook').getByText('Waits for: Shop').waitFor();
});

test('the cook says what a dish needs, and it is on the shopping list', async () => {
  const [mali, nok] = [page('Mali'), page('Nok')];
  await addLine(mali, 'Add a dish', 'Curry');
  await dish(mali, 'Curry').locator('[data-part=open]').first().click();
  await mali.getByTestId('dish-sheet').getByLabel('Budget').selectOption({ label: 'Food' });
  await mali.getByTestId('dish-sheet').getByRole('button', { name: 'Done' }).click();
  await addLine(mali, 'Add an ingredient to Curry', '2 kg chicken');
  await addLine(mali, 'Add an ingredient to Curry', '1 l coconut milk');
  await partIs(shoppingItem(nok, 'chicken'), 'open', '2 kg');
  await partIs(shoppingItem(nok, 'coconut milk'), 'open', '1 L');
});

test('the approval sets the shopping going for everybody', async () => {
  const pim = page('Pim');
  await view(pim, 'Overview');
  await pim.getByRole('button', { name: 'Propose' }).click();
  await pim.getByText('Then these can start: Shop').waitFor();
  await pim.getByRole('button', { name: 'Approve', exact: true }).click();
  await task(column(page('Ben'), 'todo'), 'Shop').waitFor();
  assert.ok((await inbox('Nok')).includes('budget-status-changed'));
});

test('in the shop there is no network: what is bought waits, while the others change what is needed', async () => {
  const [nok, mali, ben] = [page('Nok'), page('Mali'), page('Ben')];
  await people.Nok.browser.context.setOffline(true);
  proxy.mode = 'refuse';
  proxy.cut();
  await linkIs(nok, 'offline');
  await shoppingItem(nok, 'chicken').locator('[data-part=tick]').tap();
  await shoppingItem(nok, 'chicken').getByText('Bought, not sent yet').waitFor();
  await workIs(nok, 'waiting');

  await ingredient(mali, 'chicken').locator('[data-part=open]').click();
  await mali.getByTestId('ingredient-sheet').getByLabel('Quantity').fill('3');
  await mali.getByTestId('ingredient-sheet').getByRole('button', { name: 'Done' }).click();
  await view(ben, 'Cooking');
  await addLine(ben, 'Add an ingredient to Curry', '5 limes');
  await ingredient(mali, 'limes').waitFor();

  proxy.mode = 'pass';
  await people.Nok.browser.context.setOffline(false);
  await workIs(nok, 'saved');
  await shoppingItem(nok, 'chicken').getByText('1 kg more needed').waitFor();
  await partIs(shoppingItem(nok, 'limes'), 'open', '5');
  await ingredient(ben, 'chicken').and(ben.locator('[data-available=true]')).waitFor();
});

test('several are bought at once by touch, and the cook is told once', async () => {
  const [nok, mali] = [page('Nok'), page('Mali')];
  await shoppingItem(nok, 'chicken').locator('[data-part=tick]').tap();
  await partIs(shoppingItem(nok, 'chicken'), 'bought', '3 kg');
  await nok.getByRole('button', { name: 'Select', exact: true }).tap();
  await nok.getByRole('button', { name: 'Select all' }).tap();
  const [message, bar] = await Promise.all([nok.getByTestId('toast').last().boundingBox(), nok.getByTestId('buy-bar').boundingBox()]);
  assert.ok(message === null || message.y + message.height <= bar.y, 'no message lies over what is tapped next');
  await nok.getByRole('button', { name: 'Mark 2 as bought' }).tap();
  await partIs(shoppingItem(nok, 'limes'), 'bought', '5');
  await workIs(nok, 'saved');
  await dish(mali, 'Curry').getByText('Everything is there').waitFor();
  assert.equal((await inbox('Mali')).filter((event) => event === 'bulk-shopping-purchase').length, 1);
});

test('the last purchase tells logistics and the owner that everything is bought', async () => {
  const ben = page('Ben');
  await view(ben, 'Shopping');
  await addLine(ben, 'Add something to buy', '2 bags ice');
  await shoppingItem(ben, 'ice').locator('[data-part=open]').click();
  await ben.getByTestId('item-sheet').getByRole('checkbox', { name: 'Food' }).check();
  await ben.getByTestId('item-sheet').getByRole('button', { name: 'Done' }).click();
  await workIs(ben, 'saved');
  const before = await Promise.all(['Pim', 'Nok'].map(inbox));
  await shoppingItem(ben, 'ice').locator('[data-part=tick]').click();
  await page('Nok').getByText('Everything is bought').waitFor();
  await workIs(ben, 'saved');
  for (const [index, name] of ['Pim', 'Nok'].entries()) {
    const told = (events) => events.filter((event) => event === 'budget-complete').length;
    assert.equal(told(await inbox(name)) - told(before[index] ?? []), 1, `${name} is told`);
  }
  assert.ok(!(await inbox('Mali')).includes('budget-complete'), 'who has no part in it is not told');
});

test('one task done sets the next one going, and everybody sees the same party', async () => {
  const [nok, mali] = [page('Nok'), page('Mali')];
  await view(nok, 'Tasks');
  await nok.getByRole('button', { name: 'Start: Shop' }).tap();
  await nok.getByRole('button', { name: 'Done: Shop' }).tap();
  await view(mali, 'Tasks');
  await mali.getByRole('button', { name: 'Start: Cook' }).click();
  await view(mali, 'Cooking');
  await mali.getByRole('button', { name: 'Start cooking: Curry' }).click();
  await Promise.all(Object.keys(crew).map((name) => workIs(page(name), 'saved')));
  const party = await agreeOnParty(Object.values(people).map(({ page }) => page));
  assert.deepEqual(party.tasks, ['Cook in_progress', 'Shop done']);
  assert.deepEqual(party.dishes, ['Curry cooking']);
  assert.deepEqual(party.items, ['chicken bought 3 kg', 'coconut milk bought 1 L', 'ice bought 2 bags', 'limes bought 5']);
  assert.deepEqual(party.budgets, ['Food approved']);
});

test('a link to a thing opens it in its view, for who came by a notice', async () => {
  const ben = page('Ben');
  await view(ben, 'Shopping');
  const id = await shoppingItem(ben, 'limes').getAttribute('data-row');
  await ben.goto(`${stack.url}/rooms/${room}?view=shopping&at=shoppingItem/${id}`);
  await opened(ben);
  await ben.getByTestId('item-sheet').getByText('Curry').waitFor();
  await ben.keyboard.press('Escape');
  await ben.getByTestId('item-sheet').waitFor({ state: 'hidden' });
});
