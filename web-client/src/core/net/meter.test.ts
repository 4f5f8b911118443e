import { describe, expect, it } from 'vitest';
import type { Metrics } from '../api';
import { aPerson, aWorld, ROOM } from '../testing/world';
import { healthOf } from './health';

const well: Omit<Metrics, 'health' | 'slowed'> = { connection: 'connected', transport: 'ws', rtt: { last: 50, p50: 50, p95: 80, jitter: 10 }, stability: 1, reconnects: 0, dropped: 0, duplicates: 3, queueAgeMs: 0, framesIn: 500, framesOut: 100, bytesIn: 1, bytesOut: 1 };

describe('health', () => {
  it.each<[what: string, measured: Partial<typeof well>, reasons: string[], advice: string[], score: number]>([
    ['all is well', {}, [], [], 100],
    ['nothing was measured yet', { rtt: undefined }, [], [], 100],
    ['there is no link', { transport: 'none', connection: 'offline', queueAgeMs: 90_000 }, ['no-link'], ['keep-working'], 40],
    ['a sign-in is needed', { transport: 'none', connection: 'needs-auth' }, ['no-link'], ['sign-in'], 40],
    ['the server ended it', { transport: 'none', connection: 'closed' }, ['no-link'], ['reload'], 40],
    ['no socket comes through', { transport: 'rest', connection: 'degraded', rtt: undefined }, ['no-socket'], ['allow-sockets'], 75],
    ['answers take a second', { rtt: { last: 1_200, p50: 1_100, p95: 1_500, jitter: 50 } }, ['slow'], ['better-network'], 70],
    ['answers come unevenly', { rtt: { last: 50, p50: 60, p95: 900, jitter: 300 } }, ['unsteady'], [], 90],
    ['it comes and goes', { stability: 0.5, reconnects: 6 }, ['unstable', 'reconnecting'], ['better-network'], 65],
    ['frames get lost', { dropped: 40 }, ['frames-lost'], [], 90],
    ['a few got lost among many', { dropped: 4 }, [], [], 100],
    ['edits wait although there is a link', { queueAgeMs: 31_000 }, ['queue-stuck'], ['look-at-outbox'], 85],
  ])('says so when %s', (_what, measured, reasons, advice, score) => {
    expect(healthOf({ ...well, ...measured })).toEqual({ score, reasons, advice });
  });

  it('is never below nothing, and its first reason weighs most', () => {
    const { score, reasons } = healthOf({ ...well, transport: 'none', connection: 'waiting', rtt: { last: 5_000, p50: 5_000, p95: 9_000, jitter: 4_000 }, stability: 0.1, reconnects: 20, dropped: 400 });
    expect(score).toBe(0);
    expect(reasons[0]).toBe('no-link');
  });
});

describe('metrics', () => {
  it('measures trips, bytes, losses and the age of the queue', async () => {
    const world = aWorld();
    const { clock, wire, server } = world;
    const [ann, bob] = [aPerson(world, 'ann'), aPerson(world, 'bob')];
    const [hers, his] = [ann, bob].map(({ client }) => client.open(ROOM));
    ann.client.start();
    bob.client.start();
    await clock.run(500);
    Object.assign(wire.weather, { minDelay: 150, maxDelay: 150 });
    await clock.run(60_000);
    const metrics = () => ann.client.metrics.get();
    expect(metrics()).toMatchObject({ transport: 'ws', rtt: { last: 300 }, dropped: 0, duplicates: 0, queueAgeMs: 0, slowed: false, stability: expect.closeTo(1, 1) });
    expect(metrics().bytesIn).toBeGreaterThan(metrics().framesIn * 10);
    expect(metrics().bytesOut).toBeGreaterThan(100);

    // The middle one of three is not told: it is missed once, and fetched.
    const rename = (title: string) => his?.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title } }]);
    for (const [i, untold] of [0, 1, 0].entries()) {
      server.moods.untold = untold;
      rename(`T${i}`);
      await clock.run(400);
    }
    wire.weather.duplicate = 1;
    rename('again');
    await clock.run(60_000);
    expect(metrics()).toMatchObject({ dropped: 1, duplicates: 1 });

    wire.weather.duplicate = 0;
    server.moods.busy = 1;
    hers?.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title: 'stuck' } }]);
    await clock.run(60_000);
    expect(metrics().queueAgeMs).toBeGreaterThan(30_000);
    expect(metrics().health.reasons).toContain('queue-stuck');
  });

  it('counts reconnects and the time without a link', async () => {
    const world = aWorld();
    const { client, tab } = aPerson(world, 'ann');
    client.start();
    await world.clock.run(60_000);
    for (let i = 0; i < 4; i++) {
      tab.tell('offline');
      await world.clock.run(20_000);
      tab.tell('online');
      await world.clock.run(20_000);
    }
    const { reconnects, stability, health } = client.metrics.get();
    expect(reconnects).toBe(4);
    expect(stability).toBeGreaterThan(0.5);
    expect(stability).toBeLessThan(0.8);
    expect(health.reasons).toEqual(['unstable', 'reconnecting']);
  });

  it('says less over a poor link, and says that it does', async () => {
    const world = aWorld();
    const { clock, wire, server } = world;
    const { client } = aPerson(world, 'ann');
    const room = client.open(ROOM);
    client.start();
    await clock.run(500);
    Object.assign(wire.weather, { minDelay: 700, maxDelay: 700 });
    await clock.run(150_000);
    expect(client.metrics.get()).toMatchObject({ slowed: true, health: { reasons: ['slow'] } });
    const heard = (action: string) => server.heard.filter((frame) => frame.action === action).length;
    const [updates, words] = [heard('update'), heard('presence')];
    for (let i = 0; i < 20; i++) {
      room.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title: `T${i}` } }]);
      room.presence.update({ where: { view: `v${i}` } });
      await clock.run(20);
    }
    await clock.run(10_000);
    expect(room.sync.get().waiting).toBe(0);
    expect(heard('update') - updates).toBe(1);
    expect(heard('presence') - words).toBeLessThanOrEqual(2);
  });
});
