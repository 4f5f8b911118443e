import type { Value } from '../protocol/messages';

const text = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A set's elements; no value is the empty set. */
export const elementsOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);

/** M6: in the order of their text (UTF-16 units), each once. */
export function setOf(elements: Iterable<Value>): Value {
  const each = new Map([...elements].map((element) => [text(element), element]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
}

export const union = (set: Value | undefined, values: readonly Value[]): Value => setOf([...elementsOf(set), ...values]);

export function without(set: Value | undefined, values: readonly Value[]): Value {
  if (!Array.isArray(set)) return set ?? null;
  const gone = new Set(values.map(text));
  return setOf(elementsOf(set).filter((element) => !gone.has(text(element))));
}
