// Text is only ever text: what people write cannot run, and what gets into the page some other way is not let run either.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './support/browser.mjs';
import { enter, item } from './support/packing.mjs';
import { signIn, startStack } from './support/stack.mjs';

const HOSTILE = [
  '<img src=x onerror="window.ran=1">Tent',
  '<script>window.ran=1</script>Stove',
  '{{constructor.constructor("window.ran=1")()}} Lamp',
  'javascript:window.ran=1',
  '<svg onload="window.ran=1">Rope</svg>',
  '\u202Egpj.map\u202C',
];

let stack, browser;

before(async () => {
  [stack, browser] = await Promise.all([startStack(), startBrowser({ viewport: { width: 360, height: 740 } })]);
});
after(() => Promise.all([browser?.close(), stack?.stop()]));

test('names with markup, scripts and strange ids are shown as they were written, and nothing of them runs', async () => {
  const owner = await signIn(stack.url, 'ann');
  const { id: room, epoch } = await owner.post('/rooms', { kind: 'packing-list', title: '<b onclick="window.ran=1">Norway</b>' });
  await owner.post(`/rooms/${room}/clients`, { client: 'laptop' });
  const ids = ['__proto__', 'constructor', 'toString', ...HOSTILE.slice(3).map((_, i) => `i${i}`)];
  const mutations = HOSTILE.map((name, i) => ({ n: i + 1, base: 1, ops: [{ op: 'create', type: 'item', id: ids[i], fields: { name } }] }));
  const { outcomes } = await owner.post(`/rooms/${room}/updates`, { client: 'laptop', epoch, mutations });
  assert.deepEqual(new Set(outcomes.map(({ status }) => status)), new Set(['applied']));

  const page = await browser.newPage();
  await enter(page, stack.url, room, 'Ann');
  for (const name of HOSTILE) await item(page, name.replaceAll(/[\u202C\u202E]/g, '')).or(item(page, name)).first().waitFor();
  assert.equal(await page.getByTestId('room-title').innerText(), '<b onclick="window.ran=1">Norway</b>');
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await page.evaluate(() => ({}).name), undefined, 'no prototype was written to');
});

test('a script that gets into the page is not run, whichever way it came', async () => {
  const page = await browser.newPage();
  await page.goto(stack.url);
  const seen = await page.evaluate(async () => {
    const violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
    const attempts = [
      () => {
        const script = document.createElement('script');
        script.append('globalThis.ran = 2');
        document.body.append(script);
      },
      () => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran = 3">'),
      () => {
        const image = document.createElement('img');
        image.setAttribute('onerror', 'globalThis.ran = 4');
        image.src = '/no-such-picture';
        document.body.append(image);
      },
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch (refused) {
        violations.push(refused.name);
      }
    }
    for (let frames = 0; violations.length < attempts.length && frames < 600; frames++) await new Promise(requestAnimationFrame);
    return { violations, ran: globalThis.ran };
  });
  assert.equal(seen.ran, undefined);
  assert.ok(seen.violations.length >= 3, `refused: ${seen.violations}`);
});
