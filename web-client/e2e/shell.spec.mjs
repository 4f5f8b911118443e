// The way in and around: rooms of every kind made by keyboard alone, the command palette, settings that stay, a theme without a flash, home without network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { add, item, opened, stored, workIs } from './support/packing.mjs';
import { signInAs } from './support/sign-in.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack, ann;

before(async () => {
  stack = await startStack();
  ann = await signIn(stack.url, 'ann');
});
after(() => stack?.stop());

async function home(options) {
  const browser = await startBrowser(options);
  const page = await browser.newPage();
  await page.goto(stack.url);
  await signInAs(page, 'Ann');
  await page.getByRole('heading', { name: 'Your rooms' }).waitFor();
  return { browser, page };
}

/** By the palette: what is found first is done. */
async function command(page, words) {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette').getByRole('combobox').waitFor();
  await page.keyboard.type(words);
  await page.getByTestId('palette').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

const focused = (page) => page.evaluate(() => document.activeElement.value ?? '');

test('rooms of every kind are made with something in them, by keyboard alone, and the server takes all of it', async () => {
  const { browser, page } = await home();
  try {
    for (const kind of ['packing-list', 'party-budget', 'orders', 'inventory']) {
      await command(page, 'new room');
      await page.getByTestId('create-room').waitFor();
      for (let steps = 0; (await focused(page)) !== kind; steps++) {
        assert.ok(steps < 9, `no ${kind} among the kinds`);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Tab');
      await page.keyboard.type(`My ${kind}`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      assert.match(await focused(page), /^(sample|template)/);
      await page.keyboard.press('Enter');
      await opened(page);
      assert.equal(await page.getByTestId('room-title').innerText(), `My ${kind}`);
      await workIs(page, 'saved');
      const { entities } = await ann.get(`/rooms/${new URL(page.url()).pathname.split('/')[2]}/snapshot`);
      assert.ok(entities.length > 3, `${kind} has ${entities.length} entities`);
      await command(page, 'to my rooms');
      await page.getByText(`My ${kind}`).waitFor();
    }
    assert.equal(await page.getByRole('region', { name: 'My rooms' }).getByTestId('room-card').first().innerText(), 'My inventory', 'the one used last is first');
  } finally {
    await browser.close();
  }
});

test('the palette finds what is in a room, its views, and another room', async () => {
  await ann.post('/rooms', { kind: 'packing-list', title: 'Winter', template: 'weekend' });
  const { id } = await ann.post('/rooms', { kind: 'packing-list', title: 'Summer' });
  const { browser, page } = await home();
  try {
    await page.goto(`${stack.url}/rooms/${id}`);
    await opened(page);
    await page.getByLabel('Add a first item').fill('ครีมกันแดด');
    await page.keyboard.press('Enter');
    await add(page, '2 towels');
    await item(page, 'towels').waitFor();
    await command(page, 'กันแดด');
    await page.getByTestId('item-sheet').waitFor();
    assert.match(page.url(), /at=item/);
    await page.keyboard.press('Escape');
    await page.getByTestId('item-sheet').waitFor({ state: 'hidden' });
    await command(page, 'traveler');
    await page.getByRole('tab', { name: 'Traveler', selected: true }).waitFor();
    await command(page, 'winter');
    await page.getByTestId('room-title').filter({ hasText: 'Winter' }).waitFor();
    await page.goBack();
    await page.getByTestId('room-title').filter({ hasText: 'Summer' }).waitFor();
  } finally {
    await browser.close();
  }
});

test('settings stay over a reload, and a chosen theme is there before anything is painted', async () => {
  const { browser, page } = await home({ colorScheme: 'light' });
  try {
    await command(page, 'settings');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.getByRole('radio', { name: /^Buddhist era/ }).check();
    const light = await page.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches);
    assert.ok(light, 'the system is light');
    // What every frame until the page is there would be painted on.
    await page.addInitScript(() => {
      window.canvases = [];
      const look = () => {
        if (document.body !== null) window.canvases.push(getComputedStyle(document.documentElement).colorScheme);
        if (window.canvases.length < 30) requestAnimationFrame(look);
      };
      look();
    });
    await page.reload();
    await page.getByTestId('settings').waitFor();
    assert.deepEqual(await page.evaluate(() => [...new Set(window.canvases)]), ['dark']);
    assert.ok(await page.getByRole('radio', { name: 'Dark' }).isChecked());
    assert.match(await page.getByRole('radio', { name: /^Buddhist era/ }).locator('xpath=ancestor::label').innerText(), /25\d\d/);
  } finally {
    await browser.close();
  }
});

test('without network home has the rooms of this device, and says what needs a connection', async () => {
  const { id } = await ann.post('/rooms', { kind: 'packing-list', title: 'On the train' });
  const { browser, page } = await home();
  try {
    await page.goto(`${stack.url}/rooms/${id}`);
    await opened(page);
    await workIs(page, 'saved');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await opened(page);
    await browser.context.setOffline(true);
    await page.goto(stack.url);
    await page.getByTestId('room-card').filter({ hasText: 'On the train' }).waitFor();
    await page.getByText('A new room needs a connection.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'New room' }).isDisabled());
    await page.getByTestId('room-card').filter({ hasText: 'On the train' }).click();
    await opened(page);
    await add(page, 'tickets');
    await item(page, 'tickets').waitFor();
    await stored(page, 1);
    await page.goto(`${stack.url}/settings`);
    await page.getByTestId('device-rooms').getByRole('listitem').filter({ hasText: 'On the train' }).filter({ hasText: '1 not sent' }).waitFor();
  } finally {
    await browser.close();
  }
});

test('with forced colours and reduced motion the focus and what is chosen are seen without backgrounds, and nothing moves', async () => {
  const { id } = await ann.post('/rooms', { kind: 'packing-list', title: 'High contrast', template: 'weekend' });
  const { browser, page } = await home({ forcedColors: 'active', reducedMotion: 'reduce' });
  try {
    await page.goto(`${stack.url}/rooms/${id}`);
    await opened(page);
    const look = (of) =>
      of.evaluate((element) => {
        const { backgroundColor, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        return { backgroundColor, outlineColor, outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
      });
    const chosen = await look(page.getByRole('tab', { selected: true }).first());
    const other = await look(page.getByRole('tab', { selected: false }).first());
    assert.notEqual(chosen.backgroundColor, other.backgroundColor, 'the chosen tab stands out');
    await page.getByRole('tab', { selected: true }).first().focus();
    await page.keyboard.press('Tab');
    const focused = await look(page.locator(':focus'));
    assert.ok(focused.outlined && focused.outlineColor !== other.backgroundColor, 'the focus is marked');
    const bar = page.getByRole('progressbar').first();
    assert.notEqual((await look(bar.locator('> *'))).backgroundColor, (await look(bar)).backgroundColor, 'how far it is can be seen');
    await item(page).first().getByRole('checkbox').check();
    assert.equal(await item(page).first().getByRole('checkbox').evaluate((box) => getComputedStyle(box).appearance), 'auto', 'ticks are those of the platform');
    await browser.context.setOffline(true);
    await page.getByTestId('share').click();
    await page.getByTestId('share-sheet').waitFor();
    const moving = () => document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().activeDuration) > 1).map(({ effect }) => effect?.target?.outerHTML.slice(0, 120));
    assert.deepEqual(await page.evaluate(moving), []);
  } finally {
    await browser.close();
  }
});
