// Prints what Lighthouse says of the pages on a phone, of five runs the middle one, and holds its scores: performance and best practices 0.95,
// accessibility 1. Run it after ./tandem has built: npm run lighthouse
import { audited, kilobytes, requests } from '../e2e/support/lighthouse.mjs';
import { startStack } from '../e2e/support/stack.mjs';

const WANTED = { performance: 0.95, accessibility: 1, 'best-practices': 0.95 };
const RUNS = 5;
const FIGURES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

const runs = new Map();
const stack = await startStack();
try {
  for (let run = 0; run < RUNS; run += 1) {
    for await (const page of audited(stack.url)) runs.set(page.name, [...(runs.get(page.name) ?? []), page]);
  }
} finally {
  await stack.stop();
}

let missed = false;
for (const [name, all] of runs) {
  const { scores, audits, failed } = all.toSorted((a, b) => a.scores.performance - b.scores.performance)[RUNS >> 1];
  const below = Object.entries(WANTED).filter(([category, wanted]) => scores[category] < wanted);
  missed ||= below.length > 0;
  console.log(`${name}: performance of each run ${all.map(({ scores: { performance } }) => performance).join(' ')}`);
  console.log(`  ${Object.keys(WANTED).map((category) => `${category} ${scores[category]}`).join(', ')}; ${kilobytes(audits)} kB in ${requests(audits)} requests`);
  console.log(`  ${FIGURES.map((id) => `${id} ${audits[id].displayValue}`).join(', ')}`);
  if (below.length > 0) console.log(`  below ${below.map(([category, wanted]) => `${category} ${wanted}`).join(', ')}: ${failed.join('; ')}`);
}
if (missed) process.exit(1);
