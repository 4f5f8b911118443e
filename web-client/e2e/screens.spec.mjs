// Every screen in both languages, in both themes, at phone and desktop width: no violation of WCAG 2.2 AA that axe can see, and nothing wider than the screen, down to 320 px, nor with text set wide.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { clean, fits, fitsSpaced } from './support/look.mjs';
import { screens } from './support/screens.mjs';
import { startStack } from './support/stack.mjs';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 760 };
const LOCALES = { en: 'en-US', th: 'th-TH' };

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

async function look(page, name) {
  try {
    await lookAt(page, name);
  } finally {
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: 'light' });
  }
}

/** Both themes and both ends of the widths in two looks, since these are what costs; what is between them has to fit. */
async function lookAt(page, name) {
  const at = async (size, colorScheme) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    return `${name}, ${colorScheme}, ${size.width} px`;
  };
  await clean(page, await at(DESKTOP, 'light'));
  await clean(page, await at(PHONE, 'dark'));
  await fitsSpaced(page, `${name}, ${PHONE.width} px`);
  await fits(page, await at({ width: 320, height: 760 }, 'light'));
  await fits(page, await at({ width: 768, height: 1024 }, 'light'));
}

describe('the screens', { concurrency: 2 }, () => {
  for (const [language, locale] of Object.entries(LOCALES)) {
    test(`all in ${language}`, { timeout: 1_800_000 }, async () => {
      const browser = await startBrowser({ viewport: DESKTOP, colorScheme: 'light', locale, bypassCSP: true });
      try {
        const page = await browser.newPage();
        const faults = [];
        for await (const name of screens(page, stack.url, language)) await look(page, `${name} in ${language}`).catch(({ message }) => faults.push(message));
        assert.deepEqual(faults, []); // all of them, since the walk is long
      } finally {
        await browser.close();
      }
    });
  }
});
