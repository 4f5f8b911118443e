import type { Settlement } from './vault';

/** Settlements one after the other as one: with another state nothing counts that led to the one before. */
export function together(settlements: readonly Settlement[]): Required<Omit<Settlement, 'state'>> & Pick<Settlement, 'state'> {
  const last = settlements.findLastIndex(({ state }) => state !== undefined);
  const since = settlements.slice(Math.max(0, last));
  return {
    epoch: settlements.findLast(({ epoch }) => epoch !== '')?.epoch ?? '',
    state: settlements[last]?.state,
    commits: since.flatMap(({ commits = [] }) => commits),
    done: settlements.flatMap(({ done = [] }) => done),
    rejected: settlements.flatMap(({ rejected = [] }) => rejected),
    moved: since.flatMap(({ moved = [] }) => moved),
    settled: new Map(since.flatMap(({ settled = [] }) => [...settled])),
  };
}
