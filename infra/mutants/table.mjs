// What `./tandem mutants` found: a table by package, and whether each is good enough. With --write the figures go to docs/figures/mutants.json,
// those of groups that were not run stay, and docs/GUARANTEES.md says them.
//   node table.mjs [--write] GROUP=REPORT.xml…
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIGURES = join(ROOT, 'docs/figures/mutants.json');
const DOCUMENT = join(ROOT, 'docs/GUARANTEES.md');
const BEGIN = '<!-- mutants: written by ./tandem mutants --write -->\n';
const END = '<!-- end of mutants -->\n';
/** Per cent of the mistakes of a package that tests have to notice. */
const LEAST = 85;

/** @returns {Record<string, {mutants: number, noticed: number}>} by package */
function packages(report) {
  const found = {};
  for (const [, detected, type] of readFileSync(report, 'utf8').matchAll(
    /<mutation detected='(true|false)'[^>]*>.*?<mutatedClass>([^<]+)<\/mutatedClass>/gs,
  )) {
    const name = type.slice(0, type.lastIndexOf('.'));
    const figures = (found[name] ??= { mutants: 0, noticed: 0 });
    figures.mutants += 1;
    figures.noticed += detected === 'true' ? 1 : 0;
  }
  return found;
}

const score = ({ mutants, noticed }) => (100 * noticed) / mutants;

function table(groups) {
  const rows = Object.entries(groups).flatMap(([group, found]) =>
    Object.entries(found).map(([name, each]) => `| ${group} | \`${name}\` | ${each.mutants} | ${each.noticed} | ${score(each).toFixed(1)} % |`),
  );
  const all = Object.values(groups).flatMap(Object.values);
  const sum = { mutants: all.reduce((a, b) => a + b.mutants, 0), noticed: all.reduce((a, b) => a + b.noticed, 0) };
  return [
    `**${sum.mutants} mistakes made, one at a time; tests notice ${sum.noticed} of them (${score(sum).toFixed(1)} %).**`,
    '',
    '| group | package | mistakes | noticed | |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** A line for each group, so that a change shows what changed. */
function write(groups) {
  const lines = Object.entries(groups).map(([name, found]) => `  ${JSON.stringify(name)}: ${JSON.stringify(found)}`);
  writeFileSync(FIGURES, `{\n${lines.join(',\n')}\n}\n`);
  const said = readFileSync(DOCUMENT, 'utf8');
  const begin = said.indexOf(BEGIN) + BEGIN.length;
  writeFileSync(DOCUMENT, `${said.slice(0, begin)}\n${table(groups)}\n\n${said.slice(said.indexOf(END))}`);
}

const args = process.argv.slice(2);
const run = Object.fromEntries(
  args.filter((arg) => arg !== '--write').map((arg) => [arg.slice(0, arg.indexOf('=')), packages(arg.slice(arg.indexOf('=') + 1))]),
);
console.log(table(run));
if (args.includes('--write')) {
  const kept = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {};
  write({ ...kept, ...run });
}
const poor = Object.values(run)
  .flatMap(Object.entries)
  .filter(([, figures]) => score(figures) < LEAST);
for (const [name] of poor) {
  console.error(`tandem: too-few-noticed: tests notice less than ${LEAST} % of the mistakes in ${name}.`);
}
process.exitCode = poor.length > 0 ? 1 : 0;
