import { useEffect } from 'react';
import { Cell, type Readable, type Room, type TandemClient } from '../../core';
import { useClient, useReadable, useRoom } from '../../react';

type Tries = ReadonlyMap<string, number>;

const counted = new WeakMap<Room, Readable<Tries>>();

/** How often each edit that waits was tried to be sent, counted from when the room is opened: with every try for a link, and every link. */
function triesOf(room: Room, { connection }: TandemClient): Readable<Tries> {
  const known = counted.get(room);
  if (known !== undefined) return known;
  const tries = new Cell<Tries>(new Map());
  let before = connection.get();
  connection.subscribe(() => {
    const now = connection.get();
    const tried = now.attempt > before.attempt || (now.transport !== 'none' && before.transport === 'none');
    before = now;
    if (tried) tries.set(new Map(room.outbox.get().map(({ id }) => [id, (tries.get().get(id) ?? 0) + 1])));
  });
  counted.set(room, tries);
  return tries;
}

/** Counts from now on, though nobody looks yet. */
export function useKeepTries(): void {
  const client = useClient();
  const room = useRoom();
  useEffect(() => void triesOf(room, client), [room, client]);
}

export function useTries(): Tries {
  return useReadable(triesOf(useRoom(), useClient()));
}
