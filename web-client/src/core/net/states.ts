import type { Limits } from '../limits';

/** What went before without success, in a row. */
export interface Tries {
  readonly attempt: number;
  /** Sockets that came to nothing although REST answered. */
  readonly sockets: number;
}

/** A dial is one try to connect, from its ticket to the end of its socket; dials are numbered. */
export interface Connected extends Tries {
  readonly name: 'connected';
  readonly since: number;
  readonly dial: number;
  /** When the link has proven itself and `attempt` starts anew; null once it has. */
  readonly stableAt: number | null;
  readonly beat: Beat;
  readonly rotateAt: number;
  /** The successor while it is being dialled; its deadline as in `connecting`. */
  readonly next: { readonly dial: number; readonly deadline: number } | null;
}

/** At most one ping is awaited: a later ping must never push back the moment at which silence is noticed. */
export type Beat =
  | { readonly name: 'rest'; readonly no: number; readonly pingAt: number }
  | { readonly name: 'awaited'; readonly no: number; readonly deadline: number };

export interface Connecting extends Tries {
  readonly name: 'connecting';
  readonly since: number;
  readonly dial: number;
  readonly deadline: number;
  /** The ticket came: REST works, whatever becomes of the socket. */
  readonly ticket: boolean;
}

/** Without a socket: REST carries, and the socket is tried again now and then. */
export interface Degraded extends Tries {
  readonly name: 'degraded';
  readonly since: number;
  /** Why there is no socket. */
  readonly reason: string;
  /** The carrier over REST, numbered like a dial. */
  readonly dial: number;
  readonly next: { readonly name: 'planned'; readonly retryAt: number } | { readonly name: 'dialling'; readonly dial: number; readonly deadline: number };
}

export type State =
  | { readonly name: 'idle'; readonly since: number }
  | Connecting
  | Connected
  | Degraded
  | (Tries & { readonly name: 'waiting' | 'offline'; readonly since: number; readonly retryAt: number; readonly reason: string })
  | { readonly name: Final; readonly since: number; readonly reason: string };

/** States that only a person leaves. */
export type Final = 'needs-auth' | 'closed';

export type Event =
  | { readonly type: 'start' | 'stop' | 'retry-now' | 'online' | 'offline' | 'visible' }
  /** What was held true is told apart: `refused` is for good; after `expired` a fresh ticket may do. */
  | { readonly type: 'refused'; readonly final: Final; readonly reason: string }
  | { readonly type: 'expired'; readonly reason: string }
  /** The machine slept: whatever was open is doubtful. */
  | { readonly type: 'woke' }
  | { readonly type: 'ticket'; readonly dial: number }
  | { readonly type: 'reset'; readonly reason: string }
  | { readonly type: 'opened'; readonly dial: number }
  | { readonly type: 'failed'; readonly dial: number; readonly reason: string; readonly final?: Final; readonly retryAfter?: number }
  | { readonly type: 'closed'; readonly dial: number; readonly code: number }
  | { readonly type: 'pong'; readonly dial: number; readonly beat: number }
  | { readonly type: 'due'; readonly timer: TimerName };

export type Effect =
  | { readonly do: 'dial'; readonly dial: number }
  /** From now on REST is the link, under this number. */
  | { readonly do: 'poll'; readonly dial: number }
  | { readonly do: 'ping'; readonly beat: number }
  | { readonly do: 'up'; readonly dial: number }
  | { readonly do: 'down'; readonly reason: string };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** What the moment gives: `draw` is uniform in [0, 1), `nextDial` unused so far. */
export interface Context {
  readonly now: number;
  readonly draw: number;
  readonly online: boolean;
  readonly nextDial: number;
  readonly limits: Limits;
}

export type TimerName = 'connect' | 'retry' | 'stable' | 'ping' | 'pong' | 'rotate' | 'rotate-connect' | 'socket' | 'socket-connect';

/** The timers that belong to a state, with the time at which each is due. Whatever is not in here does not run. */
export function timersOf(state: State): ReadonlyMap<TimerName, number> {
  const timers = new Map<TimerName, number>();
  switch (state.name) {
    case 'idle':
    case 'needs-auth':
    case 'closed':
      break;
    case 'connecting':
      timers.set('connect', state.deadline);
      break;
    case 'waiting':
    case 'offline':
      timers.set('retry', state.retryAt);
      break;
    case 'degraded':
      if (state.next.name === 'planned') timers.set('socket', state.next.retryAt);
      else timers.set('socket-connect', state.next.deadline);
      break;
    case 'connected':
      if (state.stableAt !== null) timers.set('stable', state.stableAt);
      if (state.beat.name === 'rest') timers.set('ping', state.beat.pingAt);
      else timers.set('pong', state.beat.deadline);
      if (state.next === null) timers.set('rotate', state.rotateAt);
      else timers.set('rotate-connect', state.next.deadline);
  }
  return timers;
}

/** The dials that belong to a state: every other socket is closed and its frames are ignored. */
export function dialsOf(state: State): readonly number[] {
  if (state.name === 'connecting') return [state.dial];
  if (state.name === 'degraded') return state.next.name === 'planned' ? [state.dial] : [state.dial, state.next.dial];
  if (state.name !== 'connected') return [];
  return state.next === null ? [state.dial] : [state.dial, state.next.dial];
}
