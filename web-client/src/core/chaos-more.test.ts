import { describe, expect, it } from 'vitest';
import { FIRST, run, RUNS, runMany } from './testing/chaos-runs';
import { FLAWS } from './testing/flaws';

const HALF = Math.floor(RUNS / 2);
const SECOND = FIRST + Math.ceil(RUNS / 2);
const MOST = 200;

describe('any other history', () => {
  it(`ends with everybody agreeing and each mutation decided once, in its order (${HALF} runs from seed ${SECOND})`, { timeout: 600_000 }, async () => {
    const { broken, missed, work } = await runMany(SECOND, HALF);
    expect(broken).toBeNull();
    expect(missed).toEqual([]);
    expect(work.decided).toBeGreaterThan(HALF * 10);
  });
});

describe('histories of a client with a bug', () => {
  // It shows where several edits of one thing wait, which people seldom make.
  const drags = (name: string) => (name === 'coalesceSent' ? { drags: 0.2 } : {});

  it.each(Object.entries(FLAWS))('give it away: %s', { timeout: 600_000 }, async (name, flaw) => {
    let found: readonly string[] = [];
    let runs = 0;
    while (found.length === 0 && runs < MOST) found = (await run(++runs, { flaw, ...drags(name) })).violations;
    console.log(`${name}: found in run ${runs}: ${found[0]}`);
    expect(found).not.toEqual([]);
  });
});
