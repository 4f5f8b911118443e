import { length, replaced, type Splice } from './splice';

/**
 * Fewer splices that do the same, and transform the same: a run of keystrokes becomes one. Two are joined where the second
 * changes only what the first inserted, or removes all of that together with what lies around. Joining more would move
 * ties: text that somebody else inserts would come to stand on the other side.
 */
export function compose(splices: readonly Splice[]): Splice[] {
  const joined: Splice[] = [];
  for (const next of splices) {
    let last: Splice = next;
    for (let before = joined.at(-1); before !== undefined && !isNothing(last); before = joined.at(-1)) {
      const both = join(before, last);
      if (both === null) break;
      joined.pop();
      last = both;
    }
    if (!isNothing(last)) joined.push(last);
  }
  return joined;
}

function isNothing([, remove, insert]: Splice): boolean {
  return remove === 0 && insert === '';
}

function join([at, remove, insert]: Splice, [nextAt, nextRemove, nextInsert]: Splice): Splice | null {
  const offset = nextAt - at;
  const inserted = length(insert);
  if (offset >= 0 && offset + nextRemove <= inserted) return [at, remove, replaced(insert, offset, nextRemove, nextInsert)];
  if (offset <= 0 && offset + nextRemove >= inserted) return [nextAt, remove + nextRemove - inserted, nextInsert];
  return null;
}
