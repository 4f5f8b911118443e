// Real browsers on a bad network, and one of them killed: what their pages said, heard and showed is judged by the checker of the simulated worlds and of the soak.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startKillable, withoutSockets } from './support/browser.mjs';
import { add, agree, enter, item, linkIs, opened, rename, stored, tick } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { startRecorder } from './support/recorder.mjs';
import { signIn, startStack } from './support/stack.mjs';

const TANDEM = path.resolve(import.meta.dirname, '../../tandem');

const folder = mkdtempSync(path.join(tmpdir(), 'tandem-judged-'));
const inFolder = (name) => path.join(folder, name);
const ways = {};
let stack, owner, room, recorder, bens, others;
let failed = false;

/** Each person's own way to the stack, which can be made bad. */
const url = (name) => `http://localhost:${ways[name].port}`;

async function comes(page, name) {
  await recorder.watch(page, name);
  await enter(page, url(name), room, name[0].toUpperCase() + name.slice(1));
  return page;
}

/** Another tab, or the first after the browser was started anew. */
async function comesBack(address) {
  const page = await recorder.watch(await bens.newPage(), 'ben');
  await page.goto(address);
  await opened(page);
  return page;
}

function goesOff(name, how = 'refuse') {
  recorder.note(name, how === 'refuse' ? 'offline' : how);
  ways[name].mode = how;
  if (how === 'refuse') ways[name].cut();
}

/** The network is there again, and the browser says so to its pages: none of them waits for its next try. */
async function comesOn(name, ...pages) {
  ways[name].mode = 'pass';
  for (const page of pages) await page.evaluate(() => void dispatchEvent(new Event('online')));
}

function cut(name) {
  recorder.note(name, 'cut');
  ways[name].cut();
}

async function remove(page, name) {
  await item(page, name).locator('[data-part=menu]').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await item(page, name).waitFor({ state: 'detached' });
}

/** All pages have joined and are where the log ends, and nothing waits in them. */
async function quiet() {
  for (const deadline = Date.now() + 60_000; ; ) {
    const { head } = await owner.get(`/rooms/${room}`);
    const stands = await recorder.stands();
    if (stands.every(({ live, seq, waiting }) => live && seq === head && waiting === 0)) return;
    if (Date.now() > deadline) assert.fail(`the log ends at ${head}, and the pages are at ${JSON.stringify(stands.map(({ living: _living, ...stand }) => stand))}`);
    await new Promise((again) => setTimeout(again, 50)); // between two looks, not for luck: the deadline decides
  }
}

/** Ben adds something on a link that has become like this, and comes back. A page that is between two links has none to send it on: then once more. */
async function does(page, how, tabs, happened) {
  for (let i = 0, done = false; !done; i++) {
    assert.ok(i < 6, `nothing is ever sent on a link that is ${how}`);
    await quiet();
    goesOff('ben', how);
    await add(page, `${how} ${i}`);
    done = await happened(`${how} ${i}`);
    await comesOn('ben', ...tabs);
  }
  await quiet();
}

