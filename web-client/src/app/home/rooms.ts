import { startTransition, useCallback, useEffect, useState } from 'react';
import type { KnownRoom, Role, Rooms, RoomSummary } from '../../core';
import { codeOf, useClient } from '../../react';
import { useOnline } from '../../ui/status/steady-link';
import { openedRooms } from './opened';

export interface ListedRoom {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly role: Role;
  /** Unknown without the server. */
  readonly members?: number;
  /** Can be opened without network. */
  readonly onDevice: boolean;
  /** Changes of it that wait on this device. */
  readonly waiting: number;
  readonly archived: boolean;
  /** Somebody else made it; without the server, what one's role says. */
  readonly shared: boolean;
  /** When it was opened here last, else made; in milliseconds since 1970. */
  readonly at: number;
}

export interface Listing {
  /** The ones used last first. */
  readonly rooms: readonly ListedRoom[] | undefined;
  /** Why the server's list is not there. */
  readonly problem?: string;
  /** Nothing more is on its way: what comes with an answer has come. */
  readonly settled: boolean;
  refresh(): void;
}

/** My rooms: first those on this device, then the server's, whenever it can be reached. */
export function useMyRooms(): Listing {
  const { rooms } = useClient();
  const online = useOnline();
  const [asked, setAsked] = useState(0);
  const [listing, setListing] = useState<Omit<Listing, 'refresh'>>({ rooms: undefined, settled: false });
  useEffect(() => {
    let current = true;
    const show = (next: readonly ListedRoom[], settled: boolean) => current && startTransition(() => setListing({ rooms: next, settled }));
    void (async () => {
      const known = await rooms.known();
      // Asked again, what is shown stays until there is an answer.
      if ((known.length > 0 && asked === 0) || !online) show(inOrder(known.map(fromDevice)), !online);
      if (online) show(await listed(rooms, known), true);
    })().catch((error: unknown) => current && setListing((before) => ({ rooms: before.rooms ?? [], problem: codeOf(error), settled: true })));
    return () => {
      current = false;
    };
  }, [rooms, online, asked]);
  return { ...listing, refresh: useCallback(() => setAsked((times) => times + 1), []) };
}

async function listed(rooms: Rooms, known: readonly KnownRoom[]): Promise<readonly ListedRoom[]> {
  const all = await rooms.list();
  return inOrder(all.map((room) => fromServer(room, known.find(({ id }) => id === room.id))));
}

function fromDevice({ id, kind, title, role, waiting }: KnownRoom): Omit<ListedRoom, 'at'> & { made: number } {
  return { id, kind, title, role, waiting, onDevice: true, archived: false, shared: role !== 'owner', made: 0 };
}

function fromServer(room: RoomSummary, known: KnownRoom | undefined): Omit<ListedRoom, 'at'> & { made: number } {
  const { id, kind, title, role, members, archived = false, shared = role !== 'owner', createdAt } = room;
  return { id, kind, title, role, members: members.length, archived, shared, waiting: known?.waiting ?? 0, onDevice: known !== undefined, made: createdAt };
}

function inOrder(rooms: readonly (Omit<ListedRoom, 'at'> & { made: number })[]): readonly ListedRoom[] {
  const opened = openedRooms();
  return rooms.map(({ made, ...room }) => ({ ...room, at: Math.max(made, opened.get(room.id)?.at ?? 0) })).toSorted((a, b) => b.at - a.at);
}
