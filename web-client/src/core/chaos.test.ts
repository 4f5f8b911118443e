import { describe, expect, it } from 'vitest';
import { FIRST, run, RUNS, runMany } from './testing/chaos-runs';

// Half of the histories are lived through beside the other half, in chaos-more.test.ts.
const HALF = Math.ceil(RUNS / 2);

describe('any history', () => {
  it(`ends with everybody agreeing and each mutation decided once, in its order (${HALF} runs from seed ${FIRST})`, { timeout: 600_000 }, async () => {
    const { broken, missed, work } = await runMany(FIRST, HALF);
    expect(broken).toBeNull();
    expect(missed).toEqual([]);
    expect(work.decided).toBeGreaterThan(HALF * 10);
  });
});

describe('histories of several people that once went wrong', () => {
  it.each([
    [24, 'a lock that the server was too busy to give was refused for good'],
    [30, 'a lock that a sibling tab had given back was refused for good'],
    [72, 'a lock was shown as taken for ever, because the word that it was given back got lost'],
    [278_505_482, 'an edit under a lock went out without its token while a sibling tab gave the lock back'],
    [278_506_675, 'a client without a socket stayed behind what it had been told and could not take'],
    [300_000_771, 'what was dragged before and after an edit that was taken back went out as one, and was missed'],
    [36, 'a renewal that came at a bad moment ended a lock that was held'],
  ])('%i: %s', async (seed) => {
    const { violations, work } = await run(seed);
    expect(violations).toEqual([]);
    expect(work.decided).toBeGreaterThan(0);
  });
});

// Lived through as they were, before there was more that can happen.
describe('histories that once went wrong', () => {
  it.each([
    [276_035_017, 'two tabs typed into one text, and an insert was lost'],
    [278_505_743, 'two tabs typed into one text, and an insert came to stand elsewhere'],
    [278_505_446, 'a splice was sent ahead of an own commit'],
    [278_505_611, 'edits found in the vault together were moved over each other'],
    [278_505_777, 'a tab moved an edit over one that it knew'],
    [114, 'a tab asked for commits without end while it waited for its slow storage'],
  ])('%i: %s', async (seed) => {
    const { violations, work } = await run(seed, { whole: false });
    expect(violations).toEqual([]);
    expect(work.edits).toBeGreaterThan(0);
  });
});
