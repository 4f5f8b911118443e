import { Chaos, type How, noWork, type Work } from './chaos';
import { type Fault, FAULTS } from './faults';

/** The same worlds with every build; others by hand: `TANDEM_SEED` is the first, `TANDEM_RUNS` how many. */
export const FIRST = Number(process.env.TANDEM_SEED ?? 278_505_400);
export const RUNS = Number(process.env.TANDEM_RUNS ?? 2_000);
/** In a thousand runs, which is each of the two halves: together it is twice as often. */
const LEAST = 100;

export async function run(seed: number, how: How = {}): Promise<{ readonly work: Work; readonly faults: Record<Fault, number>; readonly violations: readonly string[] }> {
  const chaos = new Chaos(seed, how);
  await chaos.run();
  return { work: chaos.work, faults: chaos.faults, violations: chaos.violations() };
}

export interface Lived {
  readonly work: Work;
  readonly faults: Record<Fault, number>;
  /** The seed of the first history in which something did not hold, and what. */
  readonly broken: { readonly seed: number; readonly violations: readonly string[] } | null;
  /** What was hardly met, so that nothing can be concluded from it. */
  readonly missed: readonly string[];
}

/** Lives through many histories, and says how they ended. */
export async function runMany(first: number, runs: number): Promise<Lived> {
  const work = noWork();
  const faults = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  for (let seed = first; seed < first + runs; seed++) {
    const one = await run(seed);
    if (one.violations.length > 0) return { work, faults, broken: { seed, violations: one.violations }, missed: [] };
    for (const name of Object.keys(work) as (keyof Work)[]) work[name] += one.work[name];
    for (const fault of FAULTS) faults[fault] += one.faults[fault];
  }
  console.log(`chaos: ${runs} runs from TANDEM_SEED=${first}\n  work ${JSON.stringify(work)}\n  faults ${JSON.stringify(faults)}`);
  // Of fewer runs, by hand, less is asked.
  const least = Math.floor((LEAST * Math.min(runs, 1_000)) / 1_000);
  const missed = [...Object.entries(faults).filter(([, n]) => n < least), ...Object.entries(work).filter(([, n]) => n === 0 && runs >= 500)];
  return { work, faults, broken: null, missed: missed.map(([name]) => name) };
}
