#!/usr/bin/env node
// Types of kinds, from their JSON files: entities, fields, choices, references, and what can be done to them.
//   node scripts/kind-types.mjs                     the bundled kinds, into src/core/kinds/types (npm run kinds)
//   node scripts/kind-types.mjs FILE… --out DIR     kinds of one's own; --from names the package that the types come from
//   --check                                         writes nothing, and fails when a file is not what it would write
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const KINDS = fileURLToPath(new URL('../../shared/src/main/resources/kinds/', import.meta.url));
const OUT = fileURLToPath(new URL('../src/core/kinds/types/', import.meta.url));
const NAME = /^[a-z][A-Za-z0-9]{0,31}$/;

const text = (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const choices = (values) => values.map(text).join(' | ') || 'never';
const pascal = (kind) => kind.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter) => letter.toUpperCase());

function elementType({ of = 'string', values = [], to }) {
  if (of === 'choice') return choices(values);
  return of === 'reference' ? `Id<${text(to)}>` : 'string';
}

function typeOf(file, at, field) {
  const { type, values = [], retired, to } = field;
  switch (type) {
    case 'string': case 'text': case 'date': case 'user': case 'position': return 'string';
    case 'integer': case 'number': case 'time': return 'number';
    case 'boolean': return 'boolean';
    case 'choice': return choices([...values, ...(Array.isArray(retired) ? retired : [])]);
    case 'reference': return `Id<${text(to)}>`;
    case 'set': return `readonly ${/\|/.test(elementType(field)) ? `(${elementType(field)})` : elementType(field)}[]`;
    case 'any': return 'unknown';
    default: throw new Error(`${file}: ${at} has the unknown type ${JSON.stringify(type)}`);
  }
}

function entityTypes(file, name, { singleton, server, fields }) {
  const all = Object.entries(fields);
  for (const each of [name, ...all.map(([field]) => field)]) if (!NAME.test(each)) throw new Error(`${file}: ${JSON.stringify(each)} is no name`);
  const of = (field, { required, default: value }) => ({ field, type: typeOf(file, `${name}.${field}`, fields[field]), must: required === true && value === undefined });
  const written = all.filter(([, spec]) => spec.server !== true && server !== true);
  const named = (is) => written.filter(([, spec]) => is(spec)).map(([field]) => text(field)).join(' | ') || 'never';
  const sets = written.filter(([, { type }]) => type === 'set').map(([field, spec]) => `readonly ${field}: ${elementType(spec)};`);
  const lines = [
    `  readonly ${name}: {`,
    `    readonly singleton: ${singleton === true};`,
    '    readonly fields: {',
    ...all.map(([field, spec]) => `      readonly ${field}${spec.required === true ? '' : '?'}: ${typeOf(file, `${name}.${field}`, spec)};`),
    '    };',
    '    readonly create: {',
    ...written.map(([field, spec]) => of(field, spec)).map(({ field, type, must }) => `      readonly ${field}${must ? '' : '?'}: ${type};`),
    '    };',
    '    readonly update: {',
    ...written.map(([field, spec]) => `      readonly ${field}?: ${typeOf(file, `${name}.${field}`, spec)}${spec.required === true ? '' : ' | null'};`),
    '    };',
    `    readonly position: ${written.some(([, { type }]) => type === 'position')};`,
    `    readonly numbers: ${named(({ type }) => type === 'integer' || type === 'number')};`,
    `    readonly texts: ${named(({ merge }) => merge === 'text')};`,
    `    readonly sets: { ${sets.join(' ')} };`.replace('{  }', 'Record<never, never>'),
    '  };',
  ];
  return lines.join('\n');
}

export function typesOf(file, from) {
  const { kind, version, entities } = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof kind !== 'string' || typeof entities !== 'object') throw new Error(`${file} is no kind`);
  const body = Object.entries(entities).map(([name, spec]) => entityTypes(basename(file), name, spec)).join('\n');
  const id = body.includes('Id<') ? `import type { Id } from ${text(from)};\n\n` : '';
  return { name: `${kind}.ts`, kind, type: pascal(kind), text: `// Made by scripts/kind-types.mjs from ${basename(file)}: change that, and run it again.\n${id}/** \`${kind}\`, version ${version}. */\nexport interface ${pascal(kind)} {\n${body}\n}\n` };
}

function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: OUT }, from: { type: 'string', default: '@tandem/client' }, check: { type: 'boolean', default: false } } });
  const bundled = positionals.length === 0;
  const files = bundled ? JSON.parse(readFileSync(join(KINDS, 'index.json'), 'utf8')).kinds.map((name) => join(KINDS, name)) : positionals;
  const made = files.map((file) => typesOf(file, bundled ? './types' : values.from));
  const index = { name: 'index.ts', text: `// Made by scripts/kind-types.mjs.\n${made.map(({ name, type }) => `export type { ${type} } from './${name.replace('.ts', '')}';\n`).join('')}` };
  mkdirSync(values.out, { recursive: true });
  for (const { name, text } of bundled ? [...made, index] : made) {
    const to = join(values.out, name);
    if (!values.check) writeFileSync(to, text);
    else if (!existsSync(to) || readFileSync(to, 'utf8') !== text) {
      console.error(`${to} is not up to date: npm run kinds`);
      process.exitCode = 1;
    }
  }
}

try {
  main();
} catch (error) {
  console.error(`kind-types: ${error.message}`);
  process.exitCode = 1;
}
