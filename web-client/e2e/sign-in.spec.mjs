// Signing in with code and PKCE, as in the cloud: there and back to the same place, over reloads and tabs, tokens that end, a sign-in that ended while offline, and out again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { look } from './support/look.mjs';
import { add, enter, item, linkIs, opened, stored, workIs } from './support/packing.mjs';
import { signInAs, tellName } from './support/sign-in.mjs';
import { signIn, startStack } from './support/stack.mjs';

const TOKEN = '/oauth2/token';
let stack, owner, room;

before(async () => {
  stack = await startStack();
  ({ owner, room } = await roomAt(stack.url));
});
after(() => stack?.stop());

async function roomAt(url) {
  const person = await signIn(url, 'owner');
  const { id } = await person.post('/rooms', { kind: 'packing-list', title: 'A week at the sea', link: 'editor' });
  return { owner: person, room: id };
}

/** A browser, and what its pages asked the issuer for and got. */
async function withBrowser(work, options) {
  const browser = await startBrowser(options);
  const grants = [];
  browser.context.on('response', async (response) => {
    if (!response.url().endsWith(TOKEN)) return;
    const asked = new URLSearchParams(response.request().postData());
    grants.push({ type: asked.get('grant_type'), used: asked.get('refresh_token'), status: response.status(), got: response.json() });
  });
  try {
    await work(browser.context, grants, await browser.newPage());
  } finally {
    await browser.close();
  }
}

const refreshes = (grants) => grants.filter(({ type }) => type === 'refresh_token');
const post = (url, where, body) => fetch(url + where, { method: 'POST', body: new URLSearchParams({ client_id: 'tandem', ...body }) });
const problem = (page) => page.getByTestId('sign-in-problem');
const names = async (person, id) => (await person.get(`/rooms/${id}/snapshot`)).entities.map(({ fields }) => fields?.name);

/** Waits for what is seen from outside the page. */
async function until(what, holds) {
  for (const deadline = Date.now() + 90_000; !(await holds()); ) {
    if (Date.now() > deadline) throw new Error(`not seen: ${what}`);
    await new Promise((again) => setTimeout(again, 100)); // between two looks, not for luck: the deadline decides
  }
}

/** All that the page has written anywhere, as text. */
const written = (page) =>
  page.evaluate(async () => {
    const whole = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href, document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const db = await whole(indexedDB.open(name));
      for (const store of db.objectStoreNames) texts.push(JSON.stringify(await whole(db.transaction(store).objectStore(store).getAll()), (_, value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value)));
      db.close();
    }
    return texts.join('\n');
  });

test('a deep link survives the way to the issuer and back; a reload and a second tab need no person; no token is written down', () =>
  withBrowser(async (context, grants, page) => {
    const link = `${stack.url}/rooms/${room}?view=bag`;
    await page.goto(link);
    await signInAs(page, 'Ann');
    await opened(page);
    assert.equal(page.url(), link);
    await linkIs(page, 'online');
    const { access_token: access, refresh_token: refresh } = await grants[0].got;
    const text = await written(page);
    assert.ok(!text.includes(access) && !text.includes(refresh) && !text.includes('eyJ'), 'no token in clear text');
    const claims = JSON.parse(Buffer.from(access.split('.')[1], 'base64url'));
    assert.deepEqual([claims.sub, claims.username, claims.name, claims.client_id, claims.token_use, claims.scope, claims.aud], ['ann', 'ann', 'Ann', 'tandem', 'access', 'openid email profile', undefined]);

    const second = await context.newPage();
    await second.goto(link);
    await linkIs(second, 'online');
    assert.equal(grants.length, 1, 'the second tab was told the token by the first');
    await second.close();

    await page.reload();
    await linkIs(page, 'online');
    assert.deepEqual(grants.map(({ type, status }) => [type, status]), [['authorization_code', 200], ['refresh_token', 200]]);
    await page.goBack(); // over the sign-in, which is done
    await page.goForward();
    await opened(page);
    await linkIs(page, 'online');
  }));

