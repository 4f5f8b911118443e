import { TandemError } from './errors';
import type { Socket } from './platform';
import { Cell, type Readable } from './readable';

// Code that a page may never need is loaded when it does: rare ways, and what is asked of the server by hand.

type Asynchronous<T> = { readonly [N in keyof T]: T[N] extends (...args: never[]) => Promise<unknown> ? T[N] : never };

/** Code that is loaded when it is first wanted. What did not come is `offline`, and loaded when it is wanted again. */
export class Late<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | null = null;
  #now: T | null = null;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Null until it is there. */
  get now(): T | null {
    return this.#now;
  }

  want(): Promise<T> {
    this.#loading ??= this.#load().then(
      (code) => (this.#now = code),
      (cause: unknown) => {
        this.#loading = null;
        throw new TandemError('offline', { cause });
      },
    );
    return this.#loading;
  }
}

/** An object whose methods are loaded with the first call, but for its `own`; one that cannot be loaded is `offline`, and loaded with the next call. */
export function late<T extends Asynchronous<T>, O extends object = object>(load: () => Promise<T>, own: O = {} as O): T & O {
  const code = new Late(load);
  return new Proxy(own as T & O, {
    // Not a promise itself, whoever asks.
    get: (_, name) => (name === 'then' || name in own ? Reflect.get(own, name) as unknown : async (...args: readonly unknown[]) => ((await code.want()) as Record<PropertyKey, (...args: readonly unknown[]) => unknown>)[name]?.(...args)),
  });
}

/**
 * A readable whose code is loaded with its first listener; until then it says `before`. Where the code does not come it says
 * what `failed` makes of the code of that.
 */
export function lateReadable<T>(source: () => Promise<Readable<T>>, before: T, failed: (problem: string) => T = () => before): Readable<T> {
  const state = new Cell(before);
  let listeners = 0;
  let silent: (() => void) | null = null;
  const follow = (readable: Readable<T>) => {
    if (listeners === 0 || silent !== null) return;
    const take = () => state.set(readable.get());
    silent = readable.subscribe(take);
    take();
  };
  return {
    get: state.get,
    subscribe: (fn) => {
      const stop = state.subscribe(fn);
      if (listeners++ === 0) source().then(follow, (refusal: unknown) => state.set(failed(refusal instanceof TandemError ? refusal.code : 'offline')));
      return () => {
        stop();
        if (--listeners > 0) return;
        silent?.();
        silent = null;
      };
    },
  };
}

/** Somebody whose code comes later: what they are told until then they are told then, in that order. */
export class LateDesk<M, T> {
  readonly #code: Late<M>;
  readonly #make: (code: M) => T;
  #there: T | null = null;
  readonly #said: ((there: T) => void)[] = [];

  constructor(code: Late<M>, make: (code: M) => T) {
    this.#code = code;
    this.#make = make;
  }

  /** Null until the code is there. */
  get now(): T | null {
    return this.#there ?? (this.#code.now && this.#open(this.#code.now));
  }

  /** Rejects with `offline` where the code does not come. */
  async want(): Promise<T> {
    return this.#open(await this.#code.want());
  }

  tell(say: (there: T) => void): void {
    if (this.now !== null) return say(this.now);
    this.#said.push(say);
    this.want().catch(() => {});
  }

  /** Of no meaning to somebody who was told nothing yet. */
  also(say: (there: T) => void): void {
    if (this.now !== null) say(this.now);
    else if (this.#said.length > 0) this.#said.push(say);
  }

  #open(code: M): T {
    const there = (this.#there ??= this.#make(code));
    for (const say of this.#said.splice(0)) say(there);
    return there;
  }
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
