// Four people and a party, from the approval of the budget to the last purchase, one of them in a shop without a network; by keyboard alone, and by touch on phones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HANDS, withPeople } from './support/hands.mjs';
import { look, picture } from './support/look.mjs';
import { linkIs, opened, workIs } from './support/packing.mjs';
import { agreeOnParty, column, dish, ingredient, partIs, shoppingItem, task } from './support/party.mjs';
import { signIn, startStack } from './support/stack.mjs';

const crew = { Pim: { role: 'owner' }, Mali: { role: 'editor', crew: ['cook'] }, Nok: { role: 'editor', crew: ['logistics'] }, Ben: { role: 'editor' } };
const NAMES = Object.keys(crew);

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

const add = (who, label, line) => who.line(who.page.getByLabel(label, { exact: true }), line);
const open = (who, row) => who.press(row.locator('[data-part=open]').first());
const inbox = async (name) => (await (await signIn(stack.url, name.toLowerCase())).get('/notifications?limit=100')).notifications;
const told = async (name, room, event) => (await inbox(name)).filter((one) => one.room === room && one.event === event).length;

/** Everybody comes in and begins with their part of the party. */
async function comeIn(people, room) {
  await Promise.all(
    people.map(async (who, i) => {
      await who.page.goto(`${stack.url}/rooms/${room}`);
      await who.signIn(NAMES[i]);
      await opened(who.page);
    }),
  );
  const shown = await Promise.all(people.map(({ page }) => page.getByRole('tab', { selected: true }).innerText()));
  assert.deepEqual(shown.map((text) => text.trim()), ['Overview', 'Cooking', 'Shopping', 'Overview']);
}

/** The owner plans a budget, and tasks that wait for it and for each other. */
async function plan(pim, ben) {
  await add(pim, 'Add a budget', 'Food');
  await pim.view('Tasks');
  await add(pim, 'Add a task', 'Shop');
  await add(pim, 'Add a task', 'Cook');
  await open(pim, task(pim.page, 'Shop'));
  const sheet = pim.page.getByTestId('task-sheet');
  await pim.choose(sheet.getByLabel('For whom'), 'Logistics');
  await pim.choose(sheet.getByLabel('Budget', { exact: true }), 'Food');
  await pim.choose(sheet.getByLabel('Starts when the budget is'), 'Approved');
  await pim.close(sheet);
  await open(pim, task(pim.page, 'Cook'));
  await pim.choose(sheet.getByLabel('For whom'), 'Cook');
  await pim.choose(sheet.getByLabel('Wait for another task'), 'Shop');
  await sheet.getByTestId('depends-on').getByText('Shop').waitFor();
  await pim.close(sheet);
  await ben.view('Tasks');
  await task(column(ben.page, 'blocked'), 'Shop').getByText('Waits for: “Food” to be approved').waitFor();
  await task(column(ben.page, 'blocked'), 'Cook').getByText('Waits for: Shop').waitFor();
}

/** The cook says what a dish needs, and it is on the shopping list. */
async function cookSays(mali, nok) {
  await add(mali, 'Add a dish', 'Curry');
  await open(mali, dish(mali.page, 'Curry'));
  const sheet = mali.page.getByTestId('dish-sheet');
  await mali.choose(sheet.getByLabel('Budget'), 'Food');
  await mali.close(sheet);
  await add(mali, 'Add an ingredient to Curry', '2 kg chicken');
  await add(mali, 'Add an ingredient to Curry', '1 l coconut milk');
  await partIs(shoppingItem(nok.page, 'chicken'), 'open', '2 kg');
  await partIs(shoppingItem(nok.page, 'coconut milk'), 'open', '1 L');
}

/** The approval sets the shopping going for everybody. */
async function approve(pim, ben, room) {
  await pim.view('Overview');
  await pim.button('Propose');
  await pim.page.getByText('Then these can start: Shop').waitFor();
  await pim.button('Approve');
  await task(column(ben.page, 'todo'), 'Shop').waitFor();
  assert.equal(await told('Nok', room, 'budget-status-changed'), 1);
}

/** In the shop there is no network: what is bought waits, while the others change what is needed. */
async function shopOffline(nok, mali, ben, short) {
  await nok.context.setOffline(true);
  await linkIs(nok.page, 'offline');
  await nok.tick(shoppingItem(nok.page, 'chicken').locator('[data-part=tick]'));
  await shoppingItem(nok.page, 'chicken').getByText('Bought, not sent yet').waitFor();
  await workIs(nok.page, 'waiting');
  await picture(nok.page, `party-shop-offline-${short}`);

  await open(mali, ingredient(mali.page, 'chicken'));
  await mali.write(mali.page.getByTestId('ingredient-sheet').getByLabel('Quantity'), '3');
  await mali.close(mali.page.getByTestId('ingredient-sheet'));
  await ben.view('Cooking');
  await add(ben, 'Add an ingredient to Curry', '5 limes');
  await ingredient(mali.page, 'limes').waitFor();

  await nok.context.setOffline(false);
  await workIs(nok.page, 'saved');
  await shoppingItem(nok.page, 'chicken').getByText('1 kg more needed').waitFor();
  await partIs(shoppingItem(nok.page, 'limes'), 'open', '5');
  await ingredient(ben.page, 'chicken').and(ben.page.locator('[data-available=true]')).waitFor();
}

