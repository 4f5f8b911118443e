import { TandemError } from '../errors';
import { isId, isName } from '../protocol/ids';
import type { Fields, Op, Value } from '../protocol/messages';
import type { EntitySpec, FieldSpec } from './kind';
import type { KindModel } from './model';

const STRING_MAX = 16_384;
const POSITION = /^[0-9A-Za-z]+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Tells a person at once what the server would tell later. The server decides all the same; what only it can know
 * (that an entity is gone, that somebody else was faster) is not asked here.
 * @throws TandemError with the codes of U7
 */
export function checkOps(kind: KindModel, ops: readonly Op[]): void {
  if (ops.length === 0) throw new TandemError('invalid-operation');
  for (const op of ops) checkOp(kind, op);
}

function checkOp(kind: KindModel, op: Op): void {
  const spec = isName(op.type) ? kind.entity(op.type) : undefined;
  if (spec === undefined) throw refusal('unknown-type', op);
  if (!isId(op.id)) throw refusal('invalid-operation', op);
  if (spec.singleton === true && op.op !== 'update') throw refusal('singleton', op);
  switch (op.op) {
    case 'create':
      checkFields(spec, op, op.fields);
      return checkRequired(spec, op, { ...kind.defaults(op.type), ...op.fields });
    case 'update':
      return checkFields(spec, op, op.set);
    case 'move':
      if (kind.positionOf(op.type) === undefined) throw refusal('unsupported-operation', op);
      if (!POSITION.test(op.position)) throw refusal('invalid-value', op);
      return checkFields(spec, op, op.set ?? {});
    case 'delete':
  }
}

function checkFields(spec: EntitySpec, op: Op, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined;
    if (field === undefined) throw refusal('unknown-field', op, name);
    if (value === null ? field.required === true : !holds(field, value)) throw refusal('invalid-value', op, name);
  }
}

function checkRequired(spec: EntitySpec, op: Op, fields: Fields): void {
  for (const [name, field] of Object.entries(spec.fields)) {
    if (field.required === true && (fields[name] ?? null) === null) throw refusal('missing-field', op, name);
  }
}

function holds(field: FieldSpec, value: Value): boolean {
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
    case 'choice':
      return typeof value === 'string' && (field.values ?? []).includes(value);
    case 'reference':
      return typeof value === 'string' && isId(value);
    case 'user':
      return isText(value, 128);
    case 'position':
      return typeof value === 'string' && POSITION.test(value);
  }
}

/** Lone surrogates cannot be written as UTF-8; the server refuses them (F4). */
function isText(value: Value, max: number): value is string {
  return typeof value === 'string' && value.length <= Math.min(max, STRING_MAX) && value.isWellFormed();
}

function within(field: FieldSpec, value: number): boolean {
  return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity);
}

function refusal(code: string, op: Op, field?: string): TandemError {
  return new TandemError(code, { detail: { type: op.type, id: op.id, ...(field === undefined ? {} : { field }) } });
}
