import { isId } from '../protocol/ids';
import type { Value } from '../protocol/messages';
import type { FieldSpec } from './kind';

/** F4: the most UTF-16 units of a string. */
const STRING_MAX = 16_384;
const POSITION = /^[0-9A-Za-z]{1,128}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a field may hold this value. Null is no value, and not asked here. */
export function holds(field: FieldSpec, value: Value): boolean {
  switch (field.type) {
    case 'string':
    case 'text':
      return isText(value, field.max ?? STRING_MAX) && !(field.required === true && value.trim() === '');
    case 'integer':
      return Number.isSafeInteger(value) && within(field, value as number);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && within(field, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && DATE.test(value);
    case 'time':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'choice':
      return isChoice(field, value);
    case 'reference':
      return typeof value === 'string' && isId(value);
    case 'user':
      return isText(value, 128);
    case 'position':
      return typeof value === 'string' && POSITION.test(value);
    case 'set':
      return Array.isArray(value) && value.length <= (field.max ?? Infinity) && new Set(value).size === value.length && value.every((element) => holdsElement(field, element));
    case 'any':
      return true;
  }
}

/** Whether a set may have this element. */
export function holdsElement(field: FieldSpec, value: Value): boolean {
  const { of, length, values } = field;
  if (of === undefined || of === 'string') return isText(value, length ?? 100);
  return holds({ type: of, ...(values !== undefined && { values }) }, value);
}

/** Whether a number lies within the limits of its field. */
export function within(field: FieldSpec, value: number): boolean {
  return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity);
}

function isChoice({ values = [], retired }: FieldSpec, value: Value): boolean {
  return typeof value === 'string' && (values.includes(value) || (Array.isArray(retired) && retired.includes(value)));
}

/** Lone surrogates cannot be written as UTF-8; the server refuses them (F4). */
function isText(value: Value, max: number): value is string {
  return typeof value === 'string' && value.length <= STRING_MAX && (value.length <= max || [...value].length <= max) && value.isWellFormed();
}
