// Benches that are tests which print what they measured: they run as in the test command, and what they print is kept.
//   node lines.mjs browser [--json]    node lines.mjs start [--json]
import { spawn } from 'node:child_process';
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
    commands: [['mvn', ['-B', '-ntp', '-q', '-Pfast', '-Dmaven.test.skip=false', '-pl', 'infra/cdk', '-am', '-Dtest=DeployedJarTest#starts_are_printed*', '-Dsurefire.failIfNoSpecifiedTests=false', 'verify'], ROOT]],
    wanted: (line) => /^\|.*\|$/.test(line),
  },
};

const [name, ...options] = process.argv.slice(2);
const lines = [];
for (const [command, args, cwd] of BENCHES[name].commands) lines.push(...(await output(command, args, cwd)).filter(BENCHES[name].wanted));
console.log(options.includes('--json') ? JSON.stringify({ bench: name, machine: `${availableParallelism()} processors, ${process.arch}`, lines }) : lines.join('\n'));

function output(command, args, cwd) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done(text.split('\n').map((line) => line.replace(/^[#ℹ] /, '').trim())) : failed(new Error(`${command} ${args.join(' ')} ended with ${code}\n${text}`))));
  });
}
