import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = (cwd: string, command: string, ...args: readonly string[]) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const home = mkdtempSync(join(tmpdir(), 'tandem-package-'));
const installed = join(home, 'node_modules/@tandem/client');
const tsc = resolve('node_modules/typescript/bin/tsc');

const HEADLESS = `
import { createClient, positionBetween, type Handle, type Kind } from '@tandem/client';
import kind from '@tandem/client/kinds/note.json' with { type: 'json' };
import type { Note } from './note.ts';

const never = () => {};
const client = createClient({
  baseUrl: 'http://127.0.0.1:1',
  auth: { user: 'ann', token: async () => null },
  kinds: [kind as unknown as Kind],
  platform: {
    clock: { now: () => 0, after: () => never }, random: () => 0.5, id: () => 'id', fetch: () => Promise.reject(new Error('offline')),
    socket: () => { throw new Error('offline'); }, network: { online: () => false, subscribe: () => never },
    indexedDB: null, crypto: null, locks: null, channel: () => null, report: never,
  },
});
const room = client.open<Note>('shopping');
const typed: () => Handle = () => room.mutate.page.update('page', { title: 'Shopping' });
// @ts-expect-error a title is no number
const wrong = () => room.mutate.page.update('page', { title: 3 });
try { typed(); } catch (refusal) { console.log(String(refusal), typeof wrong, room.state.get().name, positionBetween !== undefined); }
`;

beforeAll(() => {
  run('.', process.execPath, 'scripts/build-package.mjs');
  const [{ filename }] = JSON.parse(run('dist-package', 'npm', 'pack', '--json', '--pack-destination', home)) as [{ filename: string }];
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'somebody-else', private: true, type: 'module' }));
  run(home, 'npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', join(home, filename.replace('@', '').replace('/', '-')));
}, 180_000);

afterAll(() => rmSync(home, { recursive: true }));

describe('the package', () => {
  it('brings modules with types, the kinds and nothing of the app', () => {
    const files = readdirSync(installed, { recursive: true }).map(String);
    expect(files).toEqual(expect.arrayContaining(['index.js', 'react.js', 'types/core/index.d.ts', 'types/react/index.d.ts', 'kinds/note.json', 'kind-types.mjs', 'LICENSE', 'THIRD-PARTY.md']));
    expect(files.filter((file) => /testing|\.test\.|\/(app|ui|workspaces|pwa|i18n)\//.test(file))).toEqual([]);
    const all = files.filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(installed, file), 'utf8'));
    expect(all.join('\n')).not.toMatch(/from "(?!react|\.)/);
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { dependencies?: object };
    expect(manifest.dependencies).toBeUndefined();
  });

  it('runs without React, and its types hold a page to the kind', { timeout: 120_000 }, () => {
    run(home, process.execPath, join(installed, 'kind-types.mjs'), join(installed, 'kinds/note.json'), '--out', home);
    writeFileSync(join(home, 'headless.ts'), HEADLESS);
    const options = { strict: true, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'], module: 'nodenext', resolveJsonModule: true, allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true, outDir: 'out', types: [] };
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['headless.ts'] }));
    expect(run(home, process.execPath, tsc, '-p', '.')).toBe('');
    expect(run(home, process.execPath, '--no-warnings', 'out/headless.js').trim()).toBe('TandemError: not-ready function opening true');
  });

  it('type-checks the example page, as somebody with a bundler would', { timeout: 120_000 }, () => {
    for (const name of ['react', 'react-dom', '@types']) symlinkSync(resolve('node_modules', name), join(home, 'node_modules', name));
    mkdirSync(join(home, 'page'));
    copyFileSync('../docs/examples/shopping-note/page.tsx', join(home, 'page/page.tsx'));
    const options = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler', resolveJsonModule: true, jsx: 'react-jsx', noEmit: true, types: ['react'] };
    writeFileSync(join(home, 'page/tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['page.tsx'] }));
    expect(run(join(home, 'page'), process.execPath, tsc, '-p', '.')).toBe('');
  });

  it('the reference knows what the package gives', { timeout: 120_000 }, () => {
    const reference = run('.', process.execPath, 'scripts/api-reference.mjs', '--print');
    for (const name of ['createClient', 'Room', 'useAll', 'hooksOf', 'Filter', 'LockHold', 'PackingList']) expect(reference).toContain(`### ${name}\n`);
  });

  it('is described by docs/API.md as it is', () => {
    expect(run('.', process.execPath, 'scripts/api-reference.mjs', '--check')).toBe('');
  });

  it('the example is no longer than 60 lines', () => {
    expect(readFileSync('../docs/examples/shopping-note/page.tsx', 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });
});
