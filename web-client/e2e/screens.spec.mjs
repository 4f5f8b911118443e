// Every screen at phone and desktop width, light and dark, in both languages: no violation of WCAG 2.2 AA that axe can see. Pictures go to e2e/shots.
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { look as lookAt } from './support/look.mjs';
import { item, opened } from './support/packing.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack, owner, room;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
  ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' }));
  await owner.post(`/rooms/${room}/invitations`, { role: 'viewer', email: 'a.friend.with.a.long.name@example.com', message: 'Come along' });
  await fill();
});
after(() => stack?.stop());

function create(type, id, fields) {
  return { op: 'create', type, id, fields };
}

async function fill() {
  const { epoch } = await owner.get(`/rooms/${room}`);
  await owner.post(`/rooms/${room}/clients`, { client: 'filler' });
  await owner.post(`/rooms/${room}/updates`, {
    client: 'filler',
    epoch,
    mutations: [
      { n: 1, base: 1, ops: [create('category', 'clothes', { name: 'Clothes', position: 'a0' }), create('bag', 'blue', { name: 'Blue bag', weightLimit: 800, position: 'a0' }), create('traveler', 'mia', { name: 'Mia', position: 'a0' })] },
      { n: 2, base: 1, ops: [create('item', 'socks', { name: 'Warm socks', quantity: 4, weight: 60, categoryId: 'clothes', bagId: 'blue', position: 'a0' }), create('item', 'jacket', { name: 'Rain jacket', essential: true, weight: 700, notes: 'the red one', categoryId: 'clothes', bagId: 'blue', travelerId: 'mia', position: 'a1' })] },
      { n: 3, base: 1, ops: [create('item', 'tickets', { name: 'Train tickets', packed: true, position: 'a2' })] },
    ],
  });
}

const LANGUAGES = [{ language: 'en', locale: 'en-US' }, { language: 'th', locale: 'th-TH' }];
for (const { language, locale } of LANGUAGES) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`screens in ${language}, ${colorScheme}, ${width} px`, async () => {
        const browser = await startBrowser({ viewport: { width, height: 800 }, colorScheme, locale, bypassCSP: true });
        try {
          const page = await browser.newPage();
          const look = (name) => lookAt(page, `${name}-${language}-${colorScheme}-${width}`);
          await owner.put(`/rooms/${room}/members/ann`, { role: 'owner', name: 'Ann' });
          await page.goto(`${stack.url}/rooms/${room}`);
          await page.locator('input').first().waitFor();
          await look('sign-in');
          await page.locator('input[autocomplete=name]').fill('Ann');
          await page.locator('button[type=submit]').click();
          await opened(page);
          await item(page, 'Warm socks').waitFor();
          await look('list');
          await item(page, 'Rain jacket').locator('[data-part=open]').click();
          await page.getByRole('dialog').waitFor();
          await look('item');
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'hidden' });
          await page.locator('[data-testid=work-state]').first().click();
          await page.getByRole('dialog').waitFor();
          await look('status');
          await page.keyboard.press('Escape');
          await page.locator('header').getByRole('button').filter({ has: page.locator('svg.lucide-user-plus') }).click();
          const sheet = page.getByTestId('share-sheet');
          await sheet.getByTestId('pending').first().waitFor();
          await look('share');
          await sheet.getByRole('tab').nth(1).click();
          await sheet.locator('summary').click();
          await sheet.locator('form').first().locator('button[type=submit]').click();
          await sheet.getByTestId('invitation-link').waitFor();
          await look('share-link');
          const link = await sheet.getByTestId('invitation-link').innerText();
          await page.keyboard.press('Escape');
          await page.goto(link);
          await page.getByTestId('invitation').waitFor();
          await look('invitation');
          await page.goto(`${stack.url}/invite#inv_${room}.${'x'.repeat(43)}`);
          await page.getByTestId('invitation-problem').waitFor();
          await look('invitation-problem');
          await page.goto(`${stack.url}/rooms/${room}`);
          await opened(page);
          await page.locator('[data-testid=work-state][data-state=saved]').first().waitFor();
          await owner.delete(`/rooms/${room}/members/ann`);
          await page.getByTestId('removed').waitFor();
          await look('removed');
          await owner.put(`/rooms/${room}/members/ann`, { role: 'owner', name: 'Ann' });
          await page.goto(stack.url);
          await page.getByTestId('room-card').first().waitFor();
          await look('home');
          await page.locator('main button:has(svg.lucide-plus)').click();
          await page.getByTestId('create-room').locator('fieldset').nth(1).waitFor();
          await look('create');
          await page.keyboard.press('Escape');
          await page.locator('main button:has(svg.lucide-file-up)').click();
          await page.getByTestId('import-room').waitFor();
          await look('import');
          await page.keyboard.press('Escape');
          await page.getByTestId('import-room').waitFor({ state: 'hidden' });
          await page.getByTestId('palette-button').click();
          await page.getByRole('option').first().waitFor();
          await look('palette');
          await page.keyboard.press('Escape');
          await page.getByTestId('palette').waitFor({ state: 'hidden' });
          await page.keyboard.press('?');
          await page.getByTestId('shortcuts').waitFor();
          await look('shortcuts');
          await page.goto(`${stack.url}/settings`);
          await page.getByTestId('settings').waitFor();
          await look('settings');
        } finally {
          await browser.close();
        }
      });
    }
  }
}
