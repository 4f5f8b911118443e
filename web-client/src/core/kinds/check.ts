import { TandemError } from '../errors';
import { isId, isName } from '../protocol/ids';
import type { Fields, Op, Splice } from '../protocol/messages';
import { namesEntity, targetOf } from '../protocol/ops';
import { holds, holdsElement } from './holds';
import type { EntitySpec, FieldSpec } from './kind';
import type { KindModel } from './model';

type OnField = Extract<Op, { field: string }>;
type OnEntity = Exclude<Op, { op: 'undo' | 'resolve' }>;

/**
 * Tells a person at once what the server would tell later. The server decides all the same; what only it can know
 * (that an entity is gone, that somebody else was faster) is not asked here.
 * @throws TandemError with the codes of U7
 */
export function checkOps(kind: KindModel, ops: readonly Op[]): void {
  if (ops.length === 0) throw new TandemError('invalid-operation');
  for (const op of ops) {
    if (namesEntity(op)) checkOp(kind, op);
    else if (op.op === 'undo' ? op.seq < 1 : !isId(op.id) || (op.with === 'value') !== (op.value !== undefined)) throw refusal('invalid-operation', op);
  }
}

function checkOp(kind: KindModel, op: OnEntity): void {
  const spec = isName(op.type) ? kind.entity(op.type) : undefined;
  if (spec === undefined) throw refusal('unknown-type', op);
  if (!isId(op.id)) throw refusal('invalid-operation', op);
  if (spec.singleton === true && (op.op === 'create' || op.op === 'delete' || op.op === 'move')) throw refusal('singleton', op);
  if (spec.server === true) throw refusal('forbidden', op);
  switch (op.op) {
    case 'create':
      checkFields(spec, op, op.fields);
      return checkRequired(spec, op, { ...kind.defaults(op.type), ...op.fields });
    case 'update':
      return checkFields(spec, op, op.set);
    case 'move':
      if (kind.positionOf(op.type) === undefined) throw refusal('unsupported-operation', op);
      if (!holds({ type: 'position' }, op.position)) throw refusal('invalid-value', op);
      return checkFields(spec, op, op.set ?? {});
    case 'restore':
      return checkFields(spec, op, Object.fromEntries(Object.entries(op.fields).filter(([name]) => spec.fields[name]?.server !== true)));
    case 'increment':
    case 'add':
    case 'remove':
    case 'splice':
      return checkFieldOp(kind, spec, op);
    case 'delete':
  }
}

function checkFields(spec: EntitySpec, op: OnEntity, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = writable(spec, op, name);
    if (value === null ? field.required === true : !holds(field, value)) throw refusal('invalid-value', op, name);
  }
}

function writable(spec: EntitySpec, op: OnEntity, name: string): FieldSpec {
  const field = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined;
  if (field === undefined) throw refusal('unknown-field', op, name);
  if (field.server === true) throw refusal('server-owned-field', op, name);
  return field;
}

function checkRequired(spec: EntitySpec, op: OnEntity, fields: Fields): void {
  for (const [name, field] of Object.entries(spec.fields)) {
    if (field.required === true && (fields[name] ?? null) === null) throw refusal('missing-field', op, name);
  }
}

/** M5, M6, T1: each goes with one sort of field. */
function checkFieldOp(kind: KindModel, spec: EntitySpec, op: OnField): void {
  const field = writable(spec, op, op.field);
  switch (op.op) {
    case 'increment':
      if (field.type !== 'integer' && field.type !== 'number') throw refusal('unsupported-operation', op, op.field);
      if (field.type === 'integer' ? !Number.isSafeInteger(op.by) : !Number.isFinite(op.by)) throw refusal('invalid-value', op, op.field);
      return;
    case 'add':
    case 'remove':
      if (field.type !== 'set') throw refusal('unsupported-operation', op, op.field);
      if (op.values.length === 0) throw refusal('invalid-operation', op, op.field);
      if (!op.values.every((value) => holdsElement(field, value))) throw refusal('invalid-value', op, op.field);
      return;
    case 'splice':
      if (kind.merge(op.type, op.field) !== 'text') throw refusal('unsupported-operation', op, op.field);
      if (op.splices.length === 0 || !op.splices.every(isSplice)) throw refusal('invalid-operation', op, op.field);
  }
}

function isSplice([at, remove, insert]: Splice): boolean {
  return Number.isSafeInteger(at) && at >= 0 && Number.isSafeInteger(remove) && remove >= 0 && insert.isWellFormed();
}

function refusal(code: string, op: Op, field?: string): TandemError {
  return new TandemError(code, { detail: { ...targetOf(op), ...(field === undefined ? {} : { field }) } });
}
