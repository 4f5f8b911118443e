import type { Handle } from '../api';
import type { Fields, Op, Splice, Value } from '../protocol/messages';
import type { IsKind, Mutators } from './types/types';

/** One intent of the person; `mutate.<type>.<operation>` says the same in the words of the kind. */
export type Mutate<K extends IsKind<K> = Record<never, never>> = ((label: string, ops: readonly Op[]) => Handle) & Mutators<K>;

type Untyped = (label: string, ops: readonly Op[]) => Handle;

/** The operations of every entity type, by its name. What the kind does not have is refused as any other operation is. */
export function withMutators(mutate: Untyped, newId: () => string): Mutate {
  const made = new Map<string, object>();
  return new Proxy(mutate, {
    get(target, type) {
      if (typeof type !== 'string' || type in Function.prototype) return Reflect.get(target, type, target) as unknown;
      const known = made.get(type) ?? entityMutators(mutate, newId, type);
      made.set(type, known);
      return known;
    },
  }) as Mutate;
}

function entityMutators(mutate: Untyped, newId: () => string, type: string) {
  const one = (what: string, op: Op) => mutate(`${type}.${what}`, [op]);
  return {
    create: (fields: Fields, id = newId()) => Object.assign(one('create', { op: 'create', type, id, fields }), { entity: id }),
    update: (id: string, set: Fields) => one('update', { op: 'update', type, id, set }),
    delete: (id: string) => one('delete', { op: 'delete', type, id }),
    restore: (id: string, fields: Fields) => one('restore', { op: 'restore', type, id, fields }),
    move: (id: string, position: string, set?: Fields) => one('move', { op: 'move', type, id, position, ...(set !== undefined && { set }) }),
    increment: (id: string, field: string, by: number) => one('increment', { op: 'increment', type, id, field, by }),
    add: (id: string, field: string, ...values: readonly Value[]) => one('add', { op: 'add', type, id, field, values }),
    remove: (id: string, field: string, ...values: readonly Value[]) => one('remove', { op: 'remove', type, id, field, values }),
    splice: (id: string, field: string, ...splices: readonly Splice[]) => one('splice', { op: 'splice', type, id, field, splices }),
  };
}
