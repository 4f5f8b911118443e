import { TandemError } from '../errors';
import type { FieldType } from '../kinds/kind';
import { holds } from '../kinds/holds';
import type { KindModel } from '../kinds/model';
import { bytes } from '../protocol/codec';
import type { Entity, Fields, Value } from '../protocol/messages';

/** Of a type, only the entities whose field has one of the values; null stands for no value. */
export interface Where {
  readonly type: string;
  readonly field: string;
  readonly is: readonly Value[];
}

/** V1: what of a room one wants to see. What it does not name is not narrowed. */
export interface Filter {
  readonly types?: readonly string[];
  readonly events?: readonly string[];
  readonly crew?: readonly string[];
  readonly where?: readonly Where[];
}

const MOST = 20;
const BYTES_MAX = 2_048;
const SELECTABLE: ReadonlySet<FieldType> = new Set(['choice', 'reference', 'user', 'boolean']);

/** Null for a filter that names nothing: it narrows nothing. */
export function narrowing(filter: Filter | null): Filter | null {
  const { types, events, crew, where = [] } = filter ?? {};
  return types === undefined && events === undefined && crew === undefined && where.length === 0 ? null : filter;
}

export const sameFilter = (a: Filter | null, b: Filter | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What the server would refuse: a name that nobody has never matches, and nobody would know why.
 * @throws TandemError `bad-message`, `detail.at` is a JSON pointer into the filter
 */
export function checkFilter(kind: KindModel, filter: Filter): void {
  const { types = [], events = [], crew = [], where = [] } = filter;
  for (const [name, list] of Object.entries({ types, events, crew, where })) if (list.length > MOST) throw wrong(`/${name}`);
  types.forEach((type, i) => kind.entity(type) === undefined && fail(`/types/${i}`));
  for (const [i, each] of where.entries()) checkWhere(kind, each, `/where/${i}`);
  if (bytes(JSON.stringify(filter)) > BYTES_MAX) throw wrong('');
}

function checkWhere(kind: KindModel, { type, field, is }: Where, at: string): void {
  if (kind.entity(type) === undefined) throw wrong(`${at}/type`);
  const spec = kind.field(type, field);
  if (spec === undefined || !SELECTABLE.has(spec.type)) throw wrong(`${at}/field`);
  if (is.length === 0 || is.length > MOST) throw wrong(`${at}/is`);
  is.forEach((value, i) => value !== null && !holds(spec, value) && fail(`${at}/is/${i}`));
}

const wrong = (at: string) => new TandemError('bad-message', { detail: { at } });
function fail(at: string): never {
  throw wrong(at);
}

/** Whether entities of the type are wanted, all or some. */
export const takesType = ({ types }: Filter, type: string): boolean => types?.includes(type) ?? true;

/** Whether only some entities of the type are wanted. */
export const selects = (filter: Filter, type: string): boolean => takesType(filter, type) && filter.where?.some((where) => where.type === type) === true;

export function matches(filter: Filter, { type, fields }: Pick<Entity, 'type'> & { readonly fields: Fields }): boolean {
  const held = (where: Where) => where.type !== type || where.is.includes(fields[where.field] ?? null);
  return takesType(filter, type) && (filter.where?.every(held) ?? true);
}
