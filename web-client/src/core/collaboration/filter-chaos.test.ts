import { describe, expect, it } from 'vitest';
import { FilterChaos, noSights, type Sights } from '../testing/filter-chaos';

// The same worlds with every build; others by hand.
const FIRST = Number(process.env.TANDEM_SEED ?? 41_000);
const RUNS = Number(process.env.TANDEM_RUNS ?? 150);

async function run(seed: number): Promise<Sights> {
  const chaos = new FilterChaos(seed);
  await chaos.run();
  expect(chaos.violations(), `seed ${seed}`).toEqual([]);
  return chaos.sights;
}

describe('V any history seen through filters', () => {
  it(`never shows too much, and ends with what the filter shows (${RUNS} runs from seed ${FIRST})`, { timeout: 300_000 }, async () => {
    const total = noSights();
    for (let i = 0; i < RUNS; i++) {
      const sights = await run(FIRST + i);
      for (const [name, n] of Object.entries(sights)) total[name as keyof Sights] += n;
    }
    console.log(`filters: ${RUNS} runs, TANDEM_SEED=${FIRST} ${JSON.stringify(total)}`);
    expect(total.decided).toBeGreaterThan(RUNS);
    // A few runs do not meet everything.
    if (RUNS >= 150) for (const [name, n] of Object.entries(total)) expect(n, name).toBeGreaterThan(0);
  });
});
