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
  await fits(page, name);
}

/** Holds that nobody has to push the page sideways. */
export async function fits(page, name) {
  await settled(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name} is wider than the screen`);
}

/** As wide as people may set it (WCAG 1.4.12). */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Holds that it fits with text that is set wider. The page has to take a style from here. */
export async function fitsSpaced(page, name) {
  const style = await page.addStyleTag({ content: SPACED });
  try {
    await fits(page, `${name}, with its text set wide,`);
  } finally {
    await style.evaluate((element) => element.remove());
  }
}

/** The same in both themes. */
export async function cleanInBothThemes(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await clean(page, `${name}, ${colorScheme}`);
  }
}

/** What fades or slides in has done so, and what depends on the width knows it: colours and places in between are nobody's. */
export const settled = (page) =>
  page.evaluate(async () => {
    const moving = () => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.all(moving().map(({ finished }) => finished.catch(() => undefined)));
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    } while (moving().length > 0);
  });

async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  return page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(({ violations: found }) => found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)), TAGS);
}
