// ./tandem bench all [--write]: every bench after the other; --write keeps the figures and writes docs/PERFORMANCE.md from them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FIGURES = path.join(ROOT, 'docs/figures/performance.json');
const BENCHES = {
  writePath: ['write-path'],
  sockets: ['sockets', '--seconds', '6'],
  peers: ['peers', '--seconds', '4', '--rounds', '1'],
  profile: ['profile'],
  micro: ['micro'],
  cloud: ['cloud'],
  allocations: ['allocations'],
  start: ['start'],
  browser: ['browser'],
};

const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const write = process.argv.includes('--write');
/** By its own name, or by that of its figures. */
const isNamed = (key, name) => name === BENCHES[key][0] || name === key;
const unknown = only.find((name) => !Object.keys(BENCHES).some((key) => isNamed(key, name)));
if (unknown !== undefined) {
  console.error(`tandem: unknown-bench: '${unknown}' is none of ${Object.values(BENCHES).map(([name]) => name).join(', ')}.`);
  process.exit(2);
}

/** Standard output of a bench; what it says meanwhile goes on to whoever waits. */
const run = (args) => new Promise((done, failed) => {
  const child = spawn(path.join(ROOT, 'tandem'), ['bench', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.once('error', failed);
  child.once('exit', (code) => (code === 0 ? done(text) : failed(new Error(`bench ${args[0]} ended with ${code}`))));
});

// What did not run this time stays as it was measured, with the machine it was measured on.
const figures = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {};
const begun = Date.now();
let failures = 0;
for (const [name, args] of Object.entries(BENCHES)) {
  if (only.length > 0 && !only.some((wanted) => isNamed(name, wanted))) continue;
  const started = Date.now();
  try {
    const text = (await run([...args, '--json'])).trim();
    figures[name] = { processor: cpus()[0].model, ...JSON.parse(text.slice(text.lastIndexOf('\n') + 1)) };
    if (write) writeFileSync(FIGURES, `${JSON.stringify(figures, null, 1)}\n`);
    else console.log(text);
    console.error(`${name}: ${Math.round((Date.now() - started) / 1_000)} s`);
  } catch (failed) {
    failures++;
    console.error(`${name}: ${failed.message}`);
  }
}
if (write) await run(['document']);
console.error(`all: ${Math.round((Date.now() - begun) / 1_000)} s${failures > 0 ? `, ${failures} failed` : ''}`);
process.exit(failures > 0 ? 1 : 0);
