// Takes pictures of every screen of the app, at three widths, light and dark, in English and Thai, and puts them on contact sheets.
// Run after ./tandem has built: npm run shots [-- FOLDER], by default e2e/shots. Look at FOLDER/index.html, or at the sheet-*.jpg.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../e2e/support/browser.mjs';
import { settled } from '../e2e/support/look.mjs';
import { screens } from '../e2e/support/screens.mjs';
import { startStack } from '../e2e/support/stack.mjs';

const FOLDER = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../e2e/shots'));
const LOCALES = { en: 'en-US', th: 'th-TH' };
const SIZES = [{ width: 360, height: 760 }, { width: 768, height: 1024 }, { width: 1280, height: 800 }];
const THEMES = ['light', 'dark'];
const DESKTOP = SIZES.at(-1);

async function shoot(url, language) {
  const browser = await startBrowser({ viewport: DESKTOP, colorScheme: 'light', locale: LOCALES[language] });
  const names = [];
  try {
    const page = await browser.newPage();
    for await (const name of screens(page, url, language)) {
      names.push(name);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          await settled(page);
          await page.screenshot({ path: path.join(FOLDER, fileOf(name, language, colorScheme, size.width)) });
        }
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(DESKTOP);
      await settled(page);
    }
  } finally {
    await browser.close();
  }
  return names;
}

const fileOf = (name, language, theme, width) => `${name}-${language}-${theme}-${width}.png`;

const STYLE = `body{font:14px system-ui,sans-serif;margin:16px;background:#d9dfdc;color:#17211f}
h1{font-size:20px}section{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}figure{margin:0}figcaption{padding:2px 0;font-weight:600}
img{display:block;border-radius:6px;box-shadow:0 2px 10px #0003}`;

const SHEET_WIDTH = { 360: 180, 768: 300, 1280: 420 };

/** A picture of a screen of this width, smaller. */
function image(file, width, shown) {
  const { height } = SIZES.find((size) => size.width === width);
  return `<img alt="" width="${shown}" height="${Math.round((height * shown) / width)}" src="${file}">`;
}

/** One page: all screens as they look in one way. */
function sheet(names, language, theme, { width }) {
  const figures = names.map((name) => {
    const file = fileOf(name, language, theme, width);
    return `<figure><figcaption>${name}</figcaption><a href="${file}">${image(file, width, SHEET_WIDTH[width])}</a></figure>`;
  });
  return `<h1>${names.length} screens, ${language}, ${theme}, ${width} px</h1><section>${figures.join('')}</section>`;
}

const page = (body) => `<!doctype html><meta charset="utf-8"><title>Tandem: contact sheet</title><style>${STYLE}</style>${body}`;

async function contactSheets(names) {
  const ways = Object.keys(LOCALES).flatMap((language) => THEMES.flatMap((theme) => SIZES.map((size) => ({ language, theme, size }))));
  const parts = ways.map(({ language, theme, size }) => ({ file: `sheet-${language}-${theme}-${size.width}`, body: sheet(names, language, theme, size) }));
  writeFileSync(path.join(FOLDER, 'index.html'), page(parts.map(({ body }) => body).join('')));
  const browser = await startBrowser({ viewport: { width: 1920, height: 1200 } });
  try {
    const shown = await browser.newPage();
    for (const { file, body } of parts) {
      const html = path.join(FOLDER, `${file}.html`);
      writeFileSync(html, page(body));
      await shown.goto(`file://${html}`);
      await shown.locator('body').screenshot({ path: path.join(FOLDER, `${file}.jpg`), type: 'jpeg', quality: 80 });
      rmSync(html);
    }
  } finally {
    await browser.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
for (const old of readdirSync(FOLDER)) if (/\.(png|jpg|html)$/.test(old)) rmSync(path.join(FOLDER, old));
const stack = await startStack();
try {
  const [names] = await Promise.all(Object.keys(LOCALES).map((language) => shoot(stack.url, language)));
  await contactSheets(names);
  console.log(`${names.length} screens in ${Object.keys(LOCALES).length * THEMES.length * SIZES.length} ways: ${path.join(FOLDER, 'index.html')}`);
} finally {
  await stack.stop();
}
