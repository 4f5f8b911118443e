import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Other, Presence } from '../core';
import { useClient, useRoom } from './context';
import { useReadable } from './readable';

/** How long someone who vanished stays on screen: longer than a short reconnect, shorter than 10 s. */
export const LINGER_MS = 5000;

/** The other people of the room, one entry for each client. Nobody flashes on a reconnect shorter than {@link LINGER_MS}. */
export function useOthers(): readonly Other[] {
  const client = useClient();
  const others = useLingering(useReadable(useRoom().presence.others));
  return useMemo(() => others.filter((other) => other.user !== client.user), [others, client.user]);
}

/** The people who are at this entity now. */
export function useEditors(type: string, id: string): readonly Other[] {
  const room = useRoom();
  return useReadable(useMemo(() => room.presence.on(type, id), [room, type, id]));
}

export function useUpdatePresence(): Presence['update'] {
  const room = useRoom();
  return useCallback((presence) => room.presence.update(presence), [room]);
}

function useLingering(others: readonly Other[]): readonly Other[] {
  const [gone, setGone] = useState<readonly Other[]>([]);
  const before = useRef(others);
  const timers = useRef(new Set<number>());
  useLayoutEffect(() => {
    const left = before.current.filter((other) => !others.some(({ client }) => client === other.client));
    before.current = others;
    if (left.length === 0) return;
    setGone((list) => [...list, ...left]);
    // Not cleared with the next change: each who left has an own clock.
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      setGone((list) => list.filter((other) => !left.includes(other)));
    }, LINGER_MS);
    timers.current.add(timer);
  }, [others]);
  useEffect(() => {
    const all = timers.current;
    return () => all.forEach((timer) => clearTimeout(timer));
  }, []);
  return useMemo(() => [...others, ...gone.filter((other) => !others.some(({ client }) => client === other.client))], [others, gone]);
}
