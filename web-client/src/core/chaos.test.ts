import { describe, expect, it } from 'vitest';
import { Chaos, noWork, type Work } from './testing/chaos';

// The same worlds with every build; others by hand.
const FIRST = Number(process.env.TANDEM_SEED ?? 278_505_400);
const RUNS = Number(process.env.TANDEM_RUNS ?? 500);

async function run(seed: number): Promise<Work> {
  const chaos = new Chaos(seed);
  await chaos.run();
  const violations = chaos.violations();
  expect(violations, `seed ${seed}`).toEqual([]);
  return chaos.work;
}

describe('any history', () => {
  it(`ends with everybody agreeing and each mutation decided once (${RUNS} runs from seed ${FIRST})`, { timeout: 300_000 }, async () => {
    console.log(`chaos: ${RUNS} runs, TANDEM_SEED=${FIRST}`);
    const total = noWork();
    for (let i = 0; i < RUNS; i++) {
      const work = await run(FIRST + i);
      for (const [name, n] of Object.entries(work)) total[name as keyof Work] += n;
    }
    console.log(`chaos: ${JSON.stringify(total)}`);
    expect(total.decided).toBeGreaterThan(RUNS * 10);
    for (const n of Object.values(total)) expect(n).toBeGreaterThan(0);
  });
});
