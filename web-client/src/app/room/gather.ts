import type { Entities, Room } from '../../core';
import { atHand } from './at-hand';
import { type Change, changesBetween } from './changes';
import { watchLastSeen } from './last-seen';

export const BATCH_MS = 5000;

export interface Speech {
  /** Whether what comes now was missed while there was no link. */
  readonly away: { current: boolean };
  say(changes: readonly Change[], missed: boolean): void;
  /** What the person is at, or has open. */
  sayHere(change: Change): void;
}

/** Gathers what others change in batches. What happened before the room was up to date is one batch that was missed. Answers how to stop. */
export function gather(room: Room, user: string, { away, say, sayHere }: Speech): () => void {
  let before: Entities = room.entities.get();
  let gathered: Change[] = [];
  let missed = false;
  let upToDate = false;
  const here = atHand();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    say(gathered, missed);
    gathered = [];
    missed = false;
  };
  const forget = watchLastSeen(room, user, (changes) => {
    upToDate = true;
    before = room.entities.get();
    away.current = false;
    if (changes.length > 0) say(changes, true);
  });
  const stop = room.entities.subscribe(() => {
    if (!upToDate) return;
    const now = room.entities.get();
    for (const change of changesBetween(before, now, user)) {
      if (!away.current && here(change)) {
        sayHere(change);
        continue;
      }
      gathered.push(change);
      missed ||= away.current;
    }
    before = now;
    if (gathered.length > 0) timer ??= setTimeout(tell, BATCH_MS);
  });
  return () => {
    forget();
    stop();
    clearTimeout(timer);
  };
}
