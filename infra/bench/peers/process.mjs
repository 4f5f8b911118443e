// Servers as processes of their own, so that they share nothing with the load and can be killed like a machine that loses power.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

// Who is stopped by a signal ends as anybody else does: what was started ends, and what was written goes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(128 + constants.signals[signal]));

/** A folder that is gone when this process ends, after the processes that write to it. */
export function ownFolder(name) {
  const folder = mkdtempSync(path.join(tmpdir(), name));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** However this process ends, the other one does not outlive it. Resolves when that has ended. */
export function endWithUs(child, end) {
  process.prependOnceListener('exit', end);
  return new Promise((ended) => child.once('exit', () => (process.off('exit', end), ended())));
}

/** Starts a program that prints `ready WHERE`; resolves with that and two ways to end it. */
export async function startProcess(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
  const ended = endWithUs(child, () => process.kill(-child.pid, 'SIGKILL')); // the group that was started here
  const said = [];
  child.stderr.on('data', (chunk) => said.push(chunk));
  const where = await new Promise((ready, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('ready ') && ready(line.slice('ready '.length)));
    child.once('exit', (code) => failed(new Error(`${command} ended with ${code}: ${Buffer.concat(said)}`)));
  });
  const end = async (signal) => {
    process.kill(-child.pid, signal);
    await ended;
  };
  return { where, pid: child.pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
