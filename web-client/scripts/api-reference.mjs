// Writes docs/API.md from the types of the package (dist-package/types, made by build-package.mjs). --check writes nothing, and fails
// when the file is not what it would write; --print shows it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = fileURLToPath(new URL('../dist-package/types/', import.meta.url));
const REFERENCE = fileURLToPath(new URL('../../docs/API.md', import.meta.url));
const HEAD = `# The client SDK: reference

Made by \`npm run docs\` in \`web-client\` from the types of the package \`@tandem/client\`; do not edit. How the parts go together is in
[web-client/README.md](../web-client/README.md), a whole page in [examples/shopping-note](examples/shopping-note/page.tsx).
`;

const DECLARED = /^export (?:declare )?(?:abstract )?(interface|type|function|class|const) (\w+)/;

/** The declarations of a module: name to its documentation and text. Members that start with # are nobody's business. */
function declarations(file) {
  const found = new Map();
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let i = 0; i < lines.length; i++) {
    const name = DECLARED.exec(lines[i])?.[2];
    if (name === undefined) continue;
    let end = i;
    // A declaration ends where the next one begins at the margin.
    while (end + 1 < lines.length && (/^[\s})\]|&]/.test(lines[end + 1]) || lines[end + 1] === '')) end++;
    const text = lines.slice(i, end + 1).filter((line) => !/^\s*#/.test(line) && !/^\s*private\b/.test(line)).join('\n').replace(/^export (declare )?/, '').trimEnd();
    const start = lines[i - 1]?.trimEnd().endsWith('*/') ? lines.slice(0, i).findLastIndex((line) => line.startsWith('/**')) : i;
    const doc = lines.slice(start, i).map((line) => line.replace(/^\s*\/?\*+\/?\s?/, '').replace(/\s*\*\/$/, '')).join(' ').trim();
    found.set(name, { doc, text });
  }
  return found;
}

const fileOf = (from, to) => join(dirname(from), to.replace(/\.js$/, '.d.ts'));

/** What a module exports, by name, wherever it is declared. */
function exported(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return new Map();
  seen.add(file);
  const all = new Map(declarations(file));
  const text = readFileSync(file, 'utf8');
  for (const [, to] of text.matchAll(/^export (?:type )?\* from '([^']+)'/gm)) for (const [name, declared] of exported(fileOf(file, to), seen)) all.set(name, declared);
  for (const [, names, to] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)'/gm)) {
    const there = exported(fileOf(file, to));
    for (const each of names.split(',')) {
      const [name, as = name] = each.trim().replace(/^type /, '').split(' as ');
      if (there.has(name)) all.set(as, there.get(name));
    }
  }
  return all;
}

const section = (title, file) => {
  const all = [...exported(join(TYPES, file))].toSorted(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const entries = all.map(([name, { doc, text }]) => `### ${name}\n${doc === '' ? '' : `${doc}\n\n`}\`\`\`ts\n${text}\n\`\`\`\n`);
  return `## ${title}\n\n${entries.join('\n')}`;
};

const text = `${HEAD}\n${section('`@tandem/client`', 'core/index.d.ts')}\n${section('`@tandem/client/react`', 'react/index.d.ts')}`;
if (process.argv.includes('--print')) console.log(text);
else if (!process.argv.includes('--check')) writeFileSync(REFERENCE, text);
else if (!existsSync(REFERENCE) || readFileSync(REFERENCE, 'utf8') !== text) {
  console.error('docs/API.md is not up to date: npm run docs');
  process.exitCode = 1;
}
