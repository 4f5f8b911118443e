import type { Value } from '../protocol/messages';

/** Whether two values are the same JSON; no value is null. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (Object.is(a ?? null, b ?? null)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  return Array.isArray(a) === Array.isArray(b) && names.length === others.length && names.every((name) => Object.hasOwn(b, name) && sameValue(a[name as never], b[name as never]));
}
