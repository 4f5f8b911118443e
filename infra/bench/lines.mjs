// Benches that are tests which print what they measured: they run as in the test command, and what they print is kept.
//   node lines.mjs browser [--json]    node lines.mjs start [--json]    node lines.mjs memory [--json] [--write]
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const WEB = path.join(ROOT, 'web-client');
const SPECS = ['replay', 'queue', 'inventory', 'long-list'].map((name) => `e2e/${name}.spec.mjs`);

const BENCHES = {
  // Each spec by itself: nothing else competes with it.
  browser: {
    commands: [['node', ['scripts/install.mjs', 'e2e'], WEB], ...SPECS.map((spec) => ['node', ['--test', spec], WEB])],
    wanted: (line) => / ms\b/.test(line) && !/^(#|ℹ|✔|\s*duration_ms|.*\(\d+(\.\d+)?ms\))/.test(line),
  },
  start: {
    commands: [deployed('StartBench')],
    wanted: (line) => /^\|.*\|$/.test(line),
  },
  memory: {
    commands: [deployed('MemoryBench')],
    wanted: (line) => line.startsWith('{"function"'),
  },
};

/** A bench that runs the deployed jar. */
function deployed(bench) {
  return ['mvn', ['-B', '-ntp', '-q', '-Pfast', '-Dmaven.test.skip=false', '-pl', 'infra/cdk', '-am', `-Dtest=${bench}`, '-Dsurefire.failIfNoSpecifiedTests=false', 'verify'], ROOT];
}

const [name, ...options] = process.argv.slice(2);
const lines = [];
for (const [command, args, cwd] of BENCHES[name].commands) lines.push(...(await output(command, args, cwd)).filter(BENCHES[name].wanted));
if (name === 'memory') memory(lines.map((line) => JSON.parse(line)));
else console.log(options.includes('--json') ? JSON.stringify({ bench: name, machine: `${availableParallelism()} processors, ${process.arch}`, lines }) : lines.join('\n'));

/** What docs/COST.md is reckoned from (./tandem cost --write), where it is to be kept. */
function memory(functions) {
  const figures = { measured: new Date().toISOString().slice(0, 10), machine: `${availableParallelism()} processors, ${process.arch}`, functions };
  if (options.includes('--write')) writeFileSync(path.join(ROOT, 'infra/local/src/main/resources/dev/tandem/local/cost/memory.json'), `${JSON.stringify(figures, null, 1)}\n`);
  if (options.includes('--json')) console.log(JSON.stringify({ bench: 'memory', ...figures }));
  else for (const each of functions) console.log(`${each.function.padEnd(11)} start ${each.start} ms, first ${each.first} ms, then ${each.young} ms, then ${each.warm} ms of a processor; ${each.megabytes} MB (${each.small} MB with a heap for 256)`);
}

function output(command, args, cwd) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done(text.split('\n').map((line) => line.replace(/^[#ℹ] /, '').trim())) : failed(new Error(`${command} ${args.join(' ')} ended with ${code}\n${text}`))));
  });
}
