import type { Entities } from '../../core';

/** Somebody else's change of one entity; `key` is type and id. */
export interface Change {
  readonly key: string;
  readonly by: string;
}

/** What others wrote between two pictures of a room. The first picture of a room is no change. */
export function changesBetween(before: Entities, now: Entities, self: string): readonly Change[] {
  if (before.size === 0) return [];
  const changes: Change[] = [];
  for (const [type, entities] of now) {
    const known = before.get(type);
    if (known === entities) continue;
    for (const [id, entity] of entities) {
      const old = known?.get(id);
      if (old === entity || (old?.seq ?? 0) >= entity.seq) continue;
      const by = entity.stamps[entity.seq]?.by;
      if (by !== undefined && by !== self) changes.push({ key: `${type}/${id}`, by });
    }
  }
  return changes;
}
