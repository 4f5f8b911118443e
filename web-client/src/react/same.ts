/** Equal by their own values, one level deep: lists, maps, sets, plain objects. What a room shows is shared where it did not change. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map) return b instanceof Map && sameEntries([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && sameList([...a], [...b]);
  if (Array.isArray(a)) return Array.isArray(b) && sameList(a, b);
  return sameEntries(Object.entries(a), Object.entries(b));
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function sameEntries(a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean {
  return a.length === b.length && a.every((entry, i) => sameList(entry, b[i] ?? []));
}
