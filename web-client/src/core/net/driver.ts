import type { Connection } from '../api';
import { TandemError } from '../errors';
import type { Limits } from '../limits';
import type { Platform, Socket } from '../platform';
import { Cell, type Readable } from '../readable';
import { linked, reduce } from './machine';
import { RoundTrips } from './quality';
import { dialsOf, type Effect, type Event, type Final, type State, type TimerName, timersOf } from './states';
import type { Ticket } from './rest';

/** How the link comes by its socket, and by what stands in for one. */
export interface Carriers {
  ticket(): Promise<Ticket>;
  rest(): Socket;
}

export interface LinkEvents {
  up(): void;
  down(reason: string): void;
  message(text: string): void;
  /** Time for a sign of life: sends the pings whose pongs are reported with {@link Link.pong}. */
  ping(beat: number): void;
  /** A round trip was measured. */
  trip(ms: number): void;
}

interface Dial {
  socket: Socket | null;
}

/** Carries out what the machine says: owns the timers and sockets, of which exactly those of the state exist. */
export class Link {
  readonly connection: Readable<Connection>;
  readonly #cell: Cell<Connection>;
  readonly #platform: Platform;
  readonly #limits: Limits;
  readonly #carriers: Carriers;
  readonly #events: LinkEvents;
  readonly #timers = new Map<TimerName, { at: number; cancel: () => void }>();
  readonly #dials = new Map<number, Dial>();
  readonly #trips = new RoundTrips();
  #state: State;
  #lastDial = 0;
  #pingSentAt = 0;
  #unsubscribe: (() => void) | null = null;

  constructor(platform: Platform, limits: Limits, carriers: Carriers, events: LinkEvents) {
    this.#platform = platform;
    this.#limits = limits;
    this.#carriers = carriers;
    this.#events = events;
    this.#state = { name: 'idle', since: platform.clock.now() };
    this.#cell = new Cell(this.#describe());
    this.connection = this.#cell;
  }

