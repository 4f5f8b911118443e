// The local stack as a process of its own, and what the system knows about it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startProcess } from '../peers/process.mjs';

const TANDEM = path.resolve(import.meta.dirname, '../../../tandem');
const TICKS = 100; // a second, on every Linux

/** Durable, in a folder. */
export async function startStack(folder, env = process.env) {
  const running = await startProcess(TANDEM, ['up', '--port', '0', '--data', path.join(folder, 'tandem')], { env });
  return { ...running, cpuSeconds: () => cpuSeconds(running.pid), megabytes: () => megabytes(running.pid) };
}

/** What it has computed; undefined where the system does not tell. */
function cpuSeconds(pid) {
  const stat = proc(pid, 'stat');
  if (stat === undefined) return undefined;
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS;
}

/** What it has of the machine's memory. */
function megabytes(pid) {
  const line = proc(pid, 'status')?.match(/^VmRSS:\s+(\d+) kB/m);
  return line ? Math.round(Number(line[1]) / 1024) : undefined;
}

function proc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
