// Fails when a log holds what belongs in no log: secrets, and the texts that tests plant to see whether they get there.
//   node scripts/leaks.mjs PATH…
// Every file below the paths is read. Prints one line for each leak: the file, the line, and what it is; never the secret itself.
import { createReadStream, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

const SECRETS = [
  ['a ticket', /tkt_[\w-]{43}/],
  ['an invitation', /inv_[\w-]{1,64}\.[\w-]{43}/],
  ['an access token', /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20}/],
  ['a private key', /\\?"d\\?"\s*:\s*\\?"[\w-]{43}/],
  ['a planted text', /canary-(note|mail|message|name)-[0-9a-z]{8}/],
];

/** Every leak below the paths, as `{file, line, what}`, and how many files were read. */
export async function leaksIn(paths) {
  const found = { files: 0, leaks: [] };
  for (const each of paths) {
    for (const file of await filesIn(each)) {
      found.files++;
      found.leaks.push(...(await leaksOf(file)));
    }
  }
  return found;
}

async function filesIn(from) {
  if (!statSync(from).isDirectory()) return [from];
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();
}

async function leaksOf(file) {
  const leaks = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    for (const [what, secret] of SECRETS) if (secret.test(text)) leaks.push({ file, line, what });
  }
  return leaks;
}

if (process.argv[1] === import.meta.filename) {
  const { files, leaks } = await leaksIn(process.argv.slice(2));
  for (const { file, line, what } of leaks) console.error(`leak: ${file}:${line}: ${what}`);
  if (files === 0) console.error('leak: there was no log to read');
  else console.log(`leaks: ${leaks.length} in ${files} logs`);
  process.exitCode = files === 0 || leaks.length > 0 ? 1 : 0;
}
