/** A value that changes, and tells. Fits `useSyncExternalStore`; `get` answers the same object until it changed. */
export interface Readable<T> {
  get(): T;
  subscribe(fn: () => void): () => void;
}

/** A {@link Readable} with a writer's end. Notifications are gathered: at most one for each microtask. */
export class Cell<T> implements Readable<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;
  #telling = false;

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (fn: () => void): (() => void) => {
    const listener = () => fn();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => this.#tell());
  }

  #tell(): void {
    this.#telling = false;
    for (const listener of this.#listeners) listener();
  }
}

/** A view of another readable. It keeps its value while `eq` says nothing changed, and tells only when something did. */
export function select<S, T>(source: Readable<S>, fn: (state: S) => T, eq: (a: T, b: T) => boolean = Object.is): Readable<T> {
  let seen: { state: S; value: T } | undefined;
  const get = (): T => {
    const state = source.get();
    if (seen === undefined) seen = { state, value: fn(state) };
    else if (!Object.is(seen.state, state)) seen = { state, value: keep(seen.value, fn(state), eq) };
    return seen.value;
  };
  const subscribe = (listener: () => void) => {
    let told = get();
    return source.subscribe(() => {
      const value = get();
      if (Object.is(value, told)) return;
      told = value;
      listener();
    });
  };
  return { get, subscribe };
}

function keep<T>(before: T, after: T, eq: (a: T, b: T) => boolean): T {
  return eq(before, after) ? before : after;
}

/** Combines two readables. */
export function combine<A, B, T>(a: Readable<A>, b: Readable<B>, fn: (a: A, b: B) => T): Readable<T> {
  let seen: { a: A; b: B; value: T } | undefined;
  const get = (): T => {
    const [x, y] = [a.get(), b.get()];
    if (seen === undefined || !Object.is(seen.a, x) || !Object.is(seen.b, y)) seen = { a: x, b: y, value: fn(x, y) };
    return seen.value;
  };
  const subscribe = (listener: () => void) => {
    const unsubscribe = [a.subscribe(listener), b.subscribe(listener)];
    return () => unsubscribe.forEach((stop) => stop());
  };
  return { get, subscribe };
}
