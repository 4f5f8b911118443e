import { useMemo } from 'react';
import { kinds } from '../../app/kinds';
import type { EntitySpec, FieldSpec, Kind } from '../../core';
import { useMeta } from '../../react';

/** The kind of the room, with what its entities hold; undefined where this app does not know it. */
export function useKind(): Kind | undefined {
  const name = useMeta()?.kind;
  return useMemo(() => kinds.find(({ kind }) => kind === name), [name]);
}

export function fieldOf(kind: Kind | undefined, type: string, field: string): FieldSpec | undefined {
  const fields: EntitySpec['fields'] = kind?.entities[type]?.fields ?? {};
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
