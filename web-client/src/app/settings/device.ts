import { useCallback, useEffect, useState } from 'react';
import type { KnownRoom } from '../../core';
import { useClient } from '../../react';

export interface Device {
  readonly rooms: readonly KnownRoom[];
  /** Bytes that this app uses of what the browser gives it; undefined where the browser does not say. */
  readonly used: number | undefined;
  /** The browser will not clear it by itself; undefined where it does not say. */
  readonly persisted: boolean | undefined;
  /** Forgets the copy of a room; false where something of it waits. */
  forget(room: string): Promise<boolean>;
  /** Asks the browser not to clear it. */
  persist(): Promise<boolean>;
}

/** What is stored here. */
export function useDevice(): Device {
  const { rooms } = useClient();
  const [state, setState] = useState<Pick<Device, 'rooms' | 'used' | 'persisted'>>({ rooms: [], used: undefined, persisted: undefined });
  const look = useCallback(() => Promise.all([rooms.known(), used(), persisted()]).then(([known, bytes, kept]) => setState({ rooms: known, used: bytes, persisted: kept })), [rooms]);
  useEffect(() => void look(), [look]);
  const after = <T>(work: Promise<T>): Promise<T> => work.finally(() => void look());
  return { ...state, forget: (room) => after(rooms.forget(room)), persist: () => after(navigator.storage.persist()) };
}

async function used(): Promise<number | undefined> {
  try {
    return (await navigator.storage.estimate()).usage;
  } catch {
    return undefined; // an insecure context has no storage to ask
  }
}

async function persisted(): Promise<boolean | undefined> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return undefined;
  }
}