/** What is missing is bought, then several things at once; the cook is told once. */
async function buySeveral(nok, mali, room, short) {
  await nok.tick(shoppingItem(nok.page, 'chicken').locator('[data-part=tick]'));
  await partIs(shoppingItem(nok.page, 'chicken'), 'bought', '3 kg');
  await nok.button('Select');
  await nok.button('Select all');
  const [message, bar] = await Promise.all([nok.page.getByTestId('toast').last().boundingBox(), nok.page.getByTestId('buy-bar').boundingBox()]);
  assert.ok(message === null || message.y + message.height <= bar.y, 'no message lies over what is pressed next');
  await look(nok.page, `party-buy-several-${short}`);
  await nok.button('Mark 2 as bought');
  await partIs(shoppingItem(nok.page, 'limes'), 'bought', '5');
  await workIs(nok.page, 'saved');
  await dish(mali.page, 'Curry').getByText('Everything is there').waitFor();
  assert.equal(await told('Mali', room, 'bulk-shopping-purchase'), 1);
}

/** The last purchase tells logistics and the owner, and nobody else, that everything is bought. */
async function buyTheLast(ben, nok, room, short) {
  await ben.view('Shopping');
  await add(ben, 'Add something to buy', '2 bags ice');
  await open(ben, shoppingItem(ben.page, 'ice'));
  const sheet = ben.page.getByTestId('item-sheet');
  await ben.tick(sheet.getByRole('checkbox', { name: 'Food' }));
  await ben.close(sheet);
  await workIs(ben.page, 'saved');
  const before = await Promise.all(NAMES.map((name) => told(name, room, 'budget-complete')));
  await ben.tick(shoppingItem(ben.page, 'ice').locator('[data-part=tick]'));
  await nok.page.getByText('Everything is bought').waitFor();
  await workIs(ben.page, 'saved');
  await look(nok.page, `party-all-bought-${short}`);
  const after = await Promise.all(NAMES.map((name) => told(name, room, 'budget-complete')));
  assert.deepEqual(after.map((count, i) => count - before[i]), [1, 0, 1, 0], 'told are the owner and logistics');
}

/** One task done sets the next one going. */
async function cook(nok, mali, short) {
  await nok.view('Tasks');
  await nok.button('Start: Shop');
  await nok.button('Done: Shop');
  await mali.view('Tasks');
  await mali.button('Start: Cook');
  await look(mali.page, `party-tasks-${short}`);
  await mali.view('Cooking');
  await mali.button('Start cooking: Curry');
}

for (const hands of HANDS) {
  test(`${hands.by}: a party of four, from the budget's approval to the last purchase`, { timeout: 300_000 }, async () => {
    const owner = await signIn(stack.url, 'pim');
    const { id: room } = await owner.post('/rooms', { kind: 'party-budget', title: 'Lanterns in the garden' });
    for (const [name, member] of Object.entries(crew).slice(1)) await owner.put(`/rooms/${room}/members/${name.toLowerCase()}`, { name, ...member });
    await withPeople(hands, NAMES, async (pim, mali, nok, ben) => {
      const { short } = hands;
      const people = [pim, mali, nok, ben];
      await comeIn(people, room);
      await plan(pim, ben);
      await cookSays(mali, nok);
      await approve(pim, ben, room);
      await shopOffline(nok, mali, ben, short);
      await buySeveral(nok, mali, room, short);
      await buyTheLast(ben, nok, room, short);
      await cook(nok, mali, short);
      await Promise.all(people.map(({ page }) => workIs(page, 'saved')));
      const { tasks, dishes, items, budgets } = await agreeOnParty(people);
      assert.deepEqual(tasks, ['Cook in_progress', 'Shop done']);
      assert.deepEqual(dishes, ['Curry cooking']);
      assert.deepEqual(items, ['chicken bought 3 kg', 'coconut milk bought 1 L', 'ice bought 2 bags', 'limes bought 5']);
      assert.deepEqual(budgets, ['Food approved']);
      // A link to a thing opens it in its view, for who comes by a notice.
      await ben.view('Shopping');
      const id = await shoppingItem(ben.page, 'limes').getAttribute('data-row');
      await ben.page.goto(`${stack.url}/rooms/${room}?view=shopping&at=shoppingItem/${id}`);
      await ben.page.getByTestId('item-sheet').getByText('Curry').waitFor();
      await ben.close(ben.page.getByTestId('item-sheet'));
    });
  });
}
