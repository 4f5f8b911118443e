import { useEffect } from 'react';
import { Cell, type Metrics, type Readable, type TandemClient } from '../../core';
import { useClient, useReadable } from '../../react';

/** One answer of the server, after so many milliseconds; null where there was no link. */
export interface Point {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ms: number | null;
}

const KEPT_MS = 10 * 60_000;
const MOST = 600;

const trails = new WeakMap<TandemClient, Readable<readonly Point[]>>();

/** The answer times of the last ten minutes. The client knows only the newest ones, so they are gathered from when a room is opened. */
function trailOf(client: TandemClient): Readable<readonly Point[]> {
  const known = trails.get(client);
  if (known !== undefined) return known;
  let before = client.metrics.get();
  const points = new Cell<readonly Point[]>(before.rtt === undefined ? [] : [{ at: Date.now(), ms: before.rtt.last }]);
  client.metrics.subscribe(() => {
    const now = client.metrics.get();
    points.set(pointsAfter(points.get(), before, now, Date.now()));
    before = now;
  });
  trails.set(client, points);
  return points;
}

/** A change of the link is no answer: it begins or ends a gap. Before the first answer there is nothing to be gone. */
export function pointsAfter(points: readonly Point[], before: Metrics, now: Metrics, at: number): readonly Point[] {
  const lost = now.transport === 'none';
  const answered = !lost && now.connection === before.connection && now.rtt !== undefined;
  if (!answered && (!lost || typeof points.at(-1)?.ms !== 'number')) return points;
  const next = [...points, { at, ms: lost ? null : (now.rtt?.last ?? null) }];
  return next.filter((point) => point.at > at - KEPT_MS).slice(-MOST);
}

/** Gathers from now on, though nobody looks yet. */
export function useKeepTrail(): void {
  const client = useClient();
  useEffect(() => void trailOf(client), [client]);
}

export function useTrail(): readonly Point[] {
  return useReadable(trailOf(useClient()));
}
