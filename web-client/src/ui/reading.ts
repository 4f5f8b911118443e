import { byPosition, type Entities, type EntityView, type Value } from '../core';

/** Fields of an entity as a screen needs them: what is not there has a value that can be shown. */
export function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function amount(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export function reference(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** All of a type, read, in the order that people gave them. */
export function ordered<T extends { readonly id: string; readonly position: string }>(entities: Entities, type: string, read: (entity: EntityView) => T): T[] {
  return [...(entities.get(type)?.values() ?? [])].map(read).sort(byPosition);
}

/** Reads each entity once: the same entity gives the same object, so that a row of which nothing changed is not drawn again. */
export function readOnce<T>(read: (entity: EntityView) => T): (entity: EntityView) => T {
  const known = new WeakMap<EntityView, { readonly value: T }>();
  return (entity) => {
    const before = known.get(entity);
    if (before !== undefined) return before.value;
    const value = read(entity);
    known.set(entity, { value });
    return value;
  };
}
