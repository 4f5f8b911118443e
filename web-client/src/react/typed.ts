import type { EntityView, FieldsOf, Id, IsKind, Room } from '../core';
import { useRoom } from './context';
import { useMutation } from './hooks';
import { useAll, useEntity } from './room';

/** An entity with the fields that its kind gives it. */
export type TypedEntity<K extends IsKind<K>, T extends keyof K & string> = Omit<EntityView, 'type' | 'fields'> & { readonly type: T; readonly fields: FieldsOf<K, T> };

/** The hooks in the words of a kind. */
export interface KindHooks<K extends IsKind<K>> {
  useRoom(): Room<K>;
  useEntity<T extends keyof K & string>(type: T, id: Id<T>): TypedEntity<K, T> | undefined;
  useAll<T extends keyof K & string>(type: T, where?: (entity: TypedEntity<K, T>) => boolean): readonly TypedEntity<K, T>[];
  useMutation<A extends readonly unknown[]>(label: string, work: (room: Room<K>, ...args: A) => void): (...args: A) => ReturnType<Room['batch']>;
}

/** `const { useRoom, useAll } = hooksOf<PackingList>()`: the same functions, with types. */
export function hooksOf<K extends IsKind<K>>(): KindHooks<K> {
  return { useRoom, useEntity, useAll, useMutation } as unknown as KindHooks<K>;
}