/** Ann, Ben in two tabs, Cat, and Dan, who gets no socket, fill one list. */
async function pack() {
  const [ann, ben, cat, dan] = await Promise.all([others.newPerson(), bens.newPage(), others.newPerson(), others.newPerson()]);
  await withoutSockets(dan);
  await Promise.all([comes(ann, 'ann'), comes(ben, 'ben'), comes(cat, 'cat'), comes(dan, 'dan')]);
  await linkIs(dan, 'slow');
  await ben.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await ben.reload(); // from here on the service worker is in charge, so that the page comes up without a network
  await opened(ben);
  const tab = await comesBack(ben.url());
  await add(ann, 'Socks');
  for (const page of [ann, ben, tab, cat, dan]) await item(page, 'Socks').waitFor(); // the field for a first item gives way to the one of the group

  // All at once, on slow links that break.
  Object.assign(ways.ann, { delayMs: 60 });
  Object.assign(ways.ben, { delayMs: 30 });
  for (let i = 0; i < 6; i++) {
    await Promise.all([add(ann, `Ann ${i}`), add(i % 2 ? ben : tab, `Ben ${i}`), add(cat, `Cat ${i}`), ...(i % 2 ? [add(dan, `Dan ${i}`)] : [])]);
    if (i % 2) cut('ann');
    if (i % 3 === 1) cut('ben');
  }
  await Promise.all([comesOn('ann', ann), comesOn('ben', ben, tab)]);
  await quiet();
  await Promise.all([tick(ann, 'Cat 0'), tick(ben, 'Ann 0'), tick(tab, 'Dan 1'), tick(cat, 'Ben 1'), tick(dan, 'Ann 1')]);

  // What is sent on a dead link is sent again; what was answered on one that carries no answers, too.
  Object.assign(ways.ben, { delayMs: 0 });
  await does(tab, 'hold', [ben, tab], (name) => recorder.said('ben', name));
  await does(ben, 'mute', [ben, tab], (name) => item(cat, name).waitFor({ timeout: 8_000 }).then(() => true, () => false));

  // Ben and Cat have no network; what they do meets what the others do meanwhile, and Ben's browser dies over it.
  goesOff('ben');
  goesOff('cat');
  for (let i = 0; i < 4; i++) await Promise.all([add(ben, `Far ${i}`), add(cat, `Away ${i}`), add(ann, `Here ${i}`)]);
  await Promise.all([rename(tab, 'Cat 3', 'Umbrella of Ben'), rename(cat, 'Cat 3', 'Umbrella of Cat'), tick(dan, 'Cat 3')]);
  await tick(tab, 'Ann 3');
  await remove(ann, 'Ann 3');
  await stored(tab, 6);
  const address = ben.url();
  recorder.note('ben', 'killed');
  await bens.kill();
  await bens.start();
  const anew = await comesBack(address);
  await item(anew, 'Far 3').waitFor();
  await comesOn('cat', cat);
  await comesOn('ben', anew);
  const second = await comesBack(address);
  await Promise.all([add(anew, 'Last of Ben'), add(second, 'Very last of Ben'), add(dan, 'Last of Dan'), add(cat, 'Last of Cat')]);
  await quiet();
  for (const page of [anew, second, cat, dan]) await agree(ann, page);
}

before(async () => {
  try {
    stack = await startStack('--data', inFolder('data'));
    owner = await signIn(stack.url, 'owner');
    ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' }));
    recorder = startRecorder(room);
    for (const name of ['ann', 'ben', 'cat', 'dan']) ways[name] = await startProxy(stack.port);
    [bens, others] = await Promise.all([startKillable(), startKillable()]);
    await pack();
    await recorder.end();
  } catch (failure) {
    failed = true;
    throw failure;
  } finally {
    recorder?.save(inFolder('pages.jsonl'));
    await Promise.all([bens?.close(), others?.close()]);
    await Promise.all(Object.values(ways).map((way) => way.close()));
    await stack?.stop();
  }
}, { timeout: 240_000 });
after(() => (failed ? console.error(`what the pages did, and the data of their stack, are in ${folder}`) : rmSync(folder, { recursive: true })));

