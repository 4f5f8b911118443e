import type { Entities, Room } from '../../core';
import { type Change, changesBetween } from './changes';
import { readSeq, writeSeq } from '../../ui/history/seen-up-to';

const KEEP_MS = 5000;

/**
 * Remembers on this device up to which commit a person had the room before their eyes, and tells once what others changed since: as
 * soon as the room is up to date after a start. Nothing is told on the first visit. Answers how to stop.
 */
export function watchLastSeen(room: Room, user: string, tell: (changes: readonly Change[]) => void): () => void {
  const key = `tandem.seen.${user}.${room.id}`;
  const before = readSeq(key);
  let told = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const seq = room.meta.get()?.seq;
    if (told && seq !== undefined) writeSeq(key, seq);
  };
  const look = () => {
    if (room.state.get().name !== 'live') return;
    // What the room is told at once, it shows at once: only then it is looked at.
    if (!told) setTimeout(first, 0);
    timer ??= setTimeout(keep, KEEP_MS);
  };
  const first = () => {
    if (told) return;
    told = true;
    tell(before === null ? [] : since(room.entities.get(), before, user));
  };
  const deaf = [room.state.subscribe(look), room.meta.subscribe(look)];
  addEventListener('pagehide', keep);
  look();
  return () => {
    for (const stop of deaf) stop();
    removeEventListener('pagehide', keep);
    keep();
    told = true;
  };
}

function since(entities: Entities, seq: number, user: string): readonly Change[] {
  const old = new Map([...entities].map(([type, all]) => [type, new Map([...all].filter(([, entity]) => entity.seq <= seq))]));
  return changesBetween(old, entities, user);
}
