// Fails when what a visit loads is over budget. Sizes are gzip, as served, but of files that are compressed already.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sdkSize } from './sdk-size.mjs';

/** In kB. */
const BUDGET = {
  /** JavaScript before anything is shown: the entry and what it imports. */
  initial: 150,
  /** Each piece that is loaded when it is needed. */
  lazy: 40,
  styles: 15,
  worker: 10,
  /** The page itself, that a first visit begins with: what is seen before any JavaScript is there, and what to ask for. */
  page: 2.5,
  /** Everything that is kept for a start without network. */
  offline: 600,
  /**
   * createClient and every hook without React: what it takes to join, edit, queue, send and show. What is loaded beside it, and with its
   * first use, is not counted; the lines above the sum say which that is, and what it weighs.
   */
  sdk: 30,
  /** People read the fonts of their own system, in Thai too. */
  fonts: 0,
};

/** Of the SDK, not counted, though pages load it: each of these with every page, or with every room that has such things. */
const BESIDE = {
  'open-vault': 'every page, at once and beside it: what keeps edits and rooms on disk',
  'presence-desk': 'every page, beside the first join: who is here',
  typing: 'rooms whose kind has texts that several people type into, before they open',
  text: 'rooms whose kind has texts, and undo',
  'lock-desk': 'rooms whose kind has locks, before they open',
  hosts: 'with presence and locks',
  steps: 'every page, beside the first room: undo and redo',
  coalesce: 'when edits wait behind others, or are made again',
};

const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
if (!existsSync(manifestFile)) {
  console.error('size: dist/.vite/manifest.json is missing: run "npm run build" first');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const over = [];

function say(kb, words) {
  console.log(`size: ${kb.toFixed(1).padStart(7)} kB  ${words}`);
}

/** Says what something weighs, and remembers when that is too much. */
function hold(kb, budget, words) {
  say(kb, `${words} (budget ${BUDGET[budget]} kB)`);
  if (kb > BUDGET[budget]) over.push(words);
}

const weigh = (file) => {
  const bytes = readFileSync(new URL(file, dist));
  return (/\.(png|woff2?)$/.test(file) ? bytes.length : gzipSync(bytes, { level: 9 }).length) / 1024;
};
const sum = (files) => files.reduce((total, file) => total + weigh(file), 0);

/** What the page names and everything that imports statically; dynamic imports load later. */
function initial(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) initial(imported, seen);
  return seen;
}

const served = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => path.relative(fileURLToPath(dist), path.join(parentPath, name)))
  .filter((file) => !/\.(map|br)$/.test(file) && !file.startsWith('.vite/'));
const page = readFileSync(new URL('index.html', dist), 'utf8');
const entries = Object.keys(manifest).filter((key) => page.includes(`<script type="module" fetchpriority="low" crossorigin src="/${manifest[key].file}"`));
const first = [...new Set(entries.flatMap((key) => [...initial(key)]))].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
if (first.length === 0) over.push('no JavaScript was found');
for (const file of first) say(weigh(file), file);
hold(sum(first), 'initial', 'JavaScript before anything is shown');

const lazy = served.filter((file) => file.startsWith('assets/') && file.endsWith('.js') && !first.includes(file)).sort((a, b) => weigh(b) - weigh(a));
for (const file of lazy.slice(0, 5)) say(weigh(file), `later: ${file}`);
for (const file of lazy.slice(0, 1)) hold(weigh(file), 'lazy', `the largest of ${lazy.length} pieces that are loaded later`);

hold(sum(served.filter((file) => file.endsWith('.css'))), 'styles', 'styles');
hold(sum(served.filter((file) => /^sw\.m?js$/.test(file))), 'worker', 'service worker');
hold(sum(served.filter((file) => file.endsWith('.html') || file === 'theme.js')), 'page', 'page');
hold(sum(served.filter((file) => /\.(woff2?|ttf|otf)$/.test(file))), 'fonts', 'fonts');
hold(sum(served), 'offline', `all ${served.length} files, kept for a start without network`);

const worker = served.filter((file) => /^sw\.m?js$/.test(file)).map((file) => readFileSync(new URL(file, dist), 'utf8')).join('');
for (const { file, isDynamicEntry } of Object.values(manifest)) if (isDynamicEntry === true && file.endsWith('.js') && !worker.includes(file)) over.push(`${file}, which is not kept for offline`);

const sdk = await sdkSize();
const parts = sdk.later.map(({ name, bytes }) => ({ name: name.replace(/^.*\/|\.js$/g, ''), kb: bytes / 1024 }));
for (const { name, kb } of parts) say(kb, `SDK, ${BESIDE[name] ?? 'with its first use'}: ${name}`);
hold(sdk.first / 1024, 'sdk', 'SDK with all hooks, at once');
say(parts.reduce((total, { name, kb }) => (BESIDE[name] === undefined ? total : total + kb), sdk.first / 1024), 'SDK with what is loaded beside it, in a room with texts, locks and edits that wait');

if (over.length > 0) {
  console.error(`size: over budget: ${over.join('; ')}`);
  process.exit(1);
}
