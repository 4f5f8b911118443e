import type { Conflict, Value } from '../../core';

/** Two people disagree about the unit cost of tape, unless said otherwise. */
export function aConflict(id: string, mine: [by: string, value: Value], theirs: [by: string, value: Value], more: Partial<Conflict> = {}): Conflict {
  return { id, on: { type: 'stockItem', id: 'tape' }, field: 'unitCost', base: 10, mine: wish(mine), theirs: wish(theirs), ...more };
}

function wish([by, value]: [string, Value]) {
  return { by, value, at: Date.UTC(2026, 0, 2) };
}
