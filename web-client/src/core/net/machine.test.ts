import { describe, expect, it } from 'vitest';
import { defaultLimits as limits } from '../limits';
import { backoff } from './backoff';
import { reduce } from './machine';
import { type Connected, type Context, dialsOf, type Event, type State, timersOf } from './states';

const NOW = 1_000_000;
const at = (more: Partial<Context> = {}): Context => ({ now: NOW, draw: 0.5, online: true, nextDial: 7, limits, ...more });

const idle: State = { name: 'idle', since: 0 };
const connecting: State = { name: 'connecting', since: 0, attempt: 3, dial: 6, deadline: NOW };
const connected: Connected = { name: 'connected', since: 0, attempt: 3, dial: 6, stableAt: NOW, beat: { name: 'rest', no: 4, pingAt: NOW }, rotateAt: NOW, next: null };
const awaiting: Connected = { ...connected, beat: { name: 'awaited', no: 5, deadline: NOW } };
const rotating: Connected = { ...connected, next: { dial: 8, deadline: NOW } };
const waiting: State = { name: 'waiting', since: 0, attempt: 3, retryAt: NOW, reason: 'network' };
const offline: State = { name: 'offline', since: 0, attempt: 3, retryAt: NOW, reason: 'offline' };
const needsAuth: State = { name: 'needs-auth', since: 0, reason: 'signed-out' };
const closed: State = { name: 'closed', since: 0, reason: 'forbidden' };

const ping = { do: 'ping', beat: 5 };
const dial = { do: 'dial', dial: 7 };
const up = (no: number) => ({ do: 'up', dial: no });
const down = (reason: string) => ({ do: 'down', reason });

type Row = readonly [from: State, event: Event, to: Partial<Connected> | object, effects: readonly object[]];

const table: readonly Row[] = [
  [idle, { type: 'start' }, { name: 'connecting', attempt: 0, dial: 7, deadline: NOW + limits.connectMs }, [dial]],
  [needsAuth, { type: 'start' }, { name: 'connecting', attempt: 0 }, [dial]],
  [closed, { type: 'start' }, { name: 'connecting', attempt: 0 }, [dial]],
  [connected, { type: 'start' }, connected, []],
  [waiting, { type: 'start' }, waiting, []],

  [connected, { type: 'stop' }, { name: 'idle' }, [down('idle')]],
  [connecting, { type: 'stop' }, { name: 'idle' }, []],

  [connecting, { type: 'opened', dial: 6 }, { name: 'connected', attempt: 3, dial: 6, stableAt: NOW + limits.stableMs }, [up(6)]],
  [connecting, { type: 'opened', dial: 5 }, connecting, []],
  [connecting, { type: 'failed', dial: 6, reason: 'network' }, { name: 'waiting', attempt: 4, retryAt: NOW + 4_000 }, []],
  [connecting, { type: 'failed', dial: 6, reason: 'throttled', retryAfter: 9_000 }, { name: 'waiting', retryAt: NOW + 9_000 }, []],
  [connecting, { type: 'failed', dial: 5, reason: 'network' }, connecting, []],
  [connecting, { type: 'failed', dial: 6, reason: 'signed-out', final: 'needs-auth' }, { name: 'needs-auth', reason: 'signed-out' }, []],
  [connecting, { type: 'closed', dial: 6, code: 1006 }, { name: 'waiting', attempt: 4 }, []],
  [connecting, { type: 'closed', dial: 6, code: 4001 }, { name: 'needs-auth' }, []],
  [connecting, { type: 'due', timer: 'connect' }, { name: 'waiting', attempt: 4, reason: 'connect-timeout' }, []],
  [connecting, { type: 'offline' }, { name: 'offline', attempt: 3 }, []],
  [connecting, { type: 'online' }, connecting, []],

  [connected, { type: 'closed', dial: 6, code: 1001 }, { name: 'waiting', attempt: 3, reason: 'closed-1001' }, [down('closed-1001')]],
  [connected, { type: 'closed', dial: 5, code: 1001 }, connected, []],
  [connected, { type: 'closed', dial: 6, code: 4001 }, { name: 'needs-auth' }, [down('closed-4001')]],
  [connected, { type: 'closed', dial: 6, code: 4003 }, { name: 'closed' }, [down('closed-4003')]],
  [connected, { type: 'offline' }, { name: 'offline', retryAt: NOW + limits.backoffCapMs }, [down('offline')]],
  [connected, { type: 'reset', reason: 'no-answer' }, { name: 'waiting', reason: 'no-answer' }, [down('no-answer')]],
  [connected, { type: 'refused', final: 'closed', reason: 'upgrade-required' }, { name: 'closed', reason: 'upgrade-required' }, [down('upgrade-required')]],
  [connected, { type: 'due', timer: 'stable' }, { name: 'connected', attempt: 0, stableAt: null }, []],
  [connected, { type: 'due', timer: 'ping' }, { name: 'connected', beat: { name: 'awaited', no: 5, deadline: NOW + limits.pongMs } }, [ping]],
  [connected, { type: 'visible' }, { name: 'connected', beat: { name: 'awaited', no: 5, deadline: NOW + limits.pongMs } }, [ping]],
  [connected, { type: 'due', timer: 'rotate' }, { name: 'connected', dial: 6, next: { dial: 7, deadline: NOW + limits.connectMs } }, [dial]],

  // One outstanding ping: another reason to ping must not push back the moment at which silence is noticed.
  [awaiting, { type: 'due', timer: 'ping' }, awaiting, []],
  [awaiting, { type: 'visible' }, awaiting, []],
  [awaiting, { type: 'pong', dial: 6, beat: 4 }, awaiting, []],
  [awaiting, { type: 'pong', dial: 5, beat: 5 }, awaiting, []],
  [awaiting, { type: 'pong', dial: 6, beat: 5 }, { name: 'connected', beat: { name: 'rest', no: 5, pingAt: NOW + limits.pingMs } }, []],
  [awaiting, { type: 'due', timer: 'pong' }, { name: 'waiting', reason: 'no-pong' }, [down('no-pong')]],

  [rotating, { type: 'opened', dial: 8 }, { name: 'connected', dial: 8, next: null, since: 0 }, [up(8)]],
  [rotating, { type: 'failed', dial: 8, reason: 'network' }, { name: 'connected', dial: 6, next: null }, []],
  [rotating, { type: 'closed', dial: 8, code: 1006 }, { name: 'connected', dial: 6, next: null }, []],
  [rotating, { type: 'due', timer: 'rotate-connect' }, { name: 'connected', dial: 6, next: null }, []],
  [rotating, { type: 'closed', dial: 6, code: 1001 }, { name: 'waiting' }, [down('closed-1001')]],

  [waiting, { type: 'due', timer: 'retry' }, { name: 'connecting', attempt: 3 }, [dial]],
  [waiting, { type: 'online' }, { name: 'connecting', attempt: 3 }, [dial]],
  [waiting, { type: 'visible' }, { name: 'connecting', attempt: 3 }, [dial]],
  [waiting, { type: 'retry-now' }, { name: 'connecting', attempt: 3 }, [dial]],
  [waiting, { type: 'offline' }, { name: 'offline', attempt: 3 }, []],
  [offline, { type: 'online' }, { name: 'connecting', attempt: 3 }, [dial]],
  // The browser may be wrong: even offline, the network is tried now and then.
  [offline, { type: 'due', timer: 'retry' }, { name: 'connecting', attempt: 3 }, [dial]],

  // Only a person leaves these.
  [needsAuth, { type: 'online' }, needsAuth, []],
  [needsAuth, { type: 'visible' }, needsAuth, []],
  [needsAuth, { type: 'due', timer: 'retry' }, needsAuth, []],
  [needsAuth, { type: 'retry-now' }, { name: 'connecting', attempt: 0 }, [dial]],
  [closed, { type: 'online' }, closed, []],
  [closed, { type: 'retry-now' }, { name: 'connecting', attempt: 0 }, [dial]],
  [idle, { type: 'online' }, idle, []],
  [idle, { type: 'retry-now' }, idle, []],
];

