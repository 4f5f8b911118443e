// The local stack as a process of its own, as a person starts it, and the few REST calls the tests need.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const TANDEM = path.resolve(import.meta.dirname, '../../../tandem');

/** It says goodbye to its clients and lets its functions end, which takes some seconds. */
const STOP_MS = 30_000;

/** Where the logs of stacks are kept, so that the test command can look for what should not be in them. */
function logs() {
  const folder = process.env.TANDEM_TEST_LOGS ?? path.resolve(import.meta.dirname, '../../../.tandem/test');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Starts `./tandem up` on a free port; resolves when it serves. */
export async function startStack(...options) {
  // A stack of a few minutes is over before the better compiler pays: it took a third of all processor time.
  const env = { ...process.env, JDK_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1' };
  const child = spawn(TANDEM, ['up', '--port', '0', ...(options.length ? options : ['--memory'])], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env });
  const errors = [];
  const log = createWriteStream(path.join(logs(), `stack-${process.pid}-${child.pid}.log`));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.once('close', () => log.end());
  child.stderr.on('data', (chunk) => errors.push(chunk));
  const url = await new Promise((ready, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('ready ') && ready(line.slice('ready '.length)));
    child.once('exit', (code) => failed(new Error(`the stack ended with ${code}\n${Buffer.concat(errors)}`)));
  });
  return { url, port: Number(new URL(url).port), stop: () => stopped(child) };
}

/** Ends a stack as Ctrl+C does. One that does not end says what its threads wait for, and is killed. */
function stopped(child) {
  return new Promise((ended, failed) => {
    const said = [];
    const asking = setTimeout(() => {
      child.stdout.on('data', (chunk) => said.push(chunk));
      process.kill(-child.pid, 'SIGQUIT'); // a Java process writes its threads
    }, STOP_MS);
    const killing = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), STOP_MS + 2_000);
    child.once('exit', (_, signal) => {
      clearTimeout(asking);
      clearTimeout(killing);
      if (signal === 'SIGKILL') failed(new Error(`the stack did not end within ${STOP_MS} ms\n${Buffer.concat(said)}`));
      else ended();
    });
    process.kill(-child.pid, 'SIGTERM'); // the launcher and the process it runs
  });
}

/** Signs in for development and gives a small REST client of that person. */
export async function signIn(url, user, name = user) {
  const signedIn = await fetch(`${url}/dev/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, name }) });
  const { token } = await signedIn.json();
  const call = async (method, where, body) => {
    const answer = await fetch(`${url}/api${where}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${where}: HTTP ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  return { user, token, get: (where) => call('GET', where), post: (where, body) => call('POST', where, body), put: (where, body) => call('PUT', where, body), delete: (where) => call('DELETE', where) };
}

/** The whole log of a room, oldest first. */
export async function wholeLog(person, room) {
  const { epoch } = await person.get(`/rooms/${room}`);
  const commits = [];
  for (let more = true; more; ) {
    const page = await person.get(`/rooms/${room}/changes?epoch=${epoch}&since=${commits.at(-1)?.seq ?? 0}`);
    commits.push(...page.commits);
    more = page.more === true;
  }
  return commits;
}
