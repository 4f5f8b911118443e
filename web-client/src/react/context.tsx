import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import type { Readable, Room, TandemClient } from '../core';
import { useReadable } from './readable';

const ClientContext = createContext<TandemClient | null>(null);
const RoomContext = createContext<Room | null>(null);

/** Starts the client while it is shown, and stops it afterwards. */
export function ClientProvider({ client, children }: { client: TandemClient; children: ReactNode }) {
  useEffect(() => {
    client.start();
    return () => void client.stop();
  }, [client]);
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** Keeps a room open while it is shown. Its children wait until the room is there. */
export function RoomProvider({ id, children }: { id: string; children: ReactNode }) {
  const client = useClient();
  const room = useReadable(useMemo(() => openRoom(client, id), [client, id]));
  return room === null ? null : <RoomContext value={room}>{children}</RoomContext>;
}

/** Open for as long as somebody listens. */
function openRoom(client: TandemClient, id: string): Readable<Room | null> {
  let room: Room | null = null;
  return {
    get: () => room,
    subscribe(listener) {
      room = client.open(id);
      queueMicrotask(listener);
      return () => {
        room?.release();
        room = null;
      };
    },
  };
}

/** @throws Error outside of a {@link ClientProvider} */
export function useClient(): TandemClient {
  const client = use(ClientContext);
  if (client === null) throw new Error('useClient needs a <ClientProvider> above it');
  return client;
}

/** @throws Error outside of a {@link RoomProvider} */
export function useRoom(): Room {
  const room = use(RoomContext);
  if (room === null) throw new Error('useRoom needs a <RoomProvider> above it');
  return room;
}
