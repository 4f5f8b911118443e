// What the SDK weighs on a page: createClient and every hook, minified, gzip, without React. First what is loaded at once,
// then what is loaded when it is needed. Called by size-budget.mjs.
import { gzipSync } from 'node:zlib';
import { bundle } from './build-package.mjs';

const ENTRY = 'virtual:sdk';
const everything = {
  name: 'sdk-entry',
  resolveId: (id) => (id === ENTRY ? id : undefined),
  load: (id) => (id === ENTRY ? "export { createClient } from '/src/core/client.ts'; export * from '/src/react/index.ts';" : undefined),
};

const gzip = ({ code }) => gzipSync(code, { level: 9 }).length;

/** Sizes in bytes: of what is loaded at once, and of each chunk that is loaded later. */
export async function sdkSize() {
  // All that is needed at once is one file, as a page makes it of the package.
  const atOnce = { codeSplitting: { groups: [{ name: 'sdk', test: /src\/(core\/client|react\/index)\.ts$/ }] } };
  const { output } = await bundle({ entry: ENTRY }, { plugins: [everything], build: { write: false, minify: true, reportCompressedSize: false, output: atOnce } });
  const chunks = output.filter(({ type, isEntry }) => type === 'chunk' && !isEntry);
  const first = new Set(chunks.filter(({ name }) => name === 'sdk'));
  // A set that grows while it is gone through: what is imported imports more.
  for (const { imports } of first) for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  return {
    first: [...first].reduce((sum, chunk) => sum + gzip(chunk), 0),
    later: chunks.filter((chunk) => !first.has(chunk)).map((chunk) => ({ name: chunk.fileName, bytes: gzip(chunk) })),
  };
}
