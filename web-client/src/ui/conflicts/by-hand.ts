import type { FieldSpec, Value } from '../../core';
import { numberOf } from '../form/checks';

/** What a person has typed or chosen so far: of sets one text for each element. */
export type Typed = string | readonly string[];

/** Whether a person can give a value of this field at all. */
export function byHand(spec: FieldSpec | undefined): boolean {
  return spec !== undefined && spec.type !== 'any' && spec.type !== 'position' && spec.server !== true;
}

export function typedOf({ type }: FieldSpec, value: Value): Typed {
  if (type === 'set') return Array.isArray(value) ? value.map(String) : [];
  if (value === null) return '';
  return type === 'time' && typeof value === 'number' ? localTime(value) : String(value);
}

/** The value that was meant; null is none. What is wrong with it, `wrongIn` says. */
export function valueOf({ type, of }: FieldSpec, typed: Typed): Value {
  if (typeof typed !== 'string') return typed.length === 0 ? null : of === undefined || of === 'string' ? typed.map((each) => each.trim()) : typed;
  const text = type === 'text' ? typed : typed.trim();
  if (text.trim() === '') return null;
  switch (type) {
    case 'integer':
    case 'number':
      return numberOf(text);
    case 'boolean':
      return text === 'true';
    case 'time':
      return new Date(text).getTime();
    default:
      return text;
  }
}

type Wrong = 'required' | 'number' | 'whole';

/** Why this cannot be the value; undefined where it can. */
export function wrongIn(spec: FieldSpec, value: Value): Wrong | undefined {
  if (value === null) return spec.required === true ? 'required' : undefined;
  if (spec.type !== 'integer' && spec.type !== 'number') return undefined;
  const within = typeof value === 'number' && value >= (spec.min ?? -Infinity) && value <= (spec.max ?? Infinity);
  if (spec.type === 'integer') return within && Number.isSafeInteger(value) ? undefined : 'whole';
  return within ? undefined : 'number';
}

/** As `datetime-local` wants it: where the person is. */
function localTime(at: number): string {
  const here = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return here.toISOString().slice(0, 16);
}