test('before its end a token is renewed by one of the tabs, and what is typed is saved all along', async () => {
  const short = await startStack('--memory', '--token-life', '8');
  try {
    const { owner: person, room: id } = await roomAt(short.url);
    await withBrowser(async (context, grants, page) => {
      await enter(page, short.url, id, 'Ann');
      const second = await context.newPage();
      await second.goto(`${short.url}/rooms/${id}`);
      await opened(second);
      await add(page, 'Tent');
      await until('two renewals', async () => refreshes(grants).length >= 2);
      await add(second, 'Stove');
      await until('a third renewal', async () => refreshes(grants).length >= 3);
      await add(page, 'Lamp');
      await item(second, 'Lamp').waitFor();
      await until('all of it is on the server', async () => { const there = await names(person, id); return ['Tent', 'Stove', 'Lamp'].every((name) => there.includes(name)); });
      const used = refreshes(grants).map(({ used: token }) => token);
      assert.equal(new Set(used).size, used.length, 'each refresh token was used once');
      assert.ok(refreshes(grants).every(({ status }) => status === 200));
    });
  } finally {
    await short.stop();
  }
});

test('a sign-in that ended while its person was offline: the edits are there, wait, and go out after signing in again', () =>
  withBrowser(async (context, grants, page) => {
    await enter(page, stack.url, room, 'Ann');
    await workIs(page, 'saved');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.reload();
    await opened(page);
    await add(page, 'Compass');
    await add(page, 'Map');
    await stored(page, 2);
    const last = await grants.at(-1).got;
    await post(stack.url, '/oauth2/revoke', { token: last.refresh_token });
    await context.setOffline(false);
    const banner = page.getByTestId('banner').filter({ hasText: 'Your sign-in has ended.' });
    await banner.waitFor();
    await page.reload();
    await banner.waitFor();
    await item(page, 'Compass').waitFor();
    await look(page, 'sign-in-ended');
    assert.ok(!(await names(owner, room)).includes('Compass'));
    // The issuer still knows the browser; it asks all the same, since the sign-in had been ended.
    await banner.getByRole('button', { name: 'Sign in' }).click();
    await tellName(page, 'Ann');
    await opened(page);
    await workIs(page, 'saved');
    await item(page, 'Map').waitFor();
    await until('both edits are on the server', async () => (await names(owner, room)).filter((name) => name === 'Compass' || name === 'Map').length === 2);
  }, { bypassCSP: true }));

test('signing out ends it here, in the other tab, on the server and at the issuer', () =>
  withBrowser(async (context, grants, page) => {
    await enter(page, stack.url, room, 'Ann');
    await linkIs(page, 'online');
    const { access_token: access, refresh_token: refresh } = await grants[0].got;
    const second = await context.newPage();
    await second.goto(stack.url);
    await second.getByTestId('account').click();
    await second.getByRole('button', { name: 'Sign out' }).click();
    const signedOut = (where) => where.getByRole('heading', { name: 'Work together' }).waitFor();
    await Promise.all([signedOut(page), signedOut(second)]);
    assert.equal(new URL(second.url()).pathname, '/');
    await until('the token is refused', async () => (await fetch(`${stack.url}/api/me`, { headers: { authorization: `Bearer ${access}` } })).status === 401);
    await until('the refresh token is refused', async () => (await post(stack.url, TOKEN, { grant_type: 'refresh_token', refresh_token: refresh })).status === 400);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Your name').waitFor(); // the issuer does not remember
  }));

test('what goes wrong is said in a sentence, and the way is open again', () =>
  withBrowser(async (context, grants, page) => {
    const link = `${stack.url}/rooms/${room}`;
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await problem(page).getByText('You were not signed in').waitFor();
    await look(page, 'sign-in-denied');

    await page.goto(`${stack.url}/sign-in?code=stolen&state=of-somebody-else`);
    await problem(page).getByText('This sign-in was not begun in this window.').waitFor();
    assert.equal(page.url(), `${stack.url}/sign-in`);

    await page.goto(link);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await problem(page).getByText('The server cannot be reached.').waitFor();
    await context.setOffline(false);

    await context.route(`**${TOKEN}`, (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
    await signInAs(page, 'Ann');
    await problem(page).getByText('Signing in took too long').waitFor();
    await context.unroute(`**${TOKEN}`);
    await page.getByRole('button', { name: 'Sign in' }).click(); // the issuer remembers who it was
    await opened(page);
    assert.equal(page.url(), link);
  }, { bypassCSP: true }));
