import type { Conflict, Value, Wish } from '../../core';

/** `theirs` is what stands now, `mine` what its author wanted instead: whoever they are. */
export type Side = 'mine' | 'theirs';

/** What one of the two said. */
export interface Voice {
  readonly side: Side;
  readonly wish: Wish;
  /** Said by who looks at it. */
  readonly own: boolean;
}

/** Both sides; one's own comes first. */
export function voicesOf({ mine, theirs }: Conflict, user: string): readonly [Voice, Voice] {
  const [first, second] = [{ side: 'mine', wish: mine, own: mine.by === user }, { side: 'theirs', wish: theirs, own: theirs.by === user }] as const;
  return second.own && !first.own ? [second, first] : [first, second];
}

/** Whether this person is one of the two who disagree. */
export function concerns({ mine, theirs }: Conflict, user: string): boolean {
  return mine.by === user || theirs.by === user;
}

/** The others about the same field between the same two people: what is right for one may be right for all. */
export function alike(conflicts: readonly Conflict[], { id, on, field, mine, theirs }: Conflict): readonly Conflict[] {
  return conflicts.filter((other) => other.id !== id && other.on.type === on.type && other.field === field && other.mine.by === mine.by && other.theirs.by === theirs.by);
}

/** The sides that say something else than before. */
export function moved(before: Conflict, now: Conflict): readonly Side[] {
  return (['mine', 'theirs'] as const).filter((side) => !same(before[side].value, now[side].value));
}

function same(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
