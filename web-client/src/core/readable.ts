/** A value that changes, and tells. Fits `useSyncExternalStore`; `get` answers the same object until it changed. */
export interface Readable<T> {
  get(): T;
  subscribe(fn: () => void): () => void;
}

/** A {@link Readable} that is worked out when it is asked for. Whoever changes what it depends on says so. */
export class Lazy<T> implements Readable<T> {
  readonly #listeners = new Set<() => void>();
  readonly #compute: () => T;
  readonly #eq: (a: T, b: T) => boolean;
  #stale = true;
  #telling = false;
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
    if (this.#listeners.size === 0) this.#told = this.get();
    const listener = () => fn();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Those who listen are told at most once for each microtask. */
  changed(): void {
    this.#stale = true;
    if (this.#telling || this.#listeners.size === 0) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      const value = this.get();
      if (Object.is(value, this.#told)) return;
      this.#told = value;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** A {@link Readable} with a writer's end. */
export class Cell<T> extends Lazy<T> {
  readonly set: (value: T) => void;

  constructor(value: T) {
    let held = value;
    super(() => held);
    this.set = (next) => {
      held = next;
      this.changed();
    };
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
  if (a instanceof Map || a instanceof Set) return same([...a].flat(), [...(b as typeof a)].flat());
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && Object.is(a[name as never], b[name as never]));
}

/** Lists of things that are equal in the same sense. */
export function sameList(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((it, i) => same(it, b[i]));
}
