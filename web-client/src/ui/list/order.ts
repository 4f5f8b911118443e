import { positionAfter, positionBetween } from '../../core';

interface Placed {
  readonly id: string;
  readonly position: string;
}

export type Direction = 'up' | 'down';

/** Whether something is next to it in that direction. */
export function canMove(group: readonly Placed[], id: string, direction: Direction): boolean {
  const index = group.findIndex((it) => it.id === id);
  return index >= 0 && (direction === 'up' ? index > 0 : index < group.length - 1);
}

/**
 * The position one step up or down within a group; null where there is no step. `all` are the positions of all siblings,
 * also of those in other groups: between two of the group others may lie. `jitter` is anything at random.
 */
export function stepPosition(group: readonly Placed[], all: readonly Placed[], id: string, direction: Direction, jitter: number): string | null {
  const index = group.findIndex((it) => it.id === id);
  const neighbour = group[direction === 'up' ? index - 1 : index + 1];
  if (index < 0 || neighbour === undefined) return null;
  const positions = all.filter((it) => it.id !== id).map(({ position }) => position);
  return direction === 'up' ? positionBefore(positions, neighbour.position, jitter) : positionAfter(positions, neighbour.position, jitter);
}

/** The position at the end of all. */
export function lastPosition(all: readonly Placed[], jitter: number): string {
  return positionBetween(greatest(all.map(({ position }) => position)), null, jitter);
}

/** Right before a key: two people can have made the same key, and between two equal keys nothing fits. */
function positionBefore(positions: readonly string[], after: string, jitter: number): string {
  return positionBetween(greatest(positions.filter((key) => key < after)), after === '' ? null : after, jitter);
}

function greatest(positions: readonly string[]): string | null {
  return positions.reduce<string | null>((most, key) => (key !== '' && (most === null || key > most) ? key : most), null);
}
