import { describe, expect, it } from 'vitest';
import { defaultLimits as limits } from '../limits';
import { backoff } from './backoff';
import { reduce } from './machine';
import { Random } from '../testing/random';
import { linked } from './machine';
import { type Connected, type Context, type Degraded, dialsOf, type Effect, type Event, type State, timersOf } from './states';

const NOW = 1_000_000;
const at = (more: Partial<Context> = {}): Context => ({ now: NOW, draw: 0.5, online: true, nextDial: 7, limits, ...more });

const idle: State = { name: 'idle', since: 0 };
const connecting: State = { name: 'connecting', since: 0, attempt: 3, sockets: 0, dial: 6, deadline: NOW, ticket: false };
const ticketed: State = { ...connecting, ticket: true };
const connected: Connected = { name: 'connected', since: 0, attempt: 3, sockets: 0, dial: 6, stableAt: NOW, beat: { name: 'rest', no: 4, pingAt: NOW }, rotateAt: NOW, next: null };
const proven: Connected = { ...connected, attempt: 0, stableAt: null };
const degraded: Degraded = { name: 'degraded', since: 0, attempt: 3, sockets: 2, reason: 'closed-1006', dial: 6, next: { name: 'planned', retryAt: NOW } };
const redialling: Degraded = { ...degraded, next: { name: 'dialling', dial: 8, deadline: NOW } };
const awaiting: Connected = { ...connected, beat: { name: 'awaited', no: 5, deadline: NOW } };
const rotating: Connected = { ...connected, next: { dial: 8, deadline: NOW } };
const waiting: State = { name: 'waiting', since: 0, attempt: 3, sockets: 0, retryAt: NOW, reason: 'network' };
const offline: State = { name: 'offline', since: 0, attempt: 3, sockets: 0, retryAt: NOW, reason: 'offline' };
const needsAuth: State = { name: 'needs-auth', since: 0, reason: 'signed-out' };
const closed: State = { name: 'closed', since: 0, reason: 'forbidden' };

