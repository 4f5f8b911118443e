import type { Limits } from '../limits';
import { backoff } from './backoff';
import type { Connected, Context, Event, State, Step } from './states';

const ROTATION_RETRY_MS = 60_000;
/** Close codes by which the server says that trying again is of no use. */
const SIGN_IN_CODE = 4001;
const FORBIDDEN_CODE = 4003;

/** The connection as a table: state and event give the next state and what is to be done. No clock, no socket, no chance in here. */
export function reduce(state: State, event: Event, context: Context): Step {
  switch (event.type) {
    case 'start':
      return state.name === 'idle' || state.name === 'closed' || state.name === 'needs-auth' ? dial(context, 0) : stay(state);
    case 'stop':
      return leave(state, { name: 'idle', since: context.now });
    case 'refused':
      return leave(state, { name: event.final, since: context.now, reason: event.reason });
    case 'retry-now':
      return state.name === 'needs-auth' || state.name === 'closed' ? dial(context, 0) : hurry(state, context);
    case 'online':
    case 'visible':
      return hurry(state, context);
    case 'offline':
      return 'attempt' in state ? leave(state, offline(state.attempt, context)) : stay(state);
    case 'reset':
      return state.name === 'connected' ? lose(state, event.reason, context) : stay(state);
    case 'opened':
      return opened(state, event.dial, context);
    case 'failed':
      return failed(state, event, context);
    case 'closed':
      return closed(state, event, context);
    case 'pong':
      return pong(state, event, context);
    case 'due':
      return due(state, event.timer, context);
  }
}

function stay(state: State): Step {
  return { state, effects: [] };
}

/** A new state without a link; who had one is told. */
function leave(from: State, to: State): Step {
  const reason = 'reason' in to ? to.reason : to.name;
  return { state: to, effects: from.name === 'connected' ? [{ do: 'down', reason }] : [] };
}

function dial(context: Context, attempt: number): Step {
  const { now, limits, nextDial } = context;
  const state: State = { name: 'connecting', since: now, attempt, dial: nextDial, deadline: now + limits.connectMs };
  return { state, effects: [{ do: 'dial', dial: nextDial }] };
}

function offline(attempt: number, { now, limits }: Context): State {
  // The browser may be wrong about the network, so it is still tried now and then.
  return { name: 'offline', since: now, attempt, retryAt: now + limits.backoffCapMs, reason: 'offline' };
}

function wait(attempt: number, reason: string, context: Context, atLeast = 0): State {
  if (!context.online) return offline(attempt, context);
  const { now, draw, limits } = context;
  return { name: 'waiting', since: now, attempt, retryAt: now + Math.max(atLeast, backoff(attempt, draw, limits)), reason };
}

function lose(state: Connected, reason: string, context: Context): Step {
  return leave(state, wait(state.attempt, reason, context));
}

function hurry(state: State, context: Context): Step {
  if (state.name === 'waiting' || state.name === 'offline') return dial(context, state.attempt);
  return check(state, context);
}

/** Asks for a sign of life at once, unless one is awaited already. */
function check(state: State, context: Context): Step {
  return state.name === 'connected' && state.beat.name === 'rest' ? ping(state, context) : stay(state);
}

function ping(state: Connected, { now, limits }: Context): Step {
  const beat = { name: 'awaited', no: state.beat.no + 1, deadline: now + limits.pongMs } as const;
  return { state: { ...state, beat }, effects: [{ do: 'ping', beat: beat.no }] };
}

function pong(state: State, event: { dial: number; beat: number }, { now, limits }: Context): Step {
  if (state.name !== 'connected' || state.dial !== event.dial || state.beat.name !== 'awaited' || state.beat.no !== event.beat) return stay(state);
  return stay({ ...state, beat: { name: 'rest', no: event.beat, pingAt: now + limits.pingMs } });
}

function opened(state: State, dialNo: number, context: Context): Step {
  const { now, limits } = context;
  const current = (state.name === 'connecting' && state.dial === dialNo) || (state.name === 'connected' && state.next?.dial === dialNo);
  if (!current) return stay(state);
  const since = state.name === 'connected' ? state.since : now;
  const link: Connected = {
    name: 'connected',
    since,
    attempt: state.attempt,
    dial: dialNo,
    stableAt: now + limits.stableMs,
    beat: { name: 'rest', no: 0, pingAt: now + limits.pingMs },
    rotateAt: now + rotation(limits, context.draw),
    next: null,
  };
  return { state: link, effects: [{ do: 'up', dial: dialNo }] };
}

function rotation(limits: Limits, draw: number): number {
  return limits.rotateMinMs + Math.round(draw * (limits.rotateMaxMs - limits.rotateMinMs));
}

function failed(state: State, event: Extract<Event, { type: 'failed' }>, context: Context): Step {
  if (state.name === 'connected' && state.next?.dial === event.dial) return stay(postponed(state, context));
  if (state.name !== 'connecting' || state.dial !== event.dial) return stay(state);
  if (event.final !== undefined) return stay({ name: event.final, since: context.now, reason: event.reason });
  return stay(wait(state.attempt + 1, event.reason, context, event.retryAfter));
}

function postponed(state: Connected, { now }: Context): Connected {
  return { ...state, next: null, rotateAt: now + ROTATION_RETRY_MS };
}

function closed(state: State, event: Extract<Event, { type: 'closed' }>, context: Context): Step {
  const final = event.code === SIGN_IN_CODE ? 'needs-auth' : event.code === FORBIDDEN_CODE ? 'closed' : undefined;
  if (state.name !== 'connected' || state.dial !== event.dial) {
    return failed(state, { type: 'failed', dial: event.dial, reason: `closed-${event.code}`, ...(final && { final }) }, context);
  }
  if (final !== undefined) return leave(state, { name: final, since: context.now, reason: `closed-${event.code}` });
  return lose(state, `closed-${event.code}`, context);
}

function due(state: State, timer: string, context: Context): Step {
  if (state.name === 'waiting' || state.name === 'offline') return dial(context, state.attempt);
  if (state.name === 'connecting') return stay(wait(state.attempt + 1, 'connect-timeout', context));
  if (state.name !== 'connected') return stay(state);
  switch (timer) {
    case 'stable':
      return stay({ ...state, attempt: 0, stableAt: null });
    case 'ping':
      return check(state, context);
    case 'pong':
      // Half-open: the socket says nothing about it, and never will.
      return lose(state, 'no-pong', context);
    case 'rotate':
      return { state: { ...state, next: { dial: context.nextDial, deadline: context.now + context.limits.connectMs } }, effects: [{ do: 'dial', dial: context.nextDial }] };
    default:
      return stay(postponed(state, context));
  }
}
