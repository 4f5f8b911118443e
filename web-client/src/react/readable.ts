import { useMemo, useSyncExternalStore } from 'react';
import type { Readable } from '../core';

/** The current value of a readable; renders again when it tells. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get);
}

/** Part of a readable. The value stays the same object while `eq` finds the new one no different, whatever function selects it. */
export function useSelected<S, T>(readable: Readable<S>, fn: (state: S) => T, eq: (a: T, b: T) => boolean): T {
  const selection = useMemo(() => new Selection<S, T>(readable), [readable]);
  const get = useMemo(() => selection.by(fn, eq), [selection, fn, eq]);
  return useSyncExternalStore(readable.subscribe, get);
}

/** What was selected last, which outlives the function that selected it: that may be another with each render. */
class Selection<S, T> {
  readonly #from: Readable<S>;
  #last: { readonly value: T } | null = null;

  constructor(from: Readable<S>) {
    this.#from = from;
  }

  by(fn: (state: S) => T, eq: (a: T, b: T) => boolean): () => T {
    let seen: { readonly state: S; readonly value: T } | null = null;
    return () => {
      const state = this.#from.get();
      if (seen !== null && Object.is(seen.state, state)) return seen.value;
      const value = fn(state);
      const before = seen ?? this.#last;
      seen = { state, value: before !== null && eq(before.value, value) ? before.value : value };
      this.#last = seen;
      return seen.value;
    };
  }
}
