// Three people count one stock on bad links: one far away, one without a network, one whose connection breaks again and again; by keyboard alone, as a scanner types, and by touch on phones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { HANDS, withPeople } from './support/hands.mjs';
import { fill, items } from './support/inventory.mjs';
import { look } from './support/look.mjs';
import { opened, workIs } from './support/packing.mjs';
import { startProxy } from './support/proxy.mjs';
import { signIn, startStack, wholeLog } from './support/stack.mjs';

const ITEMS = 200;
const APART = ITEMS - 20;
const NAMES = ['Ann', 'Ben', 'Cho'];

let stack, owner;

before(async () => {
  stack = await startStack();
  owner = await signIn(stack.url, 'owner');
});
after(() => stack?.stop());

const numbers = Array.from({ length: ITEMS }, (_, i) => i);
const code = (i) => `N-${i}`;
// The last twenty are counted by two people, who differ: what each saw and found adds up.
const of = (who) => numbers.filter((i) => (i < APART ? i % 3 === who : who < 2));
const found = (i) => (i < APART ? (i * 7) % 23 : 10 + (i % 5));

/** Counts one item after the other: its code, and how many there are. What comes next has the focus by itself. */
async function count(who, all) {
  const form = who.page.getByTestId('count-form');
  await who.aim(who.page.getByLabel('Scan or type a code'));
  for (const i of all) {
    await who.type(code(i));
    await who.confirm(who.page.getByRole('button', { name: 'Find' }));
    await who.type(String(found(i)));
    await who.confirm(form.getByRole('button', { name: 'Save and next' }));
  }
}

/** What a page shows of each item: what it would show, were all rows in sight. */
const onHand = (page) => page.evaluate(async () => {
  const shown = {};
  const turned = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  for (let top = 0; ; top += 600) {
    scrollTo(0, top);
    await turned();
    for (const row of document.querySelectorAll('[data-testid=stock-item]')) shown[row.dataset.row] = Number(/\d+/.exec(row.querySelector('[data-cell=onHand]').innerText.replace(/On hand/, ''))[0]);
    if (top + innerHeight >= document.documentElement.scrollHeight) return shown;
  }
});

/** What the log says there is of each item, from the first commit on, and every count in it. */
function summed(log) {
  const [sums, told, counts] = [{}, {}, []];
  for (const change of log.flatMap(({ changes }) => changes)) {
    if (change.type === 'stockItem') sums[change.id] = (change.fields ?? change.set)?.onHand ?? sums[change.id];
    if (change.type !== 'adjustment' || change.op !== 'create') continue;
    told[change.fields.itemId] = (told[change.fields.itemId] ?? 0) + change.fields.delta;
    if (change.fields.reason === 'count') counts.push(change.fields.itemId);
  }
  return { sums, told, counts };
}

for (const hands of HANDS) {
  test(`${hands.by}: three people count ${ITEMS} items on bad links, and every sum is exact`, { timeout: 600_000 }, async () => {
    const { id: room } = await owner.post('/rooms', { kind: 'inventory', title: 'Counting', link: 'editor' });
    await fill(owner, room, items(ITEMS, (i) => ({ sku: code(i) })));
    const proxies = await Promise.all(NAMES.map(() => startProxy(stack.port)));
    try {
      await withPeople(hands, NAMES, async (...people) => {
        const [far, away, broken] = proxies;
        await Promise.all(
          people.map(async (who, i) => {
            await who.page.goto(`http://localhost:${proxies[i].port}/rooms/${room}?view=count`);
            await who.signIn(NAMES[i]);
            await opened(who.page);
            await who.page.getByText(`${ITEMS} items`).first().waitFor();
          }),
        );
        far.delayMs = 250;
        away.mode = 'refuse';
        away.cut();
        const [, ben] = people;
        const wobble = setInterval(() => broken.cut(), 700);
        await Promise.all(people.map((who, i) => count(who, of(i))));
        clearInterval(wobble);
        await workIs(ben.page, 'waiting');
        await look(ben.page, `counting-offline-${hands.short}`);
        far.delayMs = 0;
        away.mode = 'pass';
        for (const { page } of people) await page.locator('[data-testid=work-state][data-state=saved]').first().waitFor({ timeout: 60_000 });

        const { sums, told, counts } = summed(await wholeLog(owner, room));
        assert.deepEqual(counts.toSorted(), NAMES.flatMap((_, who) => of(who)).map((i) => `item-${i}`).toSorted(), 'each count is in the log once');
        for (const i of numbers) {
          assert.equal(sums[`item-${i}`], 10 + (told[`item-${i}`] ?? 0), `item ${i} is what it began with and its adjustments`);
          assert.equal(sums[`item-${i}`], i < APART ? found(i) : 10 + 2 * (found(i) - 10), `item ${i}`);
        }
        for (const [i, who] of people.entries()) {
          await who.view('Stock');
          // Whose connection was cut last hears of the others when it is back.
          for (const deadline = Date.now() + 60_000; !isDeepStrictEqual(await onHand(who.page), sums) && Date.now() < deadline; );
          assert.deepEqual(await onHand(who.page), sums, `what ${NAMES[i]} sees`);
        }
        console.log(`${hands.by}: ${counts.length} counts of ${ITEMS} items by three people: one with 250 ms each way, one offline, one cut again and again; all sums are exact`);
      });
    } finally {
      await Promise.all(proxies.map((proxy) => proxy.close()));
    }
  });
}
