import type { Op } from '../core';

/** A mutation has at most so many operations here; a larger intent is split. */
export const MOST_OPS = 25;
/** Bytes of one mutation, well below what one frame carries. */
const MOST_BYTES = 20_000;

/** Splits operations into mutations of at most {@link MOST_OPS} that fit a frame, in order. */
export function inMutations(ops: readonly Op[]): readonly (readonly Op[])[] {
  const parts: Op[][] = [];
  let size = 0;
  for (const op of ops) {
    const bytes = new TextEncoder().encode(JSON.stringify(op)).length;
    const last = parts.at(-1);
    if (last === undefined || last.length === MOST_OPS || size + bytes > MOST_BYTES) {
      parts.push([op]);
      size = bytes;
    } else {
      last.push(op);
      size += bytes;
    }
  }
  return parts;
}

export function newId(): string {
  return crypto.randomUUID();
}

/** So that what two people put into one place at once does not get the same position. */
export function jitter(): number {
  return crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
}