const ping = { do: 'ping', beat: 5 };
const first = { do: 'ping', beat: 1 };
const poll = { do: 'poll', dial: 7 };
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

  [connecting, { type: 'opened', dial: 6 }, { name: 'connected', attempt: 3, dial: 6, stableAt: NOW + limits.stableMs, beat: { name: 'awaited', no: 1, deadline: NOW + limits.pongMs } }, [up(6), first]],
  [connecting, { type: 'opened', dial: 5 }, connecting, []],
  [connecting, { type: 'failed', dial: 6, reason: 'network' }, { name: 'waiting', attempt: 4, retryAt: NOW + 4_000 }, []],
  [connecting, { type: 'failed', dial: 6, reason: 'throttled', retryAfter: 9_000 }, { name: 'waiting', retryAt: NOW + 9_000 }, []],
  [connecting, { type: 'failed', dial: 5, reason: 'network' }, connecting, []],
  [connecting, { type: 'failed', dial: 6, reason: 'signed-out', final: 'needs-auth' }, { name: 'needs-auth', reason: 'signed-out' }, []],
  [connecting, { type: 'closed', dial: 6, code: 1006 }, { name: 'waiting', attempt: 4 }, []],
  [connecting, { type: 'closed', dial: 6, code: 4001 }, { name: 'needs-auth' }, []],
  [connecting, { type: 'ticket', dial: 6 }, { name: 'connecting', ticket: true }, []],
  [connecting, { type: 'ticket', dial: 5 }, connecting, []],
  // REST answered, the socket did not come: once is chance, again is the way things are.
  [ticketed, { type: 'closed', dial: 6, code: 1006 }, { name: 'waiting', sockets: 1 }, []],
  [{ ...ticketed, sockets: 1 }, { type: 'closed', dial: 6, code: 1006 }, { name: 'degraded', sockets: 2, dial: 7, reason: 'closed-1006', next: { name: 'planned', retryAt: NOW + (limits.socketRetryMs * 3) / 4 } }, [poll, up(7)]],
  [{ ...connecting, sockets: 1 }, { type: 'failed', dial: 6, reason: 'offline' }, { name: 'waiting', sockets: 0 }, []],
  [ticketed, { type: 'due', timer: 'connect' }, { name: 'degraded', sockets: 1, reason: 'connect-timeout' }, [poll, up(7)]],
  [connecting, { type: 'woke' }, { name: 'connecting', attempt: 3, dial: 7, deadline: NOW + limits.connectMs, ticket: false }, [dial]],
  [connecting, { type: 'due', timer: 'connect' }, { name: 'waiting', attempt: 4, reason: 'connect-timeout' }, []],
  [connecting, { type: 'offline' }, { name: 'offline', attempt: 3 }, []],
  [connecting, { type: 'online' }, connecting, []],

  [connected, { type: 'closed', dial: 6, code: 1001 }, { name: 'waiting', attempt: 4, sockets: 1, reason: 'closed-1001' }, [down('closed-1001')]],
  [proven, { type: 'closed', dial: 6, code: 1001 }, { name: 'waiting', attempt: 0, sockets: 0, reason: 'closed-1001' }, [down('closed-1001')]],
  [{ ...connected, sockets: 1 }, { type: 'closed', dial: 6, code: 1006 }, { name: 'degraded', sockets: 2, dial: 7 }, [down('closed-1006'), poll, up(7)]],
  [connected, { type: 'closed', dial: 5, code: 1001 }, connected, []],
  [connected, { type: 'closed', dial: 6, code: 4001 }, { name: 'waiting', attempt: 4, sockets: 1, reason: 'closed-4001' }, [down('closed-4001')]],
  [connected, { type: 'closed', dial: 6, code: 4003 }, { name: 'closed' }, [down('closed-4003')]],
  [connected, { type: 'offline' }, { name: 'offline', retryAt: NOW + limits.backoffCapMs }, [down('offline')]],
  [connected, { type: 'reset', reason: 'no-answer' }, { name: 'waiting', reason: 'no-answer' }, [down('no-answer')]],
  [connected, { type: 'refused', final: 'closed', reason: 'upgrade-required' }, { name: 'closed', reason: 'upgrade-required' }, [down('upgrade-required')]],
  [connected, { type: 'due', timer: 'stable' }, { name: 'connected', attempt: 0, stableAt: null }, []],
  [connected, { type: 'due', timer: 'ping' }, { name: 'connected', beat: { name: 'awaited', no: 5, deadline: NOW + limits.pongMs } }, [ping]],
  [connected, { type: 'visible' }, { name: 'connected', beat: { name: 'awaited', no: 5, deadline: NOW + limits.pongMs } }, [ping]],
  [connected, { type: 'due', timer: 'rotate' }, { name: 'connected', dial: 6, next: { dial: 7, deadline: NOW + limits.connectMs } }, [dial]],

  // A token that ended may have been renewed: a fresh ticket tells, after a while where the last one did not live long either. REST has no older token than that.
  [proven, { type: 'expired', reason: 'signed-out' }, { name: 'connecting', attempt: 0 }, [down('signed-out'), dial]],
  [connected, { type: 'expired', reason: 'signed-out' }, { name: 'waiting', attempt: 4, reason: 'signed-out' }, [down('signed-out')]],
  [proven, { type: 'closed', dial: 6, code: 4001 }, { name: 'connecting' }, [down('closed-4001'), dial]],
  [degraded, { type: 'expired', reason: 'signed-out' }, { name: 'needs-auth' }, [down('signed-out')]],

  // After a sleep nothing is known: a sign of life, and soon.
  [connected, { type: 'woke' }, { name: 'connected', beat: { name: 'awaited', no: 5, deadline: NOW + limits.wakeMs } }, [ping]],
  [awaiting, { type: 'woke' }, { name: 'connected', beat: { name: 'awaited', no: 6, deadline: NOW + limits.wakeMs } }, [{ do: 'ping', beat: 6 }]],
  [waiting, { type: 'woke' }, { name: 'connecting', attempt: 3 }, [dial]],
  [closed, { type: 'woke' }, closed, []],

  [degraded, { type: 'due', timer: 'socket' }, { name: 'degraded', dial: 6, next: { name: 'dialling', dial: 7, deadline: NOW + limits.connectMs } }, [dial]],
  [degraded, { type: 'online' }, { name: 'degraded', next: { name: 'dialling', dial: 7 } }, [dial]],
  [degraded, { type: 'retry-now' }, { name: 'degraded', next: { name: 'dialling', dial: 7 } }, [dial]],
  [degraded, { type: 'closed', dial: 6, code: 1006 }, { name: 'waiting', attempt: 3 }, [down('closed-1006')]],
  [degraded, { type: 'reset', reason: 'no-answer' }, { name: 'waiting', reason: 'no-answer' }, [down('no-answer')]],
  [degraded, { type: 'offline' }, { name: 'offline' }, [down('offline')]],
  [degraded, { type: 'stop' }, { name: 'idle' }, [down('idle')]],
  [redialling, { type: 'visible' }, redialling, []],
  // The socket takes over as a successor does: no moment without a link.
  [redialling, { type: 'opened', dial: 8 }, { name: 'connected', dial: 8 }, [up(8), first]],
  [redialling, { type: 'failed', dial: 8, reason: 'network' }, { name: 'degraded', dial: 6, sockets: 3, next: { name: 'planned', retryAt: NOW + (limits.socketRetryMs * 3) / 2 } }, []],
  [redialling, { type: 'due', timer: 'socket-connect' }, { name: 'degraded', sockets: 3 }, []],
  [redialling, { type: 'failed', dial: 8, reason: 'signed-out', final: 'needs-auth' }, { name: 'needs-auth' }, [down('signed-out')]],

  // One outstanding ping: another reason to ping must not push back the moment at which silence is noticed.
  [awaiting, { type: 'due', timer: 'ping' }, awaiting, []],
  [awaiting, { type: 'visible' }, awaiting, []],
  [awaiting, { type: 'pong', dial: 6, beat: 4 }, awaiting, []],
  [awaiting, { type: 'pong', dial: 5, beat: 5 }, awaiting, []],
  [awaiting, { type: 'pong', dial: 6, beat: 5 }, { name: 'connected', beat: { name: 'rest', no: 5, pingAt: NOW + limits.pingMs } }, []],
  [awaiting, { type: 'due', timer: 'pong' }, { name: 'waiting', reason: 'no-pong' }, [down('no-pong')]],

  [rotating, { type: 'opened', dial: 8 }, { name: 'connected', dial: 8, next: null, since: 0 }, [up(8), first]],
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
    expect(owned(degraded)).toEqual([['socket'], [6]]);
    expect(owned(redialling)).toEqual([['socket-connect'], [6, 8]]);
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

