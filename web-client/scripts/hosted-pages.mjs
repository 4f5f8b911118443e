// The core of the client as one script for Node that plays its pages for a world of another process: what ./tandem simulate --client typescript runs.
// `node hosted-pages.mjs FILE` writes it there, and installs the packages first where they are not.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const [, , file] = process.argv;
if (file === undefined) throw new Error('hosted-pages.mjs takes the file to write');
const { status } = spawnSync(process.execPath, [here('./install.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const { rolldown } = await import('rolldown');
const bundle = await rolldown({
  input: here('../src/core/testing/hosted/main.ts'),
  platform: 'node',
  resolve: { alias: { '@kinds': here('../../shared/src/main/resources/kinds') } },
  transform: { target: 'es2022' },
});
await bundle.write({ file: resolve(file), format: 'esm', codeSplitting: false });
await bundle.close();
