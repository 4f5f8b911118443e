// How long a big room takes to catch up, in a real browser. The numbers are printed beside their targets; what is asserted is that it is right.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { startBrowser } from './support/browser.mjs';

const ENTITIES = 5_000;
const CHANGES = 1_000;
const FRAME = 100;

let browser, folder;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tandem-replay-'));
  const entry = path.resolve(import.meta.dirname, 'support/replay-page.mjs');
  const root = path.resolve(import.meta.dirname, '..');
  const alias = { '@kinds': path.resolve(root, '../shared/src/main/resources/kinds') };
  await build({ root, configFile: false, publicDir: false, logLevel: 'error', resolve: { alias }, build: { outDir: folder, lib: { entry, name: 'page', formats: ['es'], fileName: () => 'replay.js' }, rolldownOptions: { output: { codeSplitting: false } } } });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test(`${CHANGES} missed changes reach a screen of ${ENTITIES} items, in one redraw of what changed`, { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.addScriptTag({ path: path.join(folder, 'replay.js'), type: 'module' });
  await page.waitForFunction(() => 'replay' in globalThis);
  const told = await page.evaluate((room) => globalThis.replay(room), { entities: ENTITIES, changes: CHANGES, frame: FRAME });
  const { applied, onScreen, single, slowest, longest, replayed, seq, texts } = told;
  console.log(
    `${CHANGES} changes into ${ENTITIES} entities: applied in ${applied.toFixed(1)} ms (${Math.round((CHANGES / applied) * 1000)} changes/s, target 5000), on screen after ${onScreen.toFixed(1)} ms (target 1000) · ` +
      `one remote change on screen after ${single.toFixed(1)} ms, at most ${slowest.toFixed(1)} ms (target 100) · longest task ${longest.toFixed(0)} ms · ${replayed.notified} notification(s), ${replayed.redrawn} lines redrawn · ${cpus().length} × ${cpus()[0].model}`,
  );
  assert.equal(seq, 1 + CHANGES + 20);
  assert.deepEqual(texts, ['Thing i7 single 7', 'Thing i0 single 0']);
  assert.equal(replayed.notified, 1, 'one notification for all that came in one go');
  assert.equal(replayed.redrawn, CHANGES, 'what did not change is the same object as before');
});
