// What Lighthouse measures of the pages on a phone, as far as it is the same on every machine: scores for accessibility and best practices,
// and of speed what causes it. The speed itself depends on what else a machine does: `npm run lighthouse` holds that score.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audited, kilobytes, requests } from './support/lighthouse.mjs';
import { startStack } from './support/stack.mjs';

/** What each page may load when nothing of it is on the device, as it comes over the network. */
const MOST = { 'sign-in': { kilobytes: 200, requests: 22 }, home: { kilobytes: 280, requests: 60 }, room: { kilobytes: 300, requests: 60 } };
/** Of speed, what does not depend on the machine; each must be passed whole. */
const CAUSES = ['uses-text-compression', 'unminified-javascript', 'unminified-css', 'total-byte-weight', 'dom-size', 'redirects', 'uses-responsive-images', 'modern-image-formats', 'font-display', 'viewport', 'non-composited-animations', 'unsized-images', 'no-document-write', 'duplicated-javascript', 'legacy-javascript'];

let stack;

before(async () => {
  stack = await startStack();
});
after(() => stack?.stop());

test('pages are accessible, well made, and light on a phone', { timeout: 1_200_000 }, async (context) => {
  const seen = [];
  for await (const { name, scores, audits, failed } of audited(stack.url)) {
    seen.push(name);
    context.diagnostic(`${name}: performance here and now ${scores.performance}, ${kilobytes(audits)} kB in ${requests(audits)} requests`);
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
  }
  assert.deepEqual(seen, Object.keys(MOST));
});
