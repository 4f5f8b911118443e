/** Full jitter: uniform between nothing and the growing cap, so that many clients cut at once do not come back at once. */
export function backoff(attempt: number, draw: number, limits: { backoffBaseMs: number; backoffCapMs: number }): number {
  return Math.round(draw * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** Math.min(attempt, 30)));
}