/** Builds the checker where it is stale. Answers what it says of each file. */
function judge(...words) {
  const { status, stdout, stderr } = spawnSync(TANDEM, ['judge', ...words, '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  failed ||= status === 2;
  assert.notEqual(status, 2, stderr);
  return { status, judgements: stdout.trim().split('\n').map((line) => JSON.parse(line)) };
}

test('five pages of four people keep what was promised, on a network that breaks, through the death of a browser', { timeout: 300_000 }, () => {
  const { status, judgements: [judgement] } = judge(inFolder('pages.jsonl'), '--data', inFolder('data'), '--history', inFolder('history.jsonl'));
  failed ||= status !== 0;
  const { met, first, violations, history: _history, broken: _broken, ...counts } = judgement;
  console.log(`judged: ${JSON.stringify(counts)}, met ${JSON.stringify(met)}`);
  assert.deepEqual(first, []);
  assert.deepEqual([status, violations], [0, 0]);
  assert.equal(counts.people, 4);
  assert.equal(counts.ended, 5, 'every page that is open in the end is at the end of the log');
  for (const [what, least] of Object.entries({ mutations: 45, commits: 15, told: 30, shown: 50, clients: 4 })) assert.ok(counts[what] >= least, `${what}: ${counts[what]}`);
  for (const [what, least] of Object.entries({ cut: 5, hold: 1, mute: 1, offline: 2, killed: 1, resend: 1, delta: 5, snapshot: 1, merged: 1 })) assert.ok((met[what] ?? 0) >= least, `${what}: ${met[what]}`);
});

/** By what is wrong: what is done to the lines of the history, and what the checker has to call it. */
const MISTAKES = {
  'a commit is gone from within the log': ['I3', (lines) => lines.filter((line, i) => i !== decidedIn(lines)[7])],
  'an acknowledged commit and all after it are gone': ['I1', (lines) => {
    const { seq } = lines.findLast(({ what, outcome }) => what === 'told' && outcome.seq !== undefined).outcome;
    return lines.filter(({ what, commit }) => what !== 'decided' || commit.seq < seq).map((line) => (line.what === 'rests' ? { ...line, log: line.log.filter((commit) => commit.seq < seq) } : line));
  }],
  'a mutation is applied twice': ['I2', (lines) => {
    const last = decidedIn(lines).at(-1);
    const { commit } = lines[last];
    return lines.toSpliced(last + 1, 0, { ...lines[last], commit: { ...commit, seq: commit.seq + 1 } });
  }],
  'two edits have one number': ['I2', changed(({ what }) => what === 'issued', (line) => [line, line])],
  'an answer says otherwise': ['I1', changed(({ what, outcome }) => what === 'told' && outcome.status === 'applied', (line) => [{ ...line, outcome: { n: line.outcome.n, status: 'rejected', code: 'not-found' } }])],
  'a page shows another value': ['I6', changed(showsItems, (line) => [{ ...line, living: line.living.map((entity) => (entity.type === 'item' ? { ...entity, fields: { ...entity.fields, name: 'Nobody wrote this' } } : entity)) }])],
  'a page lacks something': ['I6', changed(showsItems, (line) => [{ ...line, living: line.living.slice(1) }])],
  'a page shows one position for another': ['I6', changed(showsItems, (line) => [{ ...line, seq: line.seq - 1 }])],
  'a page ends behind the others': ['I7', changed(({ what }) => what === 'ended', (line) => [{ ...line, seq: line.seq - 1 }])],
  'an edit is never sent': ['I8', changed(({ what }) => what === 'ended', (line) => [{ ...line, waiting: 1 }])],
  'something else is stored': ['I5', changed(({ what }) => what === 'rests', (line) => [{ ...line, entities: line.entities.slice(1) }])],
};

const decidedIn = (lines) => lines.flatMap(({ what, commit }, i) => (what === 'decided' && commit.n[1] > 0 ? [i] : []));

function showsItems({ what, living }) {
  return what === 'showed' && living.some(({ type }) => type === 'item');
}

/** The last line that is so in place of itself becomes these. */
function changed(which, into) {
  return (lines) => {
    const at = lines.findLastIndex(which);
    return lines.toSpliced(at, 1, ...into(lines[at]));
  };
}

test('a checker that is given the same with a mistake in it names the mistake', { timeout: 60_000 }, () => {
  const lines = readFileSync(inFolder('history.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const files = Object.values(MISTAKES).map(([, mistake], i) => {
    writeFileSync(inFolder(`mistake-${i}.jsonl`), mistake(lines).map((line) => `${JSON.stringify(line)}\n`).join(''));
    return inFolder(`mistake-${i}.jsonl`);
  });
  const { status, judgements: [sound, ...wrong] } = judge(inFolder('history.jsonl'), ...files);
  assert.equal(status, 1);
  assert.deepEqual(sound.broken, [], 'as it was written, nothing is broken');
  for (const [i, [what, [invariant]]] of Object.entries(MISTAKES).entries()) assert.ok(wrong[i].broken.includes(invariant), `${what}: ${wrong[i].broken}, not ${invariant}`);
});
