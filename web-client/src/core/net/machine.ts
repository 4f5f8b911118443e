import type { Limits } from '../limits';
import { backoff } from './backoff';
import type { Connected, Connecting, Context, Degraded, Event, State, Step, TimerName, Tries } from './states';

const ROTATION_RETRY_MS = 60_000;
/** Close codes by which the server says that trying again is of no use. */
const SIGN_IN_CODE = 4001;
const FORBIDDEN_CODE = 4003;
const NONE: Tries = { attempt: 0, sockets: 0 };

/** The connection as a table: state and event give the next state and what is to be done. No clock, no socket, no chance in here. */
export function reduce(state: State, event: Event, context: Context): Step {
  switch (event.type) {
    case 'start':
      return state.name === 'idle' || state.name === 'closed' || state.name === 'needs-auth' ? dial(context, NONE) : stay(state);
    case 'stop':
      return leave(state, { name: 'idle', since: context.now });
    case 'refused':
      return leave(state, { name: event.final, since: context.now, reason: event.reason });
    case 'expired':
      return expired(state, event.reason, context);
    case 'retry-now':
      return state.name === 'needs-auth' || state.name === 'closed' ? dial(context, NONE) : hurry(state, context);
    case 'online':
    case 'visible':
      return hurry(state, context);
    case 'woke':
      return woke(state, context);
    case 'offline':
      return 'attempt' in state ? leave(state, offline(state, context)) : stay(state);
    case 'reset':
      return linked(state) ? lose(state, event.reason, context) : stay(state);
    case 'ticket':
      return stay(state.name === 'connecting' && state.dial === event.dial ? { ...state, ticket: true } : state);
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

/** Something carries frames in this state. */
export function linked(state: State): state is Connected | Degraded {
  return state.name === 'connected' || state.name === 'degraded';
}

function stay(state: State): Step {
  return { state, effects: [] };
}

/** A new state without a link; who had one is told. */
function leave(from: State, to: State): Step {
  const reason = 'reason' in to ? to.reason : to.name;
  return { state: to, effects: linked(from) ? [{ do: 'down', reason }] : [] };
}

function dial(context: Context, { attempt, sockets }: Tries): Step {
  const { now, limits, nextDial } = context;
  const state: State = { name: 'connecting', since: now, attempt, sockets, dial: nextDial, deadline: now + limits.connectMs, ticket: false };
  return { state, effects: [{ do: 'dial', dial: nextDial }] };
}

function offline({ attempt, sockets }: Tries, { now, limits }: Context): State {
  // The browser may be wrong about the network, so it is still tried now and then.
  return { name: 'offline', since: now, attempt, sockets, retryAt: now + limits.backoffCapMs, reason: 'offline' };
}

function wait(tries: Tries, reason: string, context: Context, atLeast = 0): State {
  if (!context.online) return offline(tries, context);
  const { now, draw, limits } = context;
  const { attempt, sockets } = tries;
  return { name: 'waiting', since: now, attempt, sockets, retryAt: now + Math.max(atLeast, backoff(attempt, draw, limits)), reason };
}

/** A link that is lost before it has proven itself counts as a failed try: else one that opens and dies would never be given up. */
function lose(state: Connected | Degraded, reason: string, context: Context): Step {
  if (state.name === 'degraded' || state.stableAt === null) return leave(state, wait(state, reason, context));
  const tries = { attempt: state.attempt + 1, sockets: state.sockets + 1 };
  if (tries.sockets < context.limits.socketTries || !context.online) return leave(state, wait(tries, reason, context));
  const over = takeOver(tries, reason, context);
  return { state: over.state, effects: [{ do: 'down', reason }, ...over.effects] };
}

/** A link may go on with a ticket of now, after a while where it was refused at once: whether a person is needed says who gives the tickets. */
function expired(state: State, reason: string, context: Context): Step {
  if (state.name !== 'connected') return leave(state, { name: 'needs-auth', since: context.now, reason });
  if (state.stableAt !== null) return lose(state, reason, context);
  const again = dial(context, state);
  return { state: again.state, effects: [{ do: 'down', reason }, ...again.effects] };
}

function hurry(state: State, context: Context): Step {
  if (state.name === 'waiting' || state.name === 'offline') return dial(context, state);
  if (state.name === 'degraded') return redial(state, context);
  return check(state, context, context.limits.pongMs);
}

function woke(state: State, context: Context): Step {
  if (state.name === 'connecting') return dial(context, state);
  if (state.name === 'connected') return ping(state, context, context.limits.wakeMs);
  return hurry(state, context);
}

/** The socket once more, while REST goes on carrying. */
function redial(state: Degraded, { nextDial, now, limits }: Context): Step {
  if (state.next.name === 'dialling') return stay(state);
  return { state: { ...state, next: { name: 'dialling', dial: nextDial, deadline: now + limits.connectMs } }, effects: [{ do: 'dial', dial: nextDial }] };
}

/** Asks for a sign of life at once, unless one is awaited already. */
function check(state: State, context: Context, withinMs: number): Step {
  return state.name === 'connected' && state.beat.name === 'rest' ? ping(state, context, withinMs) : stay(state);
}

function ping(state: Connected, { now }: Context, withinMs: number): Step {
  const beat = { name: 'awaited', no: state.beat.no + 1, deadline: now + withinMs } as const;
  return { state: { ...state, beat }, effects: [{ do: 'ping', beat: beat.no }] };
}

function pong(state: State, event: { dial: number; beat: number }, { now, limits }: Context): Step {
  if (state.name !== 'connected' || state.dial !== event.dial || state.beat.name !== 'awaited' || state.beat.no !== event.beat) return stay(state);
  return stay({ ...state, beat: { name: 'rest', no: event.beat, pingAt: now + limits.pingMs } });
}

/** The dial that may still become the link, or the next one. */
function awaited(state: State): number | undefined {
  if (state.name === 'connecting') return state.dial;
  if (state.name === 'degraded') return state.next.name === 'dialling' ? state.next.dial : undefined;
  return state.name === 'connected' ? state.next?.dial : undefined;
}

function opened(state: State, dialNo: number, context: Context): Step {
  if (awaited(state) !== dialNo) return stay(state);
  const { now, limits } = context;
  const link: Connected = {
    name: 'connected',
    since: state.name === 'connected' ? state.since : now,
    ...('attempt' in state ? { attempt: state.attempt, sockets: state.sockets } : NONE),
    dial: dialNo,
    stableAt: now + limits.stableMs,
    // Whether anything comes through is asked at once: a socket can open and then carry nothing.
    beat: { name: 'awaited', no: 1, deadline: now + limits.pongMs },
    rotateAt: now + rotation(limits, context.draw),
    next: null,
  };
  return { state: link, effects: [{ do: 'up', dial: dialNo }, { do: 'ping', beat: 1 }] };
}

function rotation(limits: Limits, draw: number): number {
  return limits.rotateMinMs + Math.round(draw * (limits.rotateMaxMs - limits.rotateMinMs));
}

function failed(state: State, event: Extract<Event, { type: 'failed' }>, context: Context): Step {
  if (awaited(state) !== event.dial) return stay(state);
  if (state.name === 'connected') return stay(postponed(state, context));
  if (event.final !== undefined) return leave(state, { name: event.final, since: context.now, reason: event.reason });
  if (state.name === 'degraded') return stay(withoutSocket(state, context));
  return state.name === 'connecting' ? untried(state, event.reason, context, event.retryAfter) : stay(state);
}

/** REST answered and the socket failed, again: so be it. Without REST it says nothing about sockets. */
function untried(state: Connecting, reason: string, context: Context, atLeast?: number): Step {
  const tries = { attempt: state.attempt + 1, sockets: state.ticket ? state.sockets + 1 : 0 };
  const enough = state.ticket && (reason === TIMEOUT || tries.sockets >= context.limits.socketTries);
  return enough && context.online ? takeOver(tries, reason, context) : stay(wait(tries, reason, context, atLeast));
}

function takeOver({ attempt, sockets }: Tries, reason: string, context: Context): Step {
  const { nextDial, now } = context;
  const state = withoutSocket({ name: 'degraded', since: now, attempt, sockets: sockets - 1, reason, dial: nextDial, next: { name: 'planned', retryAt: now } }, context);
  return { state, effects: [{ do: 'poll', dial: nextDial }, { do: 'up', dial: nextDial }] };
}

const TIMEOUT = 'connect-timeout';

/** One more socket came to nothing. The next try is between half and all of a time that doubles: many clients without sockets are no wave of them. */
function withoutSocket(state: Degraded, { now, draw, limits }: Context): Degraded {
  const doublings = Math.max(0, state.sockets + 1 - limits.socketTries);
  const most = Math.min(limits.socketRetryCapMs, limits.socketRetryMs * 2 ** Math.min(doublings, 30));
  return { ...state, sockets: state.sockets + 1, next: { name: 'planned', retryAt: now + Math.round((most * (1 + draw)) / 2) } };
}

function postponed(state: Connected, { now }: Context): Connected {
  return { ...state, next: null, rotateAt: now + ROTATION_RETRY_MS };
}

function closed(state: State, event: Extract<Event, { type: 'closed' }>, context: Context): Step {
  const reason = `closed-${event.code}`;
  const final = event.code === SIGN_IN_CODE ? 'needs-auth' : event.code === FORBIDDEN_CODE ? 'closed' : undefined;
  if (!linked(state) || state.dial !== event.dial) return failed(state, { type: 'failed', dial: event.dial, reason, ...(final && { final }) }, context);
  if (final === 'needs-auth') return expired(state, reason, context);
  if (final !== undefined) return leave(state, { name: final, since: context.now, reason });
  return lose(state, reason, context);
}

function due(state: State, timer: TimerName, context: Context): Step {
  switch (timer) {
    case 'retry':
      return state.name === 'waiting' || state.name === 'offline' ? dial(context, state) : stay(state);
    case 'connect':
      return state.name === 'connecting' ? untried(state, TIMEOUT, context) : stay(state);
    case 'socket':
      return state.name === 'degraded' ? redial(state, context) : stay(state);
    case 'socket-connect':
      return stay(state.name === 'degraded' && state.next.name === 'dialling' ? withoutSocket(state, context) : state);
    case 'ping':
      return check(state, context, context.limits.pongMs);
    case 'stable':
    case 'pong':
    case 'rotate':
    case 'rotate-connect':
      return state.name === 'connected' ? linkDue(state, timer, context) : stay(state);
  }
}

function linkDue(state: Connected, timer: 'stable' | 'pong' | 'rotate' | 'rotate-connect', context: Context): Step {
  switch (timer) {
    case 'stable':
      return stay({ ...state, ...NONE, stableAt: null });
    case 'pong':
      // Half-open: the socket says nothing about it, and never will.
      return state.beat.name === 'awaited' ? lose(state, 'no-pong', context) : stay(state);
    case 'rotate': {
      if (state.next !== null) return stay(state);
      const { nextDial, now, limits } = context;
      return { state: { ...state, next: { dial: nextDial, deadline: now + limits.connectMs } }, effects: [{ do: 'dial', dial: nextDial }] };
    }
    case 'rotate-connect':
      return stay(state.next === null ? state : postponed(state, context));
  }
}
