// What Lighthouse says of the pages on a phone: its scores, and what causes the speed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audited, chain, kilobytes, requests } from './support/lighthouse.mjs';
import { startStack } from './support/stack.mjs';

/** What each page may load when nothing of it is on the device, as it comes over the network, and how many requests may follow from one another. */
const MOST = { 'sign-in': { kilobytes: 150, requests: 13, chain: 3 }, home: { kilobytes: 210, requests: 23, chain: 3 }, room: { kilobytes: 230, requests: 23, chain: 3 } };
/** A page that is slower is measured twice more, and the middle one counts: other work of the machine takes some of it. */
const FAST = 0.95;
/** Of speed, what does not depend on the machine; each must be passed whole. */
const CAUSES = ['uses-text-compression', 'unminified-javascript', 'unminified-css', 'total-byte-weight', 'dom-size', 'redirects', 'uses-responsive-images', 'modern-image-formats', 'font-display', 'viewport', 'non-composited-animations', 'unsized-images', 'no-document-write', 'duplicated-javascript', 'legacy-javascript'];

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

test('pages are accessible, well made, and light on a phone', { timeout: 1_200_000 }, async (context) => {
  const seen = [];
  const speeds = new Map();
  for await (const { name, scores, audits, failed } of audited(stack.url)) {
    seen.push(name);
    speeds.set(name, [scores.performance]);
    context.diagnostic(`${name}: performance ${scores.performance}, ${kilobytes(audits)} kB in ${requests(audits)} requests, ${chain(audits)} after one another`);
    assert.equal(scores.accessibility, 1, `${name}: ${failed.join(', ')}`);
    assert.ok(scores['best-practices'] >= 0.95, `${name}: best practices ${scores['best-practices']}: ${failed.join(', ')}`);
    for (const id of CAUSES) {
      assert.ok(id in audits, `Lighthouse knows no ${id}`);
      const { score, title } = audits[id];
      assert.ok(score === null || score >= 0.9, `${name}: ${title}`);
    }
    assert.ok(audits['cumulative-layout-shift'].numericValue <= 0.05, `${name} moves under the finger: ${audits['cumulative-layout-shift'].displayValue}`);
    assert.ok(kilobytes(audits) <= MOST[name].kilobytes, `${name} loads ${kilobytes(audits)} kB`);
    assert.ok(requests(audits) <= MOST[name].requests, `${name} asks ${requests(audits)} times`);
    assert.ok(chain(audits) <= MOST[name].chain, `${name} asks ${chain(audits)} times in a row`);
  }
  assert.deepEqual(seen, Object.keys(MOST));
  for (let more = 0; more < 2 && [...speeds.values()].some(([first]) => first < FAST); more += 1) {
    for await (const { name, scores } of audited(stack.url)) speeds.get(name).push(scores.performance);
  }
  for (const [name, all] of speeds) assert.ok(all.toSorted()[all.length >> 1] >= FAST, `${name} is slow: ${all.join(', ')}`);
});
