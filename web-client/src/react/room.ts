import { useCallback, useMemo } from 'react';
import { same } from '../core/readable';
import type { Connection, Entities, EntityView, OutboxEntry, RejectedEntry, Role, RoomMeta, Sync } from '../core';
import { useClient, useRoom } from './context';
import { useReadable, useSelected } from './readable';

export function useConnection(): Connection {
  return useReadable(useClient().connection);
}

export function useRoomState() {
  return useReadable(useRoom().state);
}

/** Null until the first picture of the room is there. */
export function useMeta(): RoomMeta | null {
  return useReadable(useRoom().meta);
}

export function useRole(): Role {
  return useMeta()?.role ?? 'viewer';
}

/** Names of people: of the members, and of those who came after the list of members was read. */
export function useNameOf(): (user: string) => string {
  const members = useMeta()?.members;
  const others = useReadable(useRoom().presence.others);
  return useCallback(
    (user) => members?.find((member) => member.user === user)?.name ?? others.find((other) => other.user === user)?.name ?? user,
    [members, others],
  );
}

/** Owners and editors may edit. */
export function useCanEdit(): boolean {
  const role = useRole();
  return role === 'owner' || role === 'editor';
}

export function useSyncStatus(): Sync {
  return useReadable(useRoom().sync);
}

export function useOutbox(): readonly OutboxEntry[] {
  return useReadable(useRoom().outbox);
}

export function useRejected(): readonly RejectedEntry[] {
  return useReadable(useRoom().rejected);
}

export function useEntities(): Entities {
  return useReadable(useRoom().entities);
}

/** Part of the room's state. It renders again only for what `eq` finds different: by default another value, one level deep. */
export function useSelect<T>(fn: (entities: Entities) => T, eq: (a: T, b: T) => boolean = same): T {
  return useSelected(useRoom().entities, fn, eq);
}

/** The entities of a type, in the order in which they are kept, those that `where` takes. */
export function useAll(type: string, where: (entity: EntityView) => boolean = () => true): readonly EntityView[] {
  return useSelect((entities) => [...(entities.get(type)?.values() ?? [])].filter(where));
}

/** One entity, or undefined where there is none (any more). */
export function useEntity(type: string, id: string): EntityView | undefined {
  const room = useRoom();
  return useReadable(useMemo(() => room.select((entities) => entities.get(type)?.get(id)), [room, type, id]));
}
