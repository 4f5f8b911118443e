import type { Lock, Readable } from '../../core';

/** Who has an order, as far as this page has heard. */
export interface Holder {
  readonly user: string;
  readonly name: string;
  readonly client: string;
  /** When this page first heard of it, milliseconds since 1970: the holder may have it for longer. */
  readonly since: number;
  /** When it was last renewed, by the clock of this device: `until` is that of the server's. */
  readonly heard: number;
}

export type Holders = ReadonlyMap<string, Holder>;

/** A lease lasts 30 s and is renewed every 10 s (PROTOCOL L1): of whom nothing is heard for this long, it ran out. */
export const LAPSED_MS = 33_000;

const NOBODY: Holders = new Map();

interface Seen {
  readonly token: number;
  readonly until: number;
  readonly holder: Holder;
}

/** Remembers since when each order is held and when that was last renewed. */
export function watchLocks(locks: Readable<readonly Lock[]>, now = () => Date.now()): Readable<Holders> {
  let seen: ReadonlyMap<string, Seen> = new Map();
  let from: readonly Lock[] | null = null;
  let holders = NOBODY;
  const get = () => {
    const all = locks.get();
    if (all === from) return holders;
    from = all;
    const at = now();
    seen = new Map(all.flatMap((lock) => (lock.type === 'order' && lock.holder !== null ? [[lock.id, heard(seen.get(lock.id), lock, lock.holder, at)] as const] : [])));
    holders = new Map([...seen].map(([id, { holder }]) => [id, holder]));
    return holders;
  };
  return { get, subscribe: (listener) => locks.subscribe(() => (get(), listener())) };
}

function heard(before: Seen | undefined, { token, until }: Lock, { user, name, client }: NonNullable<Lock['holder']>, at: number): Seen {
  if (before?.token === token && before.until === until) return before;
  const since = before?.token === token ? before.holder.since : at;
  return { token, until, holder: { user, name, client, since, heard: at } };
}
