import type { Clock, Socket } from '../platform';
import { Faults } from './faults';

/** What can happen to frames. Probabilities in [0, 1], delays in milliseconds. */
export interface Weather {
  drop: number;
  duplicate: number;
  reorder: boolean;
  minDelay: number;
  maxDelay: number;
  /** The socket stays open and says nothing: frames of both directions are held. */
  frozen: boolean;
  /** New sockets fail. */
  refusing: boolean;
  /** A request over HTTP is lost on its way, or its answer is. */
  restDrop: number;
}

export const fairWeather = (): Weather => ({ drop: 0, duplicate: 0, reorder: false, minDelay: 1, maxDelay: 1, frozen: false, refusing: false, restDrop: 0 });

/** The server's end of a socket. */
export interface ServerSocket {
  readonly protocols: readonly string[];
  onmessage: (text: string) => void;
  onclose: () => void;
  send(text: string): void;
  close(code: number): void;
}

/** A network with one server behind it. */
export class FakeWire {
  readonly weather = fairWeather();
  readonly faults: Faults;
  readonly #clock: Clock;
  readonly #draw: () => number;
  readonly #accept: (socket: ServerSocket) => void;
  readonly #pairs = new Set<Pair>();
  readonly #held: (() => void)[] = [];

  constructor(clock: Clock, draw: () => number, accept: (socket: ServerSocket) => void, faults = new Faults()) {
    this.faults = faults;
    this.#clock = clock;
    this.#draw = draw;
    this.#accept = accept;
  }

  get open(): number {
    return this.#pairs.size;
  }

  connect(protocols: readonly string[]): Socket {
    const pair = new Pair(this.#clock, this.#draw, this.weather, protocols, { held: this.#held, faults: this.faults, gone: () => this.#pairs.delete(pair) });
    this.#pairs.add(pair);
    pair.open(this.#accept);
    return pair.client;
  }

  /** A request over HTTP. In a frozen network it has no answer until its caller gives up. */
  async request(init: RequestInit, serve: () => Promise<Response>): Promise<Response> {
    const { minDelay, maxDelay, restDrop } = this.weather;
    const pass = async () => {
      if (maxDelay > 1) await this.#for(minDelay + Math.floor(this.#draw() * (maxDelay - minDelay + 1)), init.signal);
      if (this.weather.frozen) await this.#for(Infinity, init.signal);
      if (restDrop > 0 && this.#draw() < restDrop) {
        this.faults.hit('lost');
        throw new TypeError('Failed to fetch');
      }
    };
    await pass();
    const answer = await until(serve(), init.signal);
    await pass();
    return answer;
  }

  #for(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
    return until(new Promise((resolve) => (ms === Infinity ? undefined : this.#clock.after(ms, resolve))), signal);
  }

  /** Ends all sockets; the clients are told, as by a reset. */
  cut(code = 1006): void {
    for (const pair of this.#pairs) {
      this.faults.hit('cut');
      pair.end(code);
    }
  }

  /** The frames that a frozen network held back arrive after all. */
  thaw(): void {
    this.weather.frozen = false;
    for (const deliver of this.#held.splice(0)) deliver();
  }
}

/** What comes, unless its caller gives up before. */
function until<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('given up', 'AbortError'));
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop));
  });
}

interface Wiring {
  readonly held: (() => void)[];
  readonly faults: Faults;
  gone(): void;
}

class Pair {
  readonly client: Socket;
  readonly #server: ServerSocket;
  readonly #clock: Clock;
  readonly #draw: () => number;
  readonly #weather: Weather;
  readonly #wire: Wiring;
  /** When the last frame of each direction arrives: without reordering none overtakes it. */
  #last = { up: 0, down: 0 };
  #open = false;
  #ended = false;

  constructor(clock: Clock, draw: () => number, weather: Weather, protocols: readonly string[], wire: Wiring) {
    this.#clock = clock;
    this.#draw = draw;
    this.#weather = weather;
    this.#wire = wire;
    this.client = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text) => this.#carry('up', () => this.#server.onmessage(text)),
      close: () => this.#clientCloses(),
    };
    this.#server = {
      protocols,
      onmessage: () => {},
      onclose: () => {},
      send: (text) => this.#carry('down', () => this.client.onmessage?.(text)),
      close: (code) => this.#carry('down', () => this.end(code)),
    };
  }

  open(accept: (socket: ServerSocket) => void): void {
    this.#clock.after(this.#delay(), () => {
      if (this.#ended || this.#weather.frozen) return;
      if (this.#weather.refusing) {
        this.#wire.faults.hit('refused');
        return this.end(1006);
      }
      this.#open = true;
      accept(this.#server);
      this.client.onopen?.();
    });
  }

  end(code: number): void {
    if (this.#ended) return;
    this.#finish();
    this.client.onclose?.(code, '');
  }

  #clientCloses(): void {
    if (!this.#ended) this.#finish();
  }

  #finish(): void {
    this.#ended = true;
    this.#wire.gone();
    if (this.#open) this.#server.onclose();
  }

  #carry(way: 'up' | 'down', arrive: () => void): void {
    const { drop, duplicate } = this.#weather;
    if (!this.#open || this.#ended) return;
    const { faults } = this.#wire;
    if (this.#draw() < drop) return faults.hit('dropped');
    this.#schedule(way, arrive);
    if (this.#draw() >= duplicate) return;
    faults.hit('duplicated');
    this.#schedule(way, arrive);
  }

  #schedule(way: 'up' | 'down', arrive: () => void): void {
    const at = this.#clock.now() + this.#delay();
    const due = this.#weather.reorder ? at : Math.max(at, this.#last[way]);
    if (due < this.#last[way]) this.#wire.faults.hit('reordered');
    if (due > this.#clock.now() + this.#weather.minDelay) this.#wire.faults.hit('delayed');
    this.#last[way] = due;
    const deliver = () => {
      if (this.#ended && way === 'up') return;
      if (this.#weather.frozen) {
        this.#wire.faults.hit('held');
        return void this.#wire.held.push(deliver);
      }
      if (this.#ended) this.#wire.faults.hit('late');
      arrive();
    };
    this.#clock.after(due - this.#clock.now(), deliver);
  }

  #delay(): number {
    const { minDelay, maxDelay } = this.#weather;
    return minDelay + Math.floor(this.#draw() * (maxDelay - minDelay + 1));
  }
}
