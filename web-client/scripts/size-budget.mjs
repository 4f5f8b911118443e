// Fails when the JavaScript that a first visit loads is over budget. Sizes are gzip, as served.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sdkSize } from './sdk-size.mjs';

const BUDGET_KB = 150;
/** Of the SDK with all hooks, as a page loads it first; the aim is 30. */
const SDK_BUDGET_KB = 37;
const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
if (!existsSync(manifestFile)) {
  console.error('size: dist/.vite/manifest.json is missing: run "npm run build" first');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

/** The entry and everything it imports statically; dynamic imports load later. */
function initial(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) initial(imported, seen);
  return seen;
}

const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const files = [...new Set(entries.flatMap((key) => [...initial(key)]))].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
const sizes = files.map((file) => ({ file, kb: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1024 }));
const total = sizes.reduce((sum, { kb }) => sum + kb, 0);
for (const { file, kb } of sizes) console.log(`size: ${kb.toFixed(1).padStart(7)} kB  ${file}`);
console.log(`size: ${total.toFixed(1).padStart(7)} kB  initial JavaScript, gzip (budget ${BUDGET_KB} kB)`);
if (files.length === 0 || total > BUDGET_KB) process.exit(1);

const sdk = await sdkSize();
for (const { name, bytes } of sdk.later) console.log(`size: ${(bytes / 1024).toFixed(1).padStart(7)} kB  SDK, when it is needed: ${name}`);
console.log(`size: ${(sdk.first / 1024).toFixed(1).padStart(7)} kB  SDK with all hooks, gzip (budget ${SDK_BUDGET_KB} kB)`);
if (sdk.first / 1024 > SDK_BUDGET_KB) process.exit(1);
