// Where a real Chromium is: Debian's or Chrome's where installed, else the one that comes as an npm package. Run by itself, unpacks that one.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const UNPACKED = path.resolve(import.meta.dirname, '../../node_modules/.cache/chromium');

export async function executable() {
  const there = process.env.TANDEM_CHROMIUM ?? INSTALLED.find((file) => existsSync(file));
  if (there) return there;
  if (!existsSync(path.join(UNPACKED, 'chromium'))) await unpack();
  return path.join(UNPACKED, 'chromium');
}

/** The package unpacks into the temporary folder and takes a half written file there for a whole one: it gets a folder of its own, which then is there at once. */
async function unpack() {
  mkdirSync(path.dirname(UNPACKED), { recursive: true });
  const own = mkdtempSync(`${UNPACKED}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  const { default: packaged } = await import('@sparticuz/chromium');
  await packaged.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  try {
    renameSync(own, UNPACKED);
  } catch (cause) {
    rmSync(own, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(path.join(UNPACKED, 'chromium'))) throw cause;
  }
}

if (process.argv[1] === import.meta.filename) await executable();
