import { TandemError } from './errors';
import type { Socket } from './platform';

// Code that a page may never need is loaded when it does: rare ways, and what is asked of the server by hand.

type Asynchronous<T> = { readonly [N in keyof T]: T[N] extends (...args: never[]) => Promise<unknown> ? T[N] : never };

/** An object whose methods are loaded with the first call, but for its `own`; one that cannot be loaded is `offline`, and loaded with the next call. */
export function late<T extends Asynchronous<T>, O extends object = object>(load: () => Promise<T>, own: O = {} as O): T & O {
  let loading: Promise<T> | null = null;
  const loaded = async (): Promise<T> => {
    try {
      return await (loading ??= load());
    } catch (cause) {
      loading = null;
      throw new TandemError('offline', { cause });
    }
  };
  return new Proxy(own as T & O, {
    // Not a promise itself, whoever asks.
    get: (_, name) => (name === 'then' || name in own ? Reflect.get(own, name) as unknown : async (...args: readonly unknown[]) => ((await loaded()) as Record<PropertyKey, (...args: readonly unknown[]) => unknown>)[name]?.(...args)),
  });
}

/** A socket whose code is loaded first. What is said meanwhile is said then; one that cannot be loaded closes. */
export class LateSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number, reason: string) => void) | null = null;
  readonly #said: string[] = [];
  #socket: Socket | null = null;
  #closed = false;

  constructor(load: () => Promise<Socket>) {
    load().then(
      (socket) => this.#take(socket),
      () => !this.#closed && this.onclose?.(1006, ''),
    );
  }

  send(text: string): void {
    if (this.#socket === null) this.#said.push(text);
    else this.#socket.send(text);
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  #take(socket: Socket): void {
    if (this.#closed) return socket.close();
    this.#socket = socket;
    socket.onmessage = (text) => this.onmessage?.(text);
    socket.onclose = (code, reason) => this.onclose?.(code, reason);
    for (const text of this.#said.splice(0)) socket.send(text);
  }
}
