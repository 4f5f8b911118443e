/** Where a caret is after a text changed around it; in UTF-16 units, as browsers count. */
export function caretAfter(before: string, after: string, caret: number): number {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (caret <= head) return caret;
  return caret >= before.length - tail ? caret + after.length - before.length : head;
}
