/** What can go wrong in a world, by the word that its counters use. */
export const FAULTS = [
  // the network
  'dropped', 'duplicated', 'reordered', 'delayed', 'held', 'late', 'refused', 'cut', 'lost',
  // the server
  'busy', 'failed', 'untold', 'bare', 'paged', 'byReference', 'inPages', 'unpinned', 'forgotten',
  // the device
  'crashed', 'offline', 'slow', 'full', 'aborted',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How often each of them struck. */
export class Faults {
  readonly #hits = new Map<Fault, number>();

  hit(fault: Fault): void {
    this.#hits.set(fault, this.of(fault) + 1);
  }

  of(fault: Fault): number {
    return this.#hits.get(fault) ?? 0;
  }

  counts(): Record<Fault, number> {
    return Object.fromEntries(FAULTS.map((fault) => [fault, this.of(fault)])) as Record<Fault, number>;
  }
}
