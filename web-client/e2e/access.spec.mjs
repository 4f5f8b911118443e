// Who may come in and who has to go: invitations, roles, removal, and a network that lets no sockets through.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startBrowser, withoutSockets } from './support/browser.mjs';
import { add, agree, enter, item, linkIs, opened, packed, tick, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { tellName } from './support/sign-in.mjs';
import { signIn, startStack } from './support/stack.mjs';

let stack, ann, ben, room, owner, annsPage, bensPage;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

beforeEach(async () => {
  owner = await signIn(stack.url, 'ann');
  ({ id: room } = await owner.post('/rooms', { kind: 'packing-list', title: 'A week at the sea' }));
  [ann, ben] = await Promise.all([startBrowser(), startBrowser({ viewport: { width: 360, height: 740 }, acceptDownloads: true })]);
  [annsPage, bensPage] = [await ann.newPage(), await ben.newPage()];
  await enter(annsPage, stack.url, room, 'Ann');
});
afterEach(() => Promise.all([ann.close(), ben.close()]));

/** Opens the sheet and answers with the link of a new invitation. */
async function inviteByLink(page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByTestId('share-sheet');
  await sheet.getByRole('tab', { name: 'By link' }).click();
  await sheet.getByRole('button', { name: 'Create link' }).click();
  const link = await sheet.getByTestId('invitation-link').innerText();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await sheet.getByTestId('pending').waitFor();
  await sheet.getByRole('button', { name: 'Close', exact: true }).click();
  return link;
}

/** Ben opens the link, signs in where he is asked to, accepts, and does not want to be shown around. */
async function accept(page, link) {
  await page.goto(link);
  await page.getByTestId('invitation').waitFor();
  await page.getByRole('button', { name: 'Sign in to accept' }).click();
  await tellName(page, 'Ben');
  await page.getByRole('button', { name: 'Accept' }).click();
  await opened(page);
  const welcome = page.getByTestId('welcome');
  await welcome.getByRole('button', { name: 'Skip', exact: true }).click();
  await welcome.waitFor({ state: 'hidden' });
}

const setRole = async (user, role) => owner.put(`/rooms/${room}/members/${user}`, { role });

test('I1 I3 I4 who is invited by link sees to what, signs in, accepts, and both edit', async () => {
  const link = await inviteByLink(annsPage);
  assert.match(link, /\/invite#inv_/);
  const asked = [];
  bensPage.on('request', (request) => asked.push(request.url()));
  await bensPage.goto(link);
  const invitation = bensPage.getByTestId('invitation');
  await invitation.getByText('A week at the sea').waitFor();
  await invitation.getByText('Ann').first().waitFor().catch(() => invitation.getByText('ann').first().waitFor());
  assert.ok(!bensPage.url().includes('inv_'), 'the secret is not in the address any more');
  await accept(bensPage, link);
  assert.deepEqual(asked.filter((url) => url.includes('inv_') && !url.includes('#')), [], 'the secret went into no address that a server sees');

  await add(annsPage, '3 socks');
  await item(bensPage, 'socks').waitFor();
  await tick(bensPage, 'socks');
  await packed(annsPage, 'socks');
  await agree(annsPage, bensPage);

  // A one-use link that was used says so.
  const cat = await startBrowser();
  try {
    const page = await cat.newPage();
    await page.goto(link);
    await page.getByTestId('invitation-problem').waitFor();
  } finally {
    await cat.close();
  }
});

test('A3 P5 who is made a viewer sees at once that editing is over, and may again when made an editor', async () => {
  await accept(bensPage, await inviteByLink(annsPage));
  await add(annsPage, 'Tent');
  await item(bensPage, 'Tent').waitFor();
  await setRole('ben', 'viewer');
  await bensPage.getByTestId('view-only').waitFor();
  await bensPage.getByLabel(/^Add an item/).first().waitFor({ state: 'detached' });
  await setRole('ben', 'editor');
  await bensPage.getByTestId('view-only').waitFor({ state: 'detached' });
  await add(bensPage, 'Stove');
  await item(annsPage, 'Stove').waitFor();
});

test('P4 who is removed is told, and saves what was not sent as a file', async () => {
  const proxy = await startProxy(stack.port);
  try {
    const link = await inviteByLink(annsPage);
    await accept(bensPage, link.replace(stack.url, `http://localhost:${proxy.port}`));
    await workIs(bensPage, 'saved');
    proxy.mode = 'refuse';
    proxy.cut();
    await add(bensPage, 'Stove');
    await workIs(bensPage, 'waiting');
    await owner.delete(`/rooms/${room}/members/ben`);
    proxy.mode = 'pass';
    const removed = bensPage.getByTestId('removed');
    await removed.waitFor();
    await removed.getByText('Stove').first().waitFor();
    const [file] = await Promise.all([bensPage.waitForEvent('download'), removed.getByRole('button', { name: 'Save as a file' }).click()]);
    const saved = JSON.parse(readFileSync(await file.path(), 'utf8'));
    assert.equal(saved.room, room);
    assert.equal(saved.edits[0].ops[0].fields.name, 'Stove');
    await removed.getByRole('button', { name: 'Discard them' }).click();
    await removed.getByRole('button', { name: 'Discard them' }).click();
    await removed.getByText('Stove').first().waitFor({ state: 'detached' });
  } finally {
    await proxy.close();
  }
});

test('R16 without any socket, edits go both ways', async () => {
  await setRole('ben', 'editor');
  await withoutSockets(bensPage);
  await enter(bensPage, stack.url, room, 'Ben');
  await linkIs(bensPage, 'slow');
  await add(annsPage, 'Tent');
  await item(bensPage, 'Tent').waitFor();
  await tick(bensPage, 'Tent');
  await packed(annsPage, 'Tent');
  await add(bensPage, 'Stove');
  await item(annsPage, 'Stove').waitFor();
  await workIs(bensPage, 'saved');
  await agree(annsPage, bensPage);
});

test('I1 an invitation by e-mail brings a letter, and its link opens the invitation', async () => {
  await annsPage.getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = annsPage.getByTestId('share-sheet');
  await sheet.getByLabel('E-mail address').fill('ben@example.com');
  await sheet.getByRole('button', { name: 'Send invitation' }).click();
  await sheet.getByTestId('pending').filter({ hasText: 'ben@example.com' }).waitFor();
  const { letters } = await (await fetch(`${stack.url}/outbox.json`)).json();
  const letter = letters.find(({ to }) => JSON.stringify(to).includes('ben@example.com'));
  assert.ok(letter, 'the letter is in the outbox');
  const [link] = /http\S+\/invite#inv_[\w.-]+/.exec(letter.text);
  await bensPage.goto(link);
  const invitation = bensPage.getByTestId('invitation');
  await invitation.getByText('A week at the sea').waitFor();
  await invitation.getByText('It is meant for one e-mail address.').waitFor();
  // Somebody else who gets hold of it does not get in.
  await bensPage.getByRole('button', { name: 'Sign in to accept' }).click();
  await tellName(bensPage, 'Mallory');
  await bensPage.getByRole('button', { name: 'Accept' }).click();
  await bensPage.getByTestId('invitation-problem').getByText('You are signed in as mallory.').waitFor();
});
