/** A value that changes, and tells. Fits `useSyncExternalStore`; `get` answers the same object until it changed. */
export interface Readable<T> {
  get(): T;
  subscribe(fn: () => void): () => void;
}

class Listeners {
  readonly #listeners = new Set<() => void>();
  #telling = false;

  add(fn: () => void): () => void {
    const listener = () => fn();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** At most once for each microtask; `due` is asked then. */
  tell(due: () => boolean): void {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      if (due()) for (const listener of this.#listeners) listener();
    });
  }
}

/** A {@link Readable} with a writer's end. Notifications are gathered: at most one for each microtask. */
export class Cell<T> implements Readable<T> {
  readonly #listeners = new Listeners();
  #value: T;
  #told: T;

  constructor(value: T) {
    this.#value = value;
    this.#told = value;
  }

  readonly get = (): T => this.#value;
  readonly subscribe = (fn: () => void): (() => void) => this.#listeners.add(fn);

  set(value: T): void {
    this.#value = value;
    this.#listeners.tell(() => {
      const news = !Object.is(this.#value, this.#told);
      this.#told = this.#value;
      return news;
    });
  }
}

/** A {@link Readable} that is worked out when it is asked for. Whoever changes what it depends on says so. */
export class Lazy<T> implements Readable<T> {
  readonly #listeners = new Listeners();
  readonly #compute: () => T;
  readonly #eq: (a: T, b: T) => boolean;
  #stale = true;
  #value: T | undefined;
  #told: T | undefined;

  /** Keeps the value it has while `eq` finds the new one no different. */
  constructor(compute: () => T, eq: (a: T, b: T) => boolean = Object.is) {
    this.#compute = compute;
    this.#eq = eq;
  }

  readonly get = (): T => {
    if (this.#stale) this.#value = this.#value === undefined ? this.#compute() : keep(this.#value, this.#compute(), this.#eq);
    this.#stale = false;
    return this.#value as T;
  };

  readonly subscribe = (fn: () => void): (() => void) => {
    this.#told ??= this.get();
    return this.#listeners.add(fn);
  };

  changed(): void {
    this.#stale = true;
    this.#listeners.tell(() => {
      const value = this.get();
      const news = !Object.is(value, this.#told);
      this.#told = value;
      return news;
    });
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

/** Equal by their own values, one level deep: lists, maps, sets, plain objects. What a room shows is shared where it did not change. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [before, after] = [valuesOf(a), valuesOf(b)];
  return before.length === after.length && before.every((value, i) => Object.is(value, after[i]));
}

function valuesOf(some: object): readonly unknown[] {
  if (some instanceof Map) return [...some].flat();
  return some instanceof Set || Array.isArray(some) ? [...some] : Object.entries(some).flat();
}

/** Lists of things that are equal in the same sense. */
export function sameList(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((it, i) => same(it, b[i]));
}
