import type { Readable } from './readable';

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
