import { holds, holdsElement, within } from '../kinds/holds';
import type { FieldSpec } from '../kinds/kind';
import type { Resolution, Value } from '../protocol/messages';
import { plus } from '../replica/numbers';
import { sameValue } from '../replica/same';
import { setOf, union, without } from '../replica/sets';
import { both, merge } from './policies';

/** One thing that somebody does to a field, having seen the first `sees` of the steps before, and all of their own. */
export type Step = { readonly by: string; readonly sees?: number } & (
  | { readonly op: 'set'; readonly value: Value }
  | { readonly op: 'increment'; readonly difference: number }
  | { readonly op: 'add' | 'remove'; readonly values: readonly Value[] }
  | { readonly op: 'resolve'; readonly with: Resolution; readonly value?: Value }
);

/** K1: what waits for a person. */
export interface Contest {
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
  readonly mineBy: string;
  readonly theirsBy: string;
}

interface Write {
  readonly step: number;
  readonly by: string;
  readonly was: Value;
}

/** One field under several hands, as the server decides it (M1, M2, M5, M6, K): a preview of what will come of what one does. */
export class ContestedField {
  readonly #spec: FieldSpec;
  readonly #writes: Write[] = [];
  #value: Value;
  #contests: (Contest & { readonly since: number })[] = [];
  #step = 0;

  constructor(spec: FieldSpec, value: Value) {
    this.#spec = spec;
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  get contests(): readonly Contest[] {
    return this.#contests.map(({ base, mine, theirs, mineBy, theirsBy }) => ({ base, mine, theirs, mineBy, theirsBy }));
  }

  /** How it ends: `applied`, `unchanged`, `kept mine`, `kept theirs`, `kept both`, or the code of a refusal (U7). */
  take(step: Step): string {
    this.#step++;
    switch (step.op) {
      case 'set':
        return this.#write(step, Array.isArray(step.value) ? setOf(step.value) : step.value);
      case 'increment':
        return this.#increment(step, step.difference);
      case 'add':
      case 'remove':
        return this.#member(step, step.op === 'add' ? union : without, step.values);
      case 'resolve':
        return this.#resolve(step, step.with, step.value ?? null);
    }
  }

  #increment(step: Step, difference: number): string {
    const sum = plus(this.#value, difference);
    if (!within(this.#spec, sum)) return 'out-of-bounds';
    if (this.#policy !== 'counter') return this.#write(step, sum);
    return this.#fits(sum) ? this.#put(step.by, sum) : 'invalid-value';
  }

  #member(step: Step, change: typeof union, values: readonly Value[]): string {
    if (!values.every((value) => holdsElement(this.#spec, value))) return 'invalid-value';
    const after = change(this.#value, values);
    if (this.#policy !== 'set') return this.#write(step, after);
    return this.#fits(after) ? this.#put(step.by, after) : 'invalid-value';
  }

  #write({ by, sees = 0 }: Step, value: Value): string {
    if (!this.#fits(value)) return 'invalid-value';
    if (sameValue(value, this.#value)) return 'unchanged';
    const unseen = this.#writes.find((write) => write.step > sees && write.by !== by);
    if (unseen === undefined) return this.#put(by, value);
    if (this.#policy === 'counter') return 'changed-since';
    if (this.#policy === 'manual') return this.#contest(by, value, unseen.was);
    const merged = merge(this.#policy, value, this.#value);
    if (merged === null || !this.#fits(merged.value)) return 'invalid-value';
    this.#put(by, merged.value);
    return `kept ${merged.kept}`;
  }

  /** K1: one conflict for each who lost, with the last that they wanted. */
  #contest(mineBy: string, mine: Value, base: Value): string {
    const theirsBy = this.#writes.at(-1)?.by ?? '';
    const before = this.#contests.find((contest) => contest.mineBy === mineBy);
    const contest = { base: before?.base ?? base, mine, theirs: this.#value, mineBy, theirsBy, since: this.#step };
    this.#contests = before === undefined ? [...this.#contests, contest] : this.#contests.map((other) => (other === before ? contest : other));
    return 'kept theirs';
  }

  #resolve({ by, sees = 0 }: Step, choice: Resolution, value: Value): string {
    const [contest] = this.#contests;
    if (contest === undefined) return 'unchanged';
    if (contest.since > sees) return 'changed-since';
    const chosen = { mine: contest.mine, theirs: this.#value, both: both(this.#spec.type, contest.mine, this.#value), value }[choice];
    if (chosen === undefined) return 'invalid-operation';
    if (!this.#fits(chosen)) return 'invalid-value';
    this.#contests = this.#contests.slice(1);
    this.#put(by, chosen);
    return 'applied';
  }

  /** K2: what waits follows the field, and is gone where the field became what it wanted. */
  #put(by: string, value: Value): string {
    if (sameValue(value, this.#value)) return 'unchanged';
    this.#writes.push({ step: this.#step, by, was: this.#value });
    this.#value = value;
    this.#contests = this.#contests.filter(({ mine }) => !sameValue(mine, value)).map((contest) => ({ ...contest, theirs: value, theirsBy: by, since: this.#step }));
    return 'applied';
  }

  get #policy() {
    return this.#spec.merge ?? (this.#spec.type === 'set' ? 'set' : 'last-write-wins');
  }

  #fits(value: Value): boolean {
    return value === null ? this.#spec.required !== true : holds(this.#spec, value);
  }
}
