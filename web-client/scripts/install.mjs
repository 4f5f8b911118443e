// Installs the locked packages, where the lock is another than the one installed last.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const installed = new URL('../node_modules/.tandem-lock', import.meta.url);
const lock = createHash('sha256').update(readFileSync(new URL('../package-lock.json', import.meta.url))).digest('hex');

if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) process.exit(0);
console.log('web-client: installing packages (npm ci)');
const { status } = spawnSync('npm', ['ci'], { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
if (status === 0) writeFileSync(installed, lock);
process.exit(status ?? 1);
