import type { Fields, Version } from '../../core';
import type { FieldChanges } from './field-changes';

/** What differs between two states of an entity; null is one where it is not there. */
export function differences(before: Fields | null, after: Fields | null): FieldChanges {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const differing = names.filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  return Object.fromEntries(
    differing.map((name) => {
      const [was, is] = [before?.[name], after?.[name]];
      return [name, { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
    }),
  );
}

/** What a version changed, next to the one before it; null where that was not read yet. `versions` are newest first. */
export function madeBy(versions: readonly Version[], at: number): FieldChanges | null {
  const [version, older] = [versions[at], versions[at + 1]];
  if (version === undefined || version.deleted === true) return {};
  if (older !== undefined) return differences(older.deleted === true ? null : older.fields, version.fields);
  return version.change.op === 'create' ? {} : null;
}
