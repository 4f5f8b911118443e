// The SDK as an npm package, in dist-package/: ES modules with types, the kind files, and the generator of their types. No app code, no dependency.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROOT = here('..');
const KINDS = here('../../shared/src/main/resources/kinds');
export const OUT = join(ROOT, 'dist-package');

const { version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const MANIFEST = {
  name: '@tandem/client',
  version,
  description: 'Realtime collaboration on business records: a headless, offline-first client for Tandem rooms, and React hooks over it.',
  license,
  type: 'module',
  sideEffects: false,
  exports: {
    '.': { types: './types/core/index.d.ts', default: './index.js' },
    './react': { types: './types/react/index.d.ts', default: './react.js' },
    './kinds/*.json': './kinds/*.json',
  },
  bin: { 'tandem-kinds': './kind-types.mjs' },
  peerDependencies: { react: '>=19' },
  peerDependenciesMeta: { react: { optional: true } },
};

/** Bundles an entry of the sources; `more` are options of the build. With `minify` it is as a page has it in the end, without comments. */
export async function bundle(input, more) {
  const [bundled] = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    resolve: { alias: { '@kinds': KINDS } },
    ...more,
    build: {
      target: 'es2022',
      // As a library: what loads a part later is the page's own bundler's business.
      lib: { entry: input, formats: ['es'] },
      ...more.build,
      rolldownOptions: { input, preserveEntrySignatures: 'allow-extension', external: [/^react(\/|$)/], output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', minify: more.build.minify === true, comments: more.build.minify !== true, ...more.build.output } },
    },
  });
  return bundled;
}

/** Types name their neighbours as Node wants it: by file. */
function nameFiles(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8').replace(/(from |import\()(['"])(\.[^'"]*)\2/g, (_, how, quote, to) => {
      const path = join(dirname(file), to);
      return `${how}${quote}${existsSync(`${path}.d.ts`) ? `${to}.js` : `${to}/index.js`}${quote}`;
    });
    writeFileSync(file, text);
  }
}

export async function buildPackage() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await bundle({ index: 'src/core/index.ts', react: 'src/react/index.ts' }, { build: { outDir: OUT, emptyOutDir: false, minify: false, sourcemap: true, license: { fileName: 'THIRD-PARTY.md' } } });
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, 'tsconfig.package.json')], { stdio: 'inherit' });
  nameFiles(join(OUT, 'types'));
  for (const file of readdirSync(KINDS)) if (file !== 'index.json' && file !== 'builtin.json') cpSync(join(KINDS, file), join(OUT, 'kinds', file));
  cpSync(here('./kind-types.mjs'), join(OUT, 'kind-types.mjs'));
  cpSync(here('../../LICENSE'), join(OUT, 'LICENSE'));
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(MANIFEST, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
