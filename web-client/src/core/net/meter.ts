import type { Connection, Metrics } from '../api';
import type { Clock } from '../platform';
import { Cell } from '../readable';
import { healthOf } from './health';

/** How far back stability and reconnects look. */
const WINDOW_MS = 10 * 60_000;
const TRIPS = 20;

/** Counts what the link does. The store is set anew with each beat and each change of the link, not with each frame. */
export class Meter {
  readonly metrics: Cell<Metrics>;
  readonly #clock: Clock;
  readonly #oldest: () => number | undefined;
  readonly #heads = new Map<string, number>();
  readonly #startedAt: number;
  #trips: number[] = [];
  #links: { readonly from: number; to: number | null }[] = [];
  #connection: Pick<Connection, 'name' | 'transport' | 'quality'> = { name: 'idle', transport: 'none', quality: 'none' };
  #counts = { framesIn: 0, framesOut: 0, bytesIn: 0, bytesOut: 0, dropped: 0, duplicates: 0 };

  /** `oldest`: when the mutation that waits longest was made. */
  constructor(clock: Clock, oldest: () => number | undefined) {
    this.#clock = clock;
    this.#oldest = oldest;
    this.#startedAt = clock.now();
    this.metrics = new Cell(this.#measure());
  }

  connection(now: Connection): void {
    const had = this.#connection.transport !== 'none';
    const has = now.transport !== 'none';
    const at = this.#clock.now();
    const last = this.#links.at(-1);
    if (!had && has) this.#links = [...this.#links.filter(({ to }) => to === null || to > at - WINDOW_MS), { from: at, to: null }];
    if (had && !has && last !== undefined) last.to = at;
    this.#connection = now;
    this.#tell();
  }

  trip(ms: number): void {
    this.#trips = [...this.#trips, ms].slice(-TRIPS);
    this.#tell();
  }

  heard(bytes: number): void {
    this.#counts.framesIn++;
    this.#counts.bytesIn += bytes;
  }

  said(bytes: number): void {
    this.#counts.framesOut++;
    this.#counts.bytesOut += bytes;
  }

  /** S2: positions in a room as they arrive unasked; `at` is where the room is by now. */
  told(room: string, seqs: readonly number[], at: number): void {
    let head = Math.max(at, this.#heads.get(room) ?? 0);
    for (const seq of seqs) {
      if (seq <= head) this.#counts.duplicates++;
      else this.#counts.dropped += seq - head - 1;
      head = Math.max(head, seq);
    }
    this.#heads.set(room, head);
  }

  /** The room begins anew at this position. */
  anew(room: string): void {
    this.#heads.delete(room);
  }

  #tell(): void {
    this.metrics.set(this.#measure());
  }

  #measure(): Metrics {
    const now = this.#clock.now();
    const from = Math.max(this.#startedAt, now - WINDOW_MS);
    const linked = this.#links.reduce((sum, link) => sum + Math.max(0, (link.to ?? now) - Math.max(from, link.from)), 0);
    const oldest = this.#oldest();
    const rtt = tripsOf(this.#trips);
    const measured = {
      connection: this.#connection.name,
      transport: this.#connection.transport,
      // A moment after the start says nothing yet.
      stability: now - from < 10_000 ? 1 : linked / (now - from),
      reconnects: Math.max(0, this.#links.filter((link) => link.from > from).length - (this.#startedAt >= from ? 1 : 0)),
      queueAgeMs: oldest === undefined ? 0 : Math.max(0, now - oldest),
      ...this.#counts,
      ...(rtt && { rtt }),
    };
    return { ...measured, slowed: this.#connection.quality === 'poor', health: healthOf(measured) };
  }
}

function tripsOf(trips: readonly number[]): Metrics['rtt'] {
  const last = trips.at(-1);
  if (last === undefined) return undefined;
  const sorted = trips.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? last;
  const steps = trips.slice(1).map((trip, i) => Math.abs(trip - (trips[i] ?? trip)));
  const jitter = steps.length === 0 ? 0 : steps.reduce((sum, step) => sum + step, 0) / steps.length;
  return { last, p50: at(0.5), p95: at(0.95), jitter: Math.round(jitter) };
}
