import type { Connection, Metrics } from '../api';
import type { Clock } from '../platform';
import { Late } from '../late';
import { Lazy, type Readable } from '../readable';
import type { Counted } from './measure';

/** Loaded when somebody looks. */
export const measuring = new Late(() => import('./measure'));

/** How far back stability and reconnects look. */
export const WINDOW_MS = 10 * 60_000;
const TRIPS = 20;
const COUNTS: Counted['counts'] = { framesIn: 0, framesOut: 0, bytesIn: 0, bytesOut: 0, dropped: 0, duplicates: 0 };
const UNKNOWN: Metrics = { connection: 'idle', transport: 'none', stability: 1, reconnects: 0, queueAgeMs: 0, ...COUNTS, slowed: false, health: { score: 100, reasons: [], advice: [] } };

/**
 * Counts what the link does. What that means is worked out for whoever looks: anew with each beat and each change of the link,
 * not with each frame.
 */
export class Meter {
  readonly metrics: Readable<Metrics> = {
    get: () => (this.#look(), this.#measured.get()),
    subscribe: (fn) => (this.#look(), this.#measured.subscribe(fn)),
  };
  readonly #measured = new Lazy(() => measuring.now?.measure(this.#counted, this.#clock.now(), this.#oldest()) ?? UNKNOWN);
  readonly #clock: Clock;
  readonly #oldest: () => number | undefined;
  readonly #heads = new Map<string, number>();
  readonly #counted: Counted;
  #looked = false;

  /** `oldest`: when the mutation that waits longest was made. */
  constructor(clock: Clock, oldest: () => number | undefined) {
    this.#clock = clock;
    this.#oldest = oldest;
    this.#counted = { startedAt: clock.now(), trips: [], links: [], connection: { name: 'idle', transport: 'none', quality: 'none' }, counts: { ...COUNTS } };
  }

  connection(now: Connection): void {
    const { connection, links } = this.#counted;
    const had = connection.transport !== 'none';
    const has = now.transport !== 'none';
    const at = this.#clock.now();
    const last = links.at(-1);
    if (!had && has) this.#counted.links = [...links.filter(({ to }) => to === null || to > at - WINDOW_MS), { from: at, to: null }];
    if (had && !has && last !== undefined) last.to = at;
    this.#counted.connection = now;
    this.#measured.changed();
  }

  trip(ms: number): void {
    this.#counted.trips = [...this.#counted.trips, ms].slice(-TRIPS);
    this.#measured.changed();
  }

  heard(bytes: number): void {
    this.#counted.counts.framesIn++;
    this.#counted.counts.bytesIn += bytes;
  }

  said(bytes: number): void {
    this.#counted.counts.framesOut++;
    this.#counted.counts.bytesOut += bytes;
  }

  /** S2: positions in a room as they arrive unasked; `at` is where the room is by now. */
  told(room: string, seqs: readonly number[], at: number): void {
    let head = Math.max(at, this.#heads.get(room) ?? 0);
    for (const seq of seqs) {
      if (seq <= head) this.#counted.counts.duplicates++;
      else this.#counted.counts.dropped += seq - head - 1;
      head = Math.max(head, seq);
    }
    this.#heads.set(room, head);
  }

  /** The room begins anew at this position. */
  anew(room: string): void {
    this.#heads.delete(room);
  }

  #look(): void {
    if (this.#looked) return;
    this.#looked = true;
    measuring.want().then(
      () => this.#measured.changed(),
      () => (this.#looked = false),
    );
  }
}
