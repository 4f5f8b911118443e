// Every view of the workspaces with sample data, at phone and desktop width, light and dark, in both languages. Pictures go to e2e/shots.
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { look } from './support/look.mjs';
import { opened, workIs } from './support/packing.mjs';
import { startStack } from './support/stack.mjs';

const VIEWS = {
  'party-budget': ['overview', 'tasks', 'cooking', 'shopping'],
  orders: ['orders', 'customers', 'prices', 'stock'],
  inventory: ['stock', 'low', 'count', 'reservations'],
};
const SETTINGS = [
  { locale: 'en-US', colorScheme: 'light', width: 360 },
  { locale: 'th-TH', colorScheme: 'dark', width: 360 },
  { locale: 'th-TH', colorScheme: 'light', width: 768 },
  { locale: 'en-US', colorScheme: 'dark', width: 1280 },
];

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

/** By the home page, as a person does, in whatever language. */
async function makeRoom(page, kind) {
  await page.goto(stack.url);
  await page.locator('main button:has(svg.lucide-plus)').click();
  const sheet = page.getByTestId('create-room');
  await sheet.locator(`input[type=radio][value="${kind}"]`).check();
  await sheet.locator('input[type=text], input:not([type])').first().fill(`Room of ${kind}`);
  await sheet.locator('input[type=radio][value^=sample]').check();
  await sheet.locator('button[type=submit]').click();
  await opened(page);
  await workIs(page, 'saved');
}

for (const { locale, colorScheme, width } of SETTINGS) {
  test(`workspaces in ${locale}, ${colorScheme}, ${width} px`, { timeout: 180_000 }, async () => {
    const browser = await startBrowser({ viewport: { width, height: 800 }, colorScheme, locale, bypassCSP: true });
    try {
      const page = await browser.newPage();
      await page.goto(stack.url);
      await page.locator('input[autocomplete=name]').fill('Ann');
      await page.locator('button[type=submit]').click();
      await page.getByTestId('account').waitFor(); // who leaves earlier is not signed in
      for (const [kind, views] of Object.entries(VIEWS)) {
        await makeRoom(page, kind);
        const address = page.url().split('?')[0];
        for (const view of views) {
          await page.goto(`${address}?view=${view}`);
          await opened(page);
          await page.getByRole('tab', { selected: true }).first().waitFor();
          await page.getByRole('tabpanel').first().waitFor();
          await look(page, `${kind}-${view}-${locale.slice(0, 2)}-${colorScheme}-${width}`);
        }
      }
    } finally {
      await browser.close();
    }
  });
}
