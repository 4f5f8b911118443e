// Looking at a screen: a picture for people, and what axe finds against WCAG 2.2 AA.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SHOTS = path.resolve(import.meta.dirname, '../shots');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Takes a picture to e2e/shots, and holds what {@link clean} holds. */
export async function look(page, name) {
  await settled(page);
  await picture(page, name);
  await clean(page, name);
}

export async function picture(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
}

/** Holds that axe finds nothing and that nothing lies beside the screen. */
export async function clean(page, name) {
  await settled(page);
  assert.deepEqual(await violations(page), [], name);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name} is wider than the screen`);
}

/** The same in both themes. */
export async function cleanInBothThemes(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await clean(page, `${name}, ${colorScheme}`);
  }
}

/** What fades or slides in has done so: colours in between are nobody's. */
const settled = (page) => page.evaluate(() => Promise.all(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished.catch(() => undefined))).then(() => undefined));

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  return page.evaluate((tags) => window.axe.run(document, { runOnly: tags }).then(({ violations: found }) => found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)), TAGS);
}