  start(): void {
    this.#unsubscribe ??= this.#platform.network.subscribe((type) => {
      if (type !== 'hidden') this.#on({ type });
    });
    this.#on({ type: 'start' });
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#on({ type: 'stop' });
  }

  retryNow(): void {
    this.#on({ type: 'retry-now' });
  }

  /** The link is of no use any more: a request stayed without an answer. */
  reset(reason: string): void {
    this.#on({ type: 'reset', reason });
  }

  /** The sign-in behind this link is over; a fresh ticket may be had. */
  expired(reason: string): void {
    this.#on({ type: 'expired', reason });
  }

  refuse(final: Final, reason: string): void {
    this.#on({ type: 'refused', final, reason });
  }

  pong(beat: number): void {
    if (this.#state.name !== 'connected') return;
    const ms = this.#platform.clock.now() - this.#pingSentAt;
    this.#trips.add(ms);
    this.#events.trip(ms);
    this.#on({ type: 'pong', dial: this.#state.dial, beat });
  }

  /** Says it where there is a link; without one nothing happens, the next link starts with a join. */
  send(text: string): void {
    if (linked(this.#state)) this.#dials.get(this.#state.dial)?.socket?.send(text);
  }

  #on(event: Event): void {
    const { clock, network } = this.#platform;
    const context = { now: clock.now(), draw: this.#platform.random(), online: network.online(), nextDial: this.#lastDial + 1, limits: this.#limits };
    const { state, effects } = reduce(this.#state, event, context);
    this.#state = state;
    this.#closeSockets();
    this.#setTimers(context.now);
    this.#cell.set(this.#describe());
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'dial':
        this.#lastDial = effect.dial;
        void this.#dial(effect.dial);
        return;
      case 'poll':
        this.#lastDial = effect.dial;
        this.#dials.set(effect.dial, { socket: this.#listen(effect.dial, this.#carriers.rest()) });
        return;
      case 'ping':
        this.#pingSentAt = this.#platform.clock.now();
        this.#events.ping(effect.beat);
        return;
      case 'up':
        this.#events.up();
        return;
      case 'down':
        this.#trips.clear();
        this.#events.down(effect.reason);
    }
  }

  async #dial(no: number): Promise<void> {
    const dial: Dial = { socket: null };
    this.#dials.set(no, dial);
    try {
      const { url, protocol, ticket } = await this.#carriers.ticket();
      this.#on({ type: 'ticket', dial: no });
      if (this.#dials.get(no) === dial) dial.socket = this.#listen(no, this.#platform.socket(url, [protocol, `ticket.${ticket}`]));
    } catch (failure) {
      this.#on({ type: 'failed', dial: no, ...explain(failure) });
    }
  }

  #listen(no: number, socket: Socket): Socket {
    socket.onopen = () => this.#on({ type: 'opened', dial: no });
    socket.onclose = (code) => this.#on({ type: 'closed', dial: no, code });
    socket.onmessage = (text) => {
      // Frames held back by a frozen network can arrive late, on a socket that is no longer the link.
      if (linked(this.#state) && this.#state.dial === no) this.#events.message(text);
    };
    return socket;
  }

  #closeSockets(): void {
    const kept = new Set(dialsOf(this.#state));
    for (const [no, { socket }] of this.#dials) {
      if (kept.has(no)) continue;
      this.#dials.delete(no);
      if (socket === null) continue;
      socket.onopen = socket.onclose = socket.onmessage = null;
      socket.close();
    }
  }

  #setTimers(now: number): void {
    const wanted = timersOf(this.#state);
    for (const [name, timer] of this.#timers) {
      if (wanted.get(name) === timer.at) continue;
      timer.cancel();
      this.#timers.delete(name);
    }
    for (const [name, at] of wanted) {
      if (!this.#timers.has(name)) this.#timers.set(name, { at, cancel: this.#platform.clock.after(Math.max(0, at - now), () => this.#due(name, at)) });
    }
  }

  #due(timer: TimerName, at: number): void {
    this.#timers.delete(timer);
    // Timers do not run while a machine sleeps: what is due then says nothing about the link.
    if (this.#platform.clock.now() - at >= this.#limits.sleptMs) this.#on({ type: 'woke' });
    // What the state keeps all the same is due as ever: else it would be late again at once, and for ever.
    if (timersOf(this.#state).get(timer) === at) this.#on({ type: 'due', timer });
  }

  #describe(): Connection {
    const state = this.#state;
    const rtt = state.name === 'connected' ? this.#trips.median() : undefined;
    return {
      name: state.name,
      transport: state.name === 'connected' ? 'ws' : state.name === 'degraded' ? 'rest' : 'none',
      since: state.since,
      attempt: 'attempt' in state ? state.attempt : 0,
      quality: state.name === 'connected' ? this.#trips.quality() : 'none',
      ...retryOf(state),
      ...('reason' in state && { reason: state.reason }),
      ...(rtt !== undefined && { rtt }),
    };
  }
}

/** When the next try is, where one is planned. */
function retryOf(state: State): { retryAt?: number } {
  if ('retryAt' in state) return { retryAt: state.retryAt };
  return state.name === 'degraded' && state.next.name === 'planned' ? { retryAt: state.next.retryAt } : {};
}

/** Signed out and refused for good need a person; everything else is tried again. */
function explain(failure: unknown): { reason: string; final?: Final; retryAfter?: number } {
  if (!(failure instanceof TandemError)) return { reason: 'network' };
  const { code, status, retryAfter } = failure;
  if (status === 401 || code === 'signed-out') return { reason: code, final: 'needs-auth' };
  if (status === 403 || code === 'upgrade-required') return { reason: code, final: 'closed' };
  return retryAfter === undefined ? { reason: code } : { reason: code, retryAfter };
}
