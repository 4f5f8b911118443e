const KEPT = 8;
const GOOD_MS = 300;
const FAIR_MS = 1_000;

/** The last measured round trips, in milliseconds. */
export class RoundTrips {
  #last: number[] = [];

  add(ms: number): void {
    this.#last = [...this.#last, ms].slice(-KEPT);
  }

  clear(): void {
    this.#last = [];
  }

  median(): number | undefined {
    return this.#last.toSorted((a, b) => a - b)[Math.floor(this.#last.length / 2)];
  }

  /** A link that was not measured yet counts as good: it has just been opened. */
  quality(): 'good' | 'fair' | 'poor' {
    const ms = this.median() ?? 0;
    return ms < GOOD_MS ? 'good' : ms < FAIR_MS ? 'fair' : 'poor';
  }
}
