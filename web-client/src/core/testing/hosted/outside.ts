import type { Socket } from '../../platform';
import type { Outside } from '../fake-browser';
import { Faults } from '../faults';
import type { Random } from '../random';
import type { Host } from './host';

interface Asked {
  answer(response: Response): void;
  fail(): void;
}

/** What the pages of one host have in common: its time, and the ways to its server. */
export class HostedOutside {
  readonly #host: Host;
  readonly #timers = new Map<number, () => void>();
  readonly #sockets = new Map<number, Socket>();
  readonly #asked = new Map<number, Asked>();
  #last = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** As one page has it. */
  of(page: number, random: Random): Outside {
    return {
      clock: { now: () => this.#host.now(), after: (ms, fn) => this.#after(page, ms, fn) },
      random,
      wire: { faults: new Faults(), connect: (protocols) => this.#connect(page, protocols), request: (_, serve) => serve() },
      server: { fetch: (url, init) => this.#fetch(page, url, init) },
    };
  }

  fire(timer: number): void {
    const due = this.#timers.get(timer);
    this.#timers.delete(timer);
    due?.();
  }

  opened(socket: number): void {
    this.#sockets.get(socket)?.onopen?.();
  }

  message(socket: number, text: string): void {
    this.#sockets.get(socket)?.onmessage?.(text);
  }

  closed(socket: number, code: number): void {
    const gone = this.#sockets.get(socket);
    this.#sockets.delete(socket);
    gone?.onclose?.(code, '');
  }

  answered(request: number, status: number, text: string): void {
    const asked = this.#asked.get(request);
    this.#asked.delete(request);
    asked?.answer({ ok: status < 400, status, text: () => Promise.resolve(text) } as Response);
  }

  failed(request: number): void {
    const asked = this.#asked.get(request);
    this.#asked.delete(request);
    asked?.fail();
  }

  #after(page: number, ms: number, fn: () => void): () => void {
    const timer = ++this.#last;
    this.#timers.set(timer, fn);
    this.#host.after(page, Math.max(0, Math.ceil(ms)), timer);
    return () => {
      if (this.#timers.delete(timer)) this.#host.cancel(timer);
    };
  }

  #connect(page: number, protocols: readonly string[]): Socket {
    const no = ++this.#last;
    const socket: Socket = { onopen: null, onmessage: null, onclose: null, send: (text) => this.#host.send(no, text), close: () => this.#host.close(no) };
    this.#sockets.set(no, socket);
    this.#host.open(page, no, protocols);
    return socket;
  }

  #fetch(page: number, url: string, { method = 'GET', body, signal }: RequestInit): Promise<Response> {
    const no = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#asked.set(no, { answer: resolve, fail: () => reject(new TypeError('Failed to fetch')) });
      signal?.addEventListener('abort', () => {
        this.#asked.delete(no);
        reject(new DOMException('given up', 'AbortError'));
      });
      this.#host.fetch(page, no, method, url, typeof body === 'string' ? body : '');
    });
  }
}
