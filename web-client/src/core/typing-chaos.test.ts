import { describe, expect, it } from 'vitest';
import { noStrokes, type Strokes, TypingChaos } from './testing/typing-chaos';

// The same worlds with every build; others by hand.
const FIRST = Number(process.env.TANDEM_SEED ?? 51_000);
const RUNS = Number(process.env.TANDEM_RUNS ?? 150);

async function run(seed: number): Promise<Strokes> {
  const chaos = new TypingChaos(seed);
  await chaos.run();
  expect(chaos.violations(), `seed ${seed}`).toEqual([]);
  return chaos.strokes;
}

describe('any history of two people who type into one text, each in two tabs', () => {
  it(`keeps each letter where nobody removed it (${RUNS} runs from seed ${FIRST})`, { timeout: 600_000 }, async () => {
    const total = noStrokes();
    for (let i = 0; i < RUNS; i++) {
      const strokes = await run(FIRST + i);
      for (const name of Object.keys(total) as (keyof Strokes)[]) total[name] += strokes[name];
    }
    console.log(`typing: ${RUNS} runs, TANDEM_SEED=${FIRST} ${JSON.stringify(total)}`);
    expect(total.typed).toBeGreaterThan(RUNS * 10);
    // A few runs do not meet everything.
    // What is typed in a part of the room makes it whole: seldom is the next letter typed before that.
    if (RUNS >= 150) for (const [name, n] of Object.entries(total)) expect(n, name).toBeGreaterThanOrEqual(name === 'narrowed' ? 10 : 100);
  });
});

describe('histories of typing that once went wrong', () => {
  it.each([
    [70_192, 'two tabs of which each was given a newer state went back to the older one of the other, without end'],
    [94_664, 'a tab that was behind put an edit on an older state than what was stored, with which the next tab had begun: there it stood elsewhere'],
    [51_498, 'a tab that was about to store where an edit of its sibling stood wrote the shorter form over the longer one'],
    [51_330, 'what was taken back before it was sent was remembered with what was typed behind it, and could not be brought back'],
    [80_337, 'a tab without a state took it that it knew where edits stand which it had seen before they moved'],
  ])('%i: %s', async (seed) => {
    expect((await run(seed)).typed).toBeGreaterThan(0);
  });
});