describe('any walk through the table', () => {
  const codes = [1000, 1001, 1006, 4001, 4003];

  /** An event that could come: of a dial that is, was or never will be, and of any timer. */
  function anyEvent(random: Random, state: State, lastDial: number): Event {
    const no = random.chance(0.8) ? random.pick([...dialsOf(state), lastDial]) : random.below(lastDial + 2);
    const timers = [...timersOf(state).keys()];
    const timer = random.chance(0.8) && timers.length > 0 ? random.pick(timers) : random.pick(['connect', 'retry', 'stable', 'ping', 'pong', 'rotate', 'rotate-connect', 'socket', 'socket-connect'] as const);
    return random.pick<() => Event>([
      () => ({ type: random.pick(['start', 'stop', 'retry-now', 'online', 'offline', 'visible', 'woke'] as const) }),
      () => ({ type: 'refused', final: random.pick(['needs-auth', 'closed'] as const), reason: 'r' }),
      () => ({ type: random.pick(['reset', 'expired'] as const), reason: 'r' }),
      () => ({ type: 'ticket', dial: no }),
      () => ({ type: 'opened', dial: no }),
      () => ({ type: 'failed', dial: no, reason: 'r', ...(random.chance(0.2) && { final: 'needs-auth' as const }), ...(random.chance(0.2) && { retryAfter: 5_000 }) }),
      () => ({ type: 'closed', dial: no, code: random.pick(codes) }),
      () => ({ type: 'pong', dial: no, beat: random.below(4) }),
      () => ({ type: 'due', timer }),
      () => ({ type: 'due', timer }),
    ])();
  }

  function walk(seed: number, seen: Set<string>): void {
    const random = new Random(seed);
    let state: State = idle;
    let lastDial = 0;
    let now = NOW;
    let link: number | null = null;
    for (let step = 0; step < 80; step++) {
      now += random.below(20_000);
      const event = anyEvent(random, state, lastDial);
      const context: Context = { now, draw: random.next(), online: random.chance(0.9), nextDial: lastDial + 1, limits };
      const before = state;
      const result = reduce(before, event, context);
      state = result.state;
      seen.add(`${before.name} ${event.type}`);
      const holds = (so: boolean, what: string) => {
        if (!so) throw new Error(`seed ${seed}: ${what}: ${JSON.stringify(before)} on ${JSON.stringify(event)} gives ${JSON.stringify(result)}`);
      };
      for (const effect of result.effects as readonly Effect[]) {
        if (effect.do === 'dial' || effect.do === 'poll') holds(effect.dial === ++lastDial, 'a dial has a number of its own');
        if (effect.do === 'down') {
          holds(link !== null, 'only what was up goes down');
          link = null;
        }
        if (effect.do === 'up') link = effect.dial;
      }
      holds((linked(state) ? state.dial : null) === link, 'who listens was told of the link there is');
      const resting = state.name === 'idle' || state.name === 'needs-auth' || state.name === 'closed';
      holds(timersOf(state).size > 0 !== resting, 'a state that waits for something ends by itself');
      holds(dialsOf(state).every((dialNo) => dialNo <= lastDial), 'sockets were dialled');
      holds(link === null || !linked(before) || link === before.dial || !dialsOf(state).includes(before.dial), 'the old socket is not kept');
    }
  }

  it('keeps its promises in every state, whatever comes', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 2_000; seed++) walk(seed, seen);
    const states = ['idle', 'connecting', 'connected', 'degraded', 'waiting', 'offline', 'needs-auth', 'closed'];
    const events = ['start', 'stop', 'retry-now', 'online', 'offline', 'visible', 'woke', 'refused', 'reset', 'expired', 'ticket', 'opened', 'failed', 'closed', 'pong', 'due'];
    expect(states.flatMap((state) => events.filter((event) => !seen.has(`${state} ${event}`)).map((event) => `${state} ${event}`))).toEqual([]);
  });
});

describe('the backoff', () => {
  it('is anything between nothing and its growing cap', () => {
    expect([0, 1, 2, 3, 10, 1_000].map((attempt) => backoff(attempt, 0.999_999, limits))).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
    expect(backoff(9, 0, limits)).toBe(0);
  });
});
