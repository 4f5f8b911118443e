import { useEffect, useState } from 'react';
import type { Role } from '../../core';
import { codeOf, useClient } from '../../react';
import { useOnline } from '../../ui/status/steady-link';

export interface ListedRoom {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  /** Unknown without the server. */
  readonly members?: number;
  /** Can be opened without network. */
  readonly onDevice: boolean;
}

export interface Listing {
  readonly rooms: readonly ListedRoom[] | undefined;
  /** Why the server's list is not there. */
  readonly problem?: string;
}

/** My rooms: first those on this device, then the server's, whenever it can be reached. */
export function useMyRooms(): Listing {
  const { rooms } = useClient();
  const online = useOnline();
  const [listing, setListing] = useState<Listing>({ rooms: undefined });
  useEffect(() => {
    let current = true;
    const show = (next: Listing) => current && setListing(next);
    void (async () => {
      const known = await rooms.known();
      const here = known.map(({ id, title, role }) => ({ id, title, role, onDevice: true }));
      if (here.length > 0 || !online) show({ rooms: here });
      if (!online) return;
      const listed = await rooms.list();
      const mine = listed.map(({ id, title, role, members }) => ({ id, title, role, members: members.length, onDevice: known.some((room) => room.id === id) }));
      show({ rooms: mine.toReversed() });
    })().catch((error: unknown) => current && setListing((before) => ({ rooms: before.rooms ?? [], problem: codeOf(error) })));
    return () => {
      current = false;
    };
  }, [rooms, online]);
  return listing;
}
