// Two people write one note, at the same time and without a network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { enter, linkIs, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack, wholeLog } from './support/stack.mjs';

let stack, proxy, ann, ben, owner, room, annsPage, bensPage;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
  ({ id: room } = await owner.post('/rooms', { kind: 'orders', title: 'Orders of May', link: 'editor' }));
  const { epoch, head } = await owner.get(`/rooms/${room}`);
  await owner.post(`/rooms/${room}/clients`, { client: 'till' });
  const made = { op: 'create', type: 'order', id: 'o1', fields: { reference: 'A-1', notes: 'Deliver 🚚' } };
  await owner.post(`/rooms/${room}/updates`, { client: 'till', epoch, mutations: [{ n: 1, base: head, ops: [made] }] });
  proxy = await startProxy(stack.port);
  [ann, ben] = await Promise.all([startBrowser(), startBrowser()]);
  [annsPage, bensPage] = [await ann.newPage(), await ben.newPage()];
  const place = `${room}?view=orders&at=order/o1`;
  await enter(annsPage, stack.url, place, 'Ann');
  await enter(bensPage, `http://localhost:${proxy.port}`, place, 'Ben');
});
after(async () => {
  await Promise.all([ann?.close(), ben?.close()]);
  await proxy?.close();
  await stack?.stop();
});

const note = (page) => page.getByRole('textbox', { name: 'Notes' });

async function type(page, where, text) {
  await note(page).focus();
  await page.keyboard.press(where === 'start' ? 'Control+Home' : 'Control+End');
  await page.keyboard.type(text, { delay: 15 });
}

/** The text once both pages show the same and nothing waits. */
async function agreed() {
  await Promise.all([workIs(annsPage, 'saved'), workIs(bensPage, 'saved')]);
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [left, right] = [await note(annsPage).inputValue(), await note(bensPage).inputValue()];
    if (left === right) return left;
    if (Date.now() > deadline) throw new Error(`they do not agree:\n${left}\n${right}`);
    await annsPage.waitForTimeout(100); // between two looks, not for luck: the deadline decides
  }
}

test('T2 what both type while one is offline stands, and so does what they type at the same time', async () => {
  await note(bensPage).waitFor();
  await ben.context.setOffline(true);
  proxy.mode = 'refuse';
  proxy.cut();
  await linkIs(bensPage, 'offline');
  await type(bensPage, 'end', ' ที่ประตูหลัง 🏡');
  await workIs(bensPage, 'waiting');
  await type(annsPage, 'start', 'Please: ');
  await workIs(annsPage, 'saved');

  proxy.mode = 'pass';
  await ben.context.setOffline(false);
  await workIs(bensPage, 'saved');
  assert.equal(await agreed(), 'Please: Deliver 🚚 ที่ประตูหลัง 🏡');

  await Promise.all([type(annsPage, 'start', 'Hello Ben, are you there? '), type(bensPage, 'end', ' Yes, I am, and I write here.')]);
  assert.equal(await agreed(), 'Hello Ben, are you there? Please: Deliver 🚚 ที่ประตูหลัง 🏡 Yes, I am, and I write here.');

  const log = await wholeLog(owner, room);
  assert.ok(log.some((commit) => JSON.stringify(commit.changes).includes('"edits"')), 'the text changed in places');
  assert.deepEqual(log.flatMap((commit) => commit.rejected ?? []), []);
});
