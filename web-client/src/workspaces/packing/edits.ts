import type { Fields, Op } from '../../core';
import { inMutations } from '../../ui/edits';
import { type Dimension, referenceField } from './groups';

/** A commit changes at most 100 entities: with more references than this, they are emptied first. */
export const MOST_REFERENCES = 80;

export function updates(ids: readonly string[], set: Fields): readonly Op[] {
  return ids.map((id) => ({ op: 'update', type: 'item', id, set }));
}

export function deletes(type: string, ids: readonly string[]): readonly Op[] {
  return ids.map((id) => ({ op: 'delete', type, id }));
}

/** Takes a holder away. The server unassigns its items in the same commit, where there are not too many. */
export function deleteHolder(dimension: Dimension, id: string, itemIds: readonly string[]): readonly (readonly Op[])[] {
  const gone = deletes(dimension, [id]);
  if (itemIds.length <= MOST_REFERENCES) return [gone];
  return [...inMutations(updates(itemIds, { [referenceField[dimension]]: null })), gone];
}

/** Makes a holder like the deleted one, with its items. */
export function restoreHolder(dimension: Dimension, id: string, fields: Fields, itemIds: readonly string[]): readonly (readonly Op[])[] {
  return inMutations([{ op: 'create', type: dimension, id, fields }, ...updates(itemIds, { [referenceField[dimension]]: id })]);
}
