import type { Connection, Metrics } from '../api';
import { healthOf } from './health';
import { WINDOW_MS } from './meter';

/** What was counted of a link since `startedAt`. */
export interface Counted {
  readonly startedAt: number;
  trips: readonly number[];
  links: readonly { readonly from: number; to: number | null }[];
  connection: Pick<Connection, 'name' | 'transport' | 'quality'>;
  readonly counts: Pick<{ -readonly [N in keyof Metrics]: Metrics[N] }, 'framesIn' | 'framesOut' | 'bytesIn' | 'bytesOut' | 'dropped' | 'duplicates'>;
}

/** `oldest`: when the mutation that waits longest was made. */
export function measure({ startedAt, trips, links, connection: { name, transport, quality }, counts }: Counted, now: number, oldest: number | undefined): Metrics {
  const from = Math.max(startedAt, now - WINDOW_MS);
  const linked = links.reduce((sum, link) => sum + Math.max(0, (link.to ?? now) - Math.max(from, link.from)), 0);
  const rtt = tripsOf(trips);
  const measured = {
    connection: name,
    transport,
    // A moment after the start says nothing yet.
    stability: now - from < 10_000 ? 1 : linked / (now - from),
    reconnects: Math.max(0, links.filter((link) => link.from > from).length - (startedAt >= from ? 1 : 0)),
    queueAgeMs: oldest === undefined ? 0 : Math.max(0, now - oldest),
    ...counts,
    ...(rtt && { rtt }),
  };
  return { ...measured, slowed: quality === 'poor', health: healthOf(measured) };
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
