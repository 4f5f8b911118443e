// A PostgreSQL of this run's own: its folder, its port, default settings, so with fsync.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { endWithUs, ownFolder } from './process.mjs';

const INSTALLED = '/usr/lib/postgresql';

/** Where its programs are; undefined where there is none. */
function programs() {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => path.join(INSTALLED, version, 'bin')), ...(process.env.PATH ?? '').split(path.delimiter)];
  return places.find((place) => existsSync(path.join(place, 'initdb')) && existsSync(path.join(place, 'postgres')));
}

/** It refuses to run as root: then it runs as the user that its package made. */
function runner() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'postgres'])));
  return { uid, gid };
}

const freePort = () => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

/** @returns its address and how to stop it; undefined where PostgreSQL is not installed */
export async function startPostgres() {
  const bin = programs();
  if (bin === undefined) return undefined;
  const as = runner();
  const data = ownFolder('tandem-postgres-');
  if (as.uid !== undefined) chownSync(data, as.uid, as.gid);
  const options = { ...as, cwd: data, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C' } };
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'tandem', '--auth=trust', '-E', 'UTF8'], options);
  const port = await freePort();
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data], options);
  const ended = endWithUs(child, () => child.kill('SIGQUIT'));
  const url = `postgres://tandem@127.0.0.1:${port}/postgres`;
  await answers(url, child);
  return {
    url,
    stop: async () => {
      child.kill('SIGINT'); // "fast": it does not wait for its clients
      await ended;
    },
  };
}

async function answers(url, child) {
  for (;;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      return await client.end();
    } catch (cause) {
      if (child.exitCode !== null) throw cause;
      await new Promise((again) => setTimeout(again, 100)); // between two tries, until it answers or ends
    }
  }
}
