import { useCallback, useMemo } from 'react';
import type { Other, Pointing, Presence, Self } from '../core';
import { useClient, useRoom } from './context';
import { useReadable } from './readable';

/** The other people of the room, one entry for each client. Nobody flashes on a short reconnect. */
export function useOthers(): readonly Other[] {
  const client = useClient();
  const others = useReadable(useRoom().presence.others);
  return useMemo(() => others.filter((other) => other.user !== client.user), [others, client.user]);
}

/** How the others see this page. */
export function useSelf(): Self {
  return useReadable(useRoom().presence.self);
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

/** How the others see this page, and the way to change it. */
export function usePresence(): readonly [Self, Presence['update']] {
  const [self, update] = [useSelf(), useUpdatePresence()];
  return useMemo(() => [self, update], [self, update]);
}

/** Where the pointers of the others in this view are, while they are shown; see {@link Presence.showPointers}. */
export function usePointers(): readonly Pointing[] {
  return useReadable(useRoom().presence.pointers);
}

/** Whom one follows, and where they are; null for nobody, and while they are not here. */
export function useFollow(): readonly [Other | null, Presence['follow']] {
  const room = useRoom();
  const following = useReadable(room.presence.following);
  const follow = useCallback((user: string | null) => room.presence.follow(user), [room]);
  return useMemo(() => [following, follow], [following, follow]);
}
