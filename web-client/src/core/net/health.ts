import type { Connection, Health, HealthAdvice, HealthReason, Metrics } from '../api';

type Measured = Omit<Metrics, 'health' | 'slowed'>;

interface Finding {
  readonly costs: number;
  readonly reason: HealthReason;
  readonly advice?: HealthAdvice;
}

const STUCK_MS = 30_000;

/** How good the link is, 0 to 100, and why it is not better: the first reason weighs most. */
export function healthOf(measured: Measured): Health {
  const found = [...linkFindings(measured), ...tripFindings(measured), ...lossFindings(measured)].toSorted((a, b) => b.costs - a.costs);
  return {
    score: Math.max(0, 100 - found.reduce((sum, { costs }) => sum + costs, 0)),
    reasons: found.map(({ reason }) => reason),
    advice: [...new Set(found.flatMap(({ advice }) => advice ?? []))],
  };
}

function linkFindings({ connection, transport, stability, reconnects }: Measured): Finding[] {
  return [
    ...(transport === 'none' ? [{ costs: 60, reason: 'no-link' as const, ...adviceFor(connection) }] : []),
    ...(transport === 'rest' ? [{ costs: 25, reason: 'no-socket' as const, advice: 'allow-sockets' as const }] : []),
    ...(stability < 0.95 ? [{ costs: stability < 0.8 ? 25 : 10, reason: 'unstable' as const, advice: 'better-network' as const }] : []),
    ...(reconnects >= 3 ? [{ costs: 10, reason: 'reconnecting' as const, advice: 'better-network' as const }] : []),
  ];
}

function adviceFor(connection: Connection['name']): { advice: HealthAdvice } {
  if (connection === 'needs-auth') return { advice: 'sign-in' };
  return { advice: connection === 'closed' ? 'reload' : 'keep-working' };
}

function tripFindings({ rtt }: Measured): Finding[] {
  if (rtt === undefined) return [];
  const slow = rtt.p50 >= 1_000 ? 30 : rtt.p50 >= 300 ? 10 : 0;
  return [
    ...(slow > 0 ? [{ costs: slow, reason: 'slow' as const, advice: 'better-network' as const }] : []),
    ...(rtt.jitter > Math.max(200, rtt.p50 / 2) ? [{ costs: 10, reason: 'unsteady' as const }] : []),
  ];
}

function lossFindings({ transport, dropped, framesIn, queueAgeMs }: Measured): Finding[] {
  return [
    ...(dropped > 0 && dropped / Math.max(1, framesIn) > 0.01 ? [{ costs: 10, reason: 'frames-lost' as const }] : []),
    ...(transport !== 'none' && queueAgeMs > STUCK_MS ? [{ costs: 15, reason: 'queue-stuck' as const, advice: 'look-at-outbox' as const }] : []),
  ];
}
