import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FieldSpec, MergeSpec } from '../kinds/kind';
import type { Value } from '../protocol/messages';
import { Random } from '../testing/random';
import { type Contest, ContestedField, type Step } from './contested-field';
import { merge } from './policies';

const VECTORS = new URL('../../../../shared/src/main/resources/merge/vectors/', import.meta.url);
const files = readdirSync(VECTORS);
const vectors = <T>(name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, VECTORS), 'utf8')) as T[];

describe('the vectors that every language reads', () => {
  interface Pair { policy: string; order?: string[]; mine: Value; theirs: Value; expected: Value; kept: string }
  const pairs = ['last-write-wins', 'any-true', 'max', 'min', 'rank'].flatMap((name) => vectors<Pair>(name));

  it.each(pairs)('M2 $policy of $mine and $theirs is $expected', ({ policy, order, mine, theirs, expected, kept }) => {
    expect(merge(order === undefined ? (policy as MergeSpec) : { rank: order }, mine, theirs)).toEqual({ value: expected, kept });
  });

  interface Scene { rule: string; field: FieldSpec; base: Value; steps: Step[]; outcomes: string[]; expected: Value; conflicts: Contest[] }
  const scenes = ['counter', 'set', 'manual'].filter((name) => files.includes(`${name}.json`)).flatMap((name) => vectors<Scene>(name));

  it.each(scenes)('M5 M6 K $field.merge: $rule', ({ field, base, steps, outcomes, expected, conflicts }) => {
    const contested = new ContestedField(field, base);
    expect(steps.map((step) => contested.take(step))).toEqual(outcomes);
    expect(contested.value).toEqual(expected);
    expect(contested.contests).toEqual(conflicts);
  });
});

const CASES = 10_000;
const SEED = Number(process.env.TANDEM_SEED ?? 20_261_121);
const ORDER = ['done', 'doing', 'todo', 'blocked'];
const some: readonly [MergeSpec, (random: Random) => Value][] = [
  ['any-true', (random) => random.chance(0.5)],
  ['max', (random) => random.below(2_000) / 8 - 100],
  ['min', (random) => random.below(2_000) / 8 - 100],
  [{ rank: ORDER }, (random) => random.pick(ORDER)],
  ['set', (random) => ['a', 'b', 'ก', '🏕', 'z'].filter(() => random.chance(0.5)).toSorted()],
];

describe(`laws, over ${CASES} cases each from seed ${SEED}`, () => {
  it.each(some)('M2 M6 %j: whoever comes first in the log, the same value stands', (policy, value) => {
    const random = new Random(SEED);
    const stands = (mine: Value, theirs: Value) => merge(policy, mine, theirs)?.value ?? null;
    let differed = 0;
    for (let i = 0; i < CASES; i++) {
      const [a, b, c] = [value(random), value(random), value(random)];
      if (JSON.stringify(a) !== JSON.stringify(b)) differed++;
      expect(stands(a, b)).toEqual(stands(b, a));
      expect(stands(a, a)).toEqual(a);
      expect(stands(stands(a, b), c)).toEqual(stands(a, stands(b, c)));
    }
    expect(differed).toBeGreaterThan(CASES / 4);
  });

  it('M2 the later write stands, and M2 K1 theirs stands until a person decides', () => {
    const random = new Random(SEED);
    for (let i = 0; i < CASES; i++) {
      const [mine, theirs] = [random.below(100), random.below(100)];
      expect(merge('last-write-wins', mine, theirs)).toEqual({ value: mine, kept: 'mine' });
      expect(merge('manual', mine, theirs)).toEqual({ value: theirs, kept: 'theirs' });
    }
  });

  it('M5 differences add up in any order, and never leave the bounds', () => {
    const random = new Random(SEED);
    let refused = 0;
    for (let i = 0; i < CASES; i++) {
      const field = new ContestedField({ type: 'integer', min: 0, max: 20, merge: 'counter' }, 10);
      let sum = 10;
      for (let step = 0; step < 6; step++) {
        const difference = random.below(15) - 7;
        const outcome = field.take({ by: random.pick(['ann', 'ben']), op: 'increment', difference });
        if (outcome === 'out-of-bounds') refused++;
        else sum += difference;
        expect(field.value).toBe(sum);
      }
      expect(sum >= 0 && sum <= 20).toBe(true);
    }
    expect(refused).toBeGreaterThan(CASES / 10);
  });

  it('K2 what waits for a person always says what stands', () => {
    const random = new Random(SEED);
    let waited = 0;
    for (let i = 0; i < CASES; i++) {
      const field = new ContestedField({ type: 'integer', merge: 'manual' }, 0);
      for (let step = 0; step < 6; step++) {
        const by = random.pick(['ann', 'ben', 'cem']);
        const resolve = random.chance(0.2);
        field.take(resolve ? { by, sees: step, op: 'resolve', with: random.pick(['mine', 'theirs']) } : { by, sees: random.below(step + 1), op: 'set', value: random.below(5) });
        for (const contest of field.contests) expect(contest).toMatchObject({ theirs: field.value });
        waited += field.contests.length;
      }
    }
    expect(waited).toBeGreaterThan(CASES / 10);
  });
});
