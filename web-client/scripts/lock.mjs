// Writes the package-lock.json of a folder anew, and completes it with the optional packages of other platforms that the registry did not answer for:
// npm leaves those out, and `npm ci` then refuses the lock on every machine. Of the app and of its tests in browsers: npm run lock
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HOME = new URL(`../${process.argv[2] ?? '.'}/`, import.meta.url);
const FILE = new URL('package-lock.json', HOME);
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = { arm64: 'arm64', aarch64: 'arm64', x64: 'x64', arm: 'arm', ia32: 'ia32', ppc64: 'ppc64', ppc64le: 'ppc64', riscv64: 'riscv64', s390x: 's390x', wasm32: 'wasm32', loong64: 'loong64', mips64el: 'mips64el', universal: undefined };
const LIBRARIES = { gnu: 'glibc', musl: 'musl', gnueabihf: 'glibc', musleabihf: 'musl', gnueabi: 'glibc', musleabi: 'musl', eabi: undefined, msvc: undefined, wasi: undefined };

const { status } = spawnSync('npm', ['install', '--package-lock-only'], { cwd: fileURLToPath(HOME), stdio: 'inherit', shell: process.platform === 'win32' });
if (status !== 0) process.exit(status ?? 1);
const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = [];
for (const [where, { optionalDependencies = {}, dev }] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const at = `node_modules/${name}`;
    if (lock.packages[at] || lock.packages[`${where}/node_modules/${name}`] || !/^\d/.test(version)) continue;
    lock.packages[at] = { version, ...platform(name), ...(dev && { dev }), optional: true };
    added.push(at);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} packages added`, added.join(' '));

/** What the words of a name such as `binding-linux-x64-musl` say about where it runs. */
function platform(name) {
  const words = name.split('/').at(-1).split('-');
  const of = (known) => words.map((word) => known[word]).filter((value) => value !== undefined);
  const [os, cpu, libc] = [words.filter((word) => SYSTEMS.includes(word)), of(PROCESSORS), of(LIBRARIES)];
  return { ...(cpu.length && { cpu }), ...(libc.length && os.includes('linux') && { libc }), ...(os.length && { os }) };
}
