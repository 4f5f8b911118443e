import { caretAfter } from './caret';

/** Where others last wrote in a text, by user; in UTF-16 units, as browsers count. */
export type Carets = ReadonlyMap<string, number>;

/** Where the carets are after a text changed: whoever changed it stands behind what they wrote, all others where they were. */
export function caretsAfter(carets: Carets, before: string, after: string, author: string | undefined): Carets {
  const moved = new Map([...carets].map(([user, at]) => [user, caretAfter(before, after, at)] as const));
  if (author !== undefined) moved.set(author, endOfChange(before, after));
  return moved;
}

function endOfChange(before: string, after: string): number {
  const least = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < least && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  let head = 0;
  while (head < least - tail && before[head] === after[head]) head++;
  return Math.max(head, after.length - tail);
}
