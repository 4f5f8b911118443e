// Installs the locked packages, where the lock is another than the one installed last: those of the app, or of the folder that is named.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const home = new URL(`../${process.argv[2] ?? '.'}/`, import.meta.url);
const installed = new URL('node_modules/.tandem-lock', home);
const lock = createHash('sha256').update(readFileSync(new URL('package-lock.json', home))).digest('hex');

const isThere = () => existsSync(installed) && readFileSync(installed, 'utf8') === lock;

// Two parts of a build may want them at once: one installs, the other waits. Who died over it is not waited for.
const turn = new URL('target/installing', home);
const LONGEST_MS = 600_000;
function taken() {
  try {
    mkdirSync(new URL('target', home), { recursive: true });
    mkdirSync(turn);
    return true;
  } catch (refused) {
    if (refused.code !== 'EEXIST') throw refused;
    if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > LONGEST_MS) rmSync(turn, { recursive: true, force: true });
    return false;
  }
}

if (isThere()) process.exit(0);
while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
process.on('exit', () => rmSync(turn, { recursive: true, force: true }));
if (isThere()) process.exit(0);
console.log(`${path.relative(process.cwd(), fileURLToPath(home)) || 'web-client'}: installing packages (npm ci)`);
const { status } = spawnSync('npm', ['ci'], { cwd: fileURLToPath(home), stdio: 'inherit', shell: process.platform === 'win32' });
if (status === 0) writeFileSync(installed, lock);
process.exit(status ?? 1);
