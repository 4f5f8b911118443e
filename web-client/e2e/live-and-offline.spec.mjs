// Two people, two browsers, one list, and a network that fails.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { add, agree, enter, item, opened, packed, rename, stored, tick, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack, wholeLog } from './support/stack.mjs';

let stack, proxy, ann, ben, owner, room, annsPage, bensPage;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
});
after(() => stack?.stop());

beforeEach(async () => {
  ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' }));
  proxy = await startProxy(stack.port);
  [ann, ben] = await Promise.all([startBrowser(), startBrowser({ viewport: { width: 360, height: 740 } })]);
  [annsPage, bensPage] = [await ann.newPage(), await ben.newPage()];
  await enter(annsPage, stack.url, room, 'Ann');
  await enter(bensPage, `http://localhost:${proxy.port}`, room, 'Ben');
});
afterEach(async () => {
  await Promise.all([ann.close(), ben.close()]);
  await proxy.close();
});

/** Every mutation of every client is in the log once: the ranges of a client's commits follow each other without a gap or an overlap. */
async function assertAppliedOnce() {
  const log = await wholeLog(owner, room);
  assert.deepEqual(log.map((commit) => commit.seq), log.map((_, index) => index + 1), 'the log is dense');
  const last = new Map();
  for (const { by, n } of log.filter((commit) => commit.n[1] > 0)) {
    assert.ok(n[0] > (last.get(by.client) ?? 0), `mutations ${n} of ${by.client} come after ${last.get(by.client)}`);
    last.set(by.client, n[1]);
  }
  const created = log.flatMap((commit) => commit.changes).filter((change) => change.op === 'create').map((change) => `${change.type}/${change.id}`);
  assert.equal(new Set(created).size, created.length, 'nothing was made twice');
  return log;
}

test('an edit in one browser is on screen in the other, both ways', async () => {
  await add(annsPage, '3 socks');
  await item(bensPage, 'socks').waitFor();
  await tick(bensPage, 'socks');
  await packed(annsPage, 'socks');
  const canary = `canary-note-${randomBytes(8).toString('hex')}`; // the test command looks for it in every log
  await rename(annsPage, 'socks', canary);
  await item(bensPage, canary).waitFor();
  await workIs(annsPage, 'saved');
  await assertAppliedOnce();
});

test('a page reloaded offline still has its edits, and sends them once when it can', async () => {
  await add(bensPage, 'Tent');
  await workIs(bensPage, 'saved');
  await bensPage.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await bensPage.reload(); // from here on the service worker is in charge
  await opened(bensPage);

  await ben.context.setOffline(true);
  proxy.mode = 'refuse';
  proxy.cut();
  await add(bensPage, 'Stove');
  await add(bensPage, '2 lamps');
  await workIs(bensPage, 'waiting');
  await stored(bensPage, 2);
  await bensPage.reload();
  await opened(bensPage);
  await item(bensPage, 'lamps').waitFor();
  await workIs(bensPage, 'waiting');

  proxy.mode = 'pass';
  await ben.context.setOffline(false);
  await item(annsPage, 'lamps').waitFor();
  await workIs(bensPage, 'saved');
  await agree(annsPage, bensPage);
  await assertAppliedOnce();
});

test('a browser started anew without any network shows the list and its waiting edits', async () => {
  await add(bensPage, 'Tent');
  await workIs(bensPage, 'saved');
  await bensPage.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await bensPage.reload();
  await opened(bensPage);
  const address = bensPage.url();
  proxy.mode = 'refuse';
  proxy.cut();
  await add(bensPage, 'Stove');
  await workIs(bensPage, 'waiting');
  await stored(bensPage, 1);

  await ben.restart();
  bensPage = await ben.newPage();
  await bensPage.goto(address);
  await opened(bensPage);
  await item(bensPage, 'Tent').waitFor();
  await item(bensPage, 'Stove').waitFor();
  await workIs(bensPage, 'waiting');

  proxy.mode = 'pass';
  await item(annsPage, 'Stove').waitFor();
  await workIs(bensPage, 'saved');
  await assertAppliedOnce();
});

test('connections cut in the middle of work lose nothing and double nothing', async () => {
  for (let round = 0; round < 12; round++) {
    await add(bensPage, `Thing ${round}`);
    if (round % 3 === 0) proxy.cut();
    if (round === 6) proxy.delayMs = 120;
  }
  proxy.delayMs = 0;
  await workIs(bensPage, 'saved');
  assert.equal((await agree(annsPage, bensPage)).length, 12);
  await assertAppliedOnce();
});

test('a link that is open but dead is noticed, and what was typed meanwhile arrives', async () => {
  await add(bensPage, 'Tent');
  await workIs(bensPage, 'saved');
  proxy.mode = 'hold';
  await add(bensPage, 'Stove');
  await bensPage.locator('[data-testid=link-state]:not([data-state=online])').first().waitFor({ timeout: 60_000 });
  await item(bensPage, 'Stove').waitFor();
  proxy.mode = 'pass';
  await item(annsPage, 'Stove').waitFor({ timeout: 60_000 });
  await assertAppliedOnce();
});

test('two tabs of one person share what waits: each edit is sent once', async () => {
  const second = await ben.newPage();
  await second.goto(bensPage.url());
  await opened(second);
  proxy.mode = 'refuse';
  proxy.cut();
  await add(bensPage, 'Tent');
  await item(second, 'Tent').waitFor(); // the field for a first item gives way to the one of the group
  await add(second, 'Stove');
  await item(bensPage, 'Stove').waitFor(); // it is in the outbox that both share
  await second.close();
  proxy.mode = 'pass';
  await item(annsPage, 'Tent').waitFor({ timeout: 45_000 });
  await item(annsPage, 'Stove').waitFor({ timeout: 45_000 });
  await workIs(bensPage, 'saved');
  await agree(annsPage, bensPage);
  await assertAppliedOnce();
});

test('an edit that the server rejects is taken back with its reason, and the rest goes on', async () => {
  await owner.put(`/rooms/${room}/members/ben`, { role: 'editor' });
  await add(bensPage, 'Tent');
  await item(annsPage, 'Tent').waitFor();
  proxy.mode = 'refuse';
  proxy.cut();
  await tick(bensPage, 'Tent');
  await workIs(bensPage, 'waiting');
  await owner.put(`/rooms/${room}/members/ben`, { role: 'viewer' });
  proxy.mode = 'pass';
  await workIs(bensPage, 'attention');
  await bensPage.locator('[data-testid=work-state]').first().click();
  await bensPage.locator('[data-testid=rejected-edit][data-code=forbidden]').waitFor();
  assert.equal(await item(bensPage, 'Tent').getAttribute('data-packed'), 'false');
});

test('who was removed is told, keeps what was not sent, and receives nothing more', async () => {
  await add(bensPage, 'Tent');
  await workIs(bensPage, 'saved');
  await owner.put(`/rooms/${room}/link`, { role: null });
  await owner.delete(`/rooms/${room}/members/ben`);
  await bensPage.getByText('You are no longer a member').waitFor();
  await add(annsPage, 'Secret');
  await workIs(annsPage, 'saved');
  assert.equal(await bensPage.getByText('Secret').count(), 0);
});