describe('the connection', () => {
  it.each(table.map(([from, event, to, effects]) => ({ from, event, to, effects, name: `${from.name} on ${JSON.stringify(event)} is ${'name' in to ? to.name : ''}` })))('$name', ({ from, event, to, effects }) => {
    const step = reduce(from, event, at());
    expect(step.state).toMatchObject(to);
    expect(step.effects).toEqual(effects);
  });

  it('shows a failure as offline where the browser says so', () => {
    expect(reduce(connecting, { type: 'failed', dial: 6, reason: 'network' }, at({ online: false })).state.name).toBe('offline');
  });

  it('keeps for each state exactly its timers and sockets', () => {
    const owned = (state: State) => [[...timersOf(state).keys()], dialsOf(state)];
    expect(owned(idle)).toEqual([[], []]);
    expect(owned(needsAuth)).toEqual([[], []]);
    expect(owned(closed)).toEqual([[], []]);
    expect(owned(connecting)).toEqual([['connect'], [6]]);
    expect(owned(waiting)).toEqual([['retry'], []]);
    expect(owned(offline)).toEqual([['retry'], []]);
    expect(owned(connected)).toEqual([['stable', 'ping', 'rotate'], [6]]);
    expect(owned(awaiting)).toEqual([['stable', 'pong', 'rotate'], [6]]);
    expect(owned(rotating)).toEqual([['stable', 'ping', 'rotate-connect'], [6, 8]]);
  });

  it('plans its rotation before the two hours of the gateway are over', () => {
    for (const draw of [0, 0.5, 0.999]) {
      const { state } = reduce(connecting, { type: 'opened', dial: 6 }, at({ draw }));
      const after = (timersOf(state).get('rotate') ?? 0) - NOW;
      expect(after).toBeGreaterThanOrEqual(limits.rotateMinMs);
      expect(after + limits.connectMs).toBeLessThan(2 * 3_600_000);
    }
  });
});

describe('the backoff', () => {
  it('is anything between nothing and its growing cap', () => {
    expect([0, 1, 2, 3, 10, 1_000].map((attempt) => backoff(attempt, 0.999_999, limits))).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
    expect(backoff(9, 0, limits)).toBe(0);
  });
});
