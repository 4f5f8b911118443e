import type { Clock } from '../platform';

interface Timer {
  readonly at: number;
  readonly fn: () => void;
}

/** Lets everything that waits on promises go on, until only time could move it. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Time that passes only when the test says so. */
export class FakeClock implements Clock {
  #now: number;
  #timers = new Set<Timer>();

  constructor(start = 1_700_000_000_000) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), fn };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** The machine slept: time is another, and whatever was due in between is due now. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** How many timers run: a state that is left must not leave one behind. */
  get running(): number {
    return this.#timers.size;
  }

  /** Fires what is due within `ms`, one after the other, with all its consequences. */
  async run(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
      await settled();
    }
    this.#now = end;
  }

  /** Lets time pass until this is done, whatever it has to load for it. */
  async until<T>(work: Promise<T>): Promise<T> {
    const state = { done: false };
    const end = () => (state.done = true);
    work.then(end, end);
    while (!state.done) await this.run(10);
    return work;
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) if (timer.at <= end && (first === undefined || timer.at < first.at)) first = timer;
    return first;
  }
}
