// Draws the pictures of docs/FIRST-TIME.md: a phone, three errands, a picture for each tap. Run after ./tandem has built: npm run pictures
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../e2e/support/browser.mjs';
import { settled } from '../e2e/support/look.mjs';
import { linkIs, opened, workIs } from '../e2e/support/packing.mjs';
import { startStack } from '../e2e/support/stack.mjs';
import { comeIn, fillWorld, people } from '../e2e/support/world.mjs';

const FOLDER = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../docs/images'));
const PHONE = { width: 360, height: 700 };
const SHOWN = { width: 234, height: 455 };

/** What the others did meanwhile has been read. */
const read = (page) => page.getByTestId('toast').getByRole('button', { name: 'Close message' }).click();

async function share(page, look) {
  await page.getByText('A week at the sea').click();
  await opened(page);
  await page.getByTestId('item').first().waitFor();
  await read(page);
  await look();
  await page.getByTestId('share').click();
  await page.getByTestId('pending').first().waitFor();
  await look();
  await page.getByRole('tab', { name: 'By link' }).click();
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.getByTestId('invitation-link').waitFor();
  await look();
  await page.keyboard.press('Escape');
  await page.getByTestId('share-sheet').waitFor({ state: 'hidden' });
}

async function unsent(page, look) {
  await page.context().setOffline(true);
  await linkIs(page, 'offline');
  await page.getByTestId('item').nth(1).locator('[data-part=tick]').click();
  await workIs(page, 'waiting');
  await page.getByTestId('banner').waitFor();
  await look();
  await page.getByTestId('work-state').first().click();
  await page.getByTestId('outbox').waitFor();
  await look();
  await page.keyboard.press('Escape');
  await page.context().setOffline(false);
  await workIs(page, 'saved');
  await linkIs(page, 'online');
  await look();
}

async function decide(page, look) {
  await page.getByRole('link', { name: 'To my rooms' }).click();
  await page.getByText('Main store by the river').click();
  await opened(page);
  await page.getByTestId('conflicts-button').waitFor();
  await page.getByTestId('stock-item').first().waitFor();
  await read(page);
  await look();
  await page.getByTestId('conflicts-button').click();
  await page.getByTestId('conflict').waitFor();
  await look();
  await page.getByTestId('conflict').getByRole('button').click();
  const dialog = page.getByTestId('conflict-dialog');
  await dialog.waitFor();
  await look();
  await dialog.getByRole('radio').nth(1).check();
  await look();
  await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await look();
}

/** One picture of all that an errand looked like. */
async function strip(browser, name, shots) {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1300, height: 500 });
  const images = shots.map((shot) => `<img style="display:block;border-radius:10px" width="${SHOWN.width}" height="${SHOWN.height}" src="data:image/png;base64,${shot.toString('base64')}">`);
  await page.setContent(`<body style="margin:0;padding:10px;display:inline-flex;gap:10px;background:#d9dfdc">${images.join('')}</body>`);
  await page.locator('body').screenshot({ path: path.join(FOLDER, `first-time-${name}.jpg`), type: 'jpeg', quality: 62 });
  await page.close();
}

mkdirSync(FOLDER, { recursive: true });
const stack = await startStack();
const browser = await startBrowser({ viewport: PHONE, locale: 'en-US' });
try {
  const page = await browser.newPage();
  const world = await people(stack.url, 'en');
  await comeIn(page, stack.url, world);
  await fillWorld(page, world);
  await page.goto(stack.url);
  for (const [name, errand] of Object.entries({ share, unsent, decide })) {
    const shots = [];
    await errand(page, async () => {
      await settled(page);
      shots.push(await page.screenshot());
    });
    await strip(browser, name, shots);
  }
} finally {
  await browser.close();
  await stack.stop();
}
