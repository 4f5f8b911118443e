import { useCallback, useMemo, useState } from 'react';
import { useClient, useEntities, useRoom } from '../../react';
import { adjustmentOf, ofType } from './model';

/** One count of an item, as it was recorded. */
export interface Counted {
  /** Of its adjustment. */
  readonly id: string;
  readonly itemId: string;
  readonly name: string;
  readonly before: number;
  readonly counted: number;
  readonly undone?: boolean;
}

interface Session {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly entries: readonly Counted[];
}

const key = (room: string, user: string) => `tandem.count.${room}.${user}`;

/** What a person counts in one go, newest first. It outlives a reload of the page, not its tab: what was counted stands in the room. */
export function useCountSession() {
  const room = useRoom();
  const { user } = useClient();
  const where = key(room.id, user);
  const [session, setSession] = useState(() => kept(where) ?? begun());
  const change = useCallback(
    (next: (before: Session) => Session) =>
      setSession((before) => {
        const after = next(before);
        keep(where, after);
        return after;
      }),
    [where],
  );
  return {
    ...session,
    done: useDone(session),
    add: (entry: Counted) => change((before) => ({ ...before, entries: [entry, ...before.entries] })),
    undo: (id: string) => change((before) => ({ ...before, entries: before.entries.map((entry) => (entry.id === id ? { ...entry, undone: true } : entry)) })),
    restart: () => change(begun),
  };
}

/** Items that anybody has counted since this count began. */
function useDone({ entries, startedAt }: Session): ReadonlySet<string> {
  const adjustments = ofType(useEntities(), 'adjustment');
  return useMemo(() => {
    const done = new Set<string>();
    for (const entity of adjustments.values()) {
      const { id, itemId, reason, at, pending } = adjustmentOf(entity);
      if (reason === 'count' && (pending || (at ?? 0) >= startedAt) && !entries.some((entry) => entry.id === id)) done.add(itemId);
    }
    for (const { itemId, undone } of entries) if (undone !== true) done.add(itemId);
    return done;
  }, [adjustments, entries, startedAt]);
}

function begun(): Session {
  return { startedAt: Date.now(), entries: [] };
}

function kept(where: string): Session | null {
  try {
    const session = JSON.parse(sessionStorage.getItem(where) ?? 'null') as Session | null;
    return session !== null && typeof session.startedAt === 'number' && Array.isArray(session.entries) ? session : null;
  } catch {
    return null;
  }
}

/** Without a store the list lasts as long as the page. */
function keep(where: string, session: Session): void {
  try {
    sessionStorage.setItem(where, JSON.stringify(session));
  } catch {
    // Full, or forbidden: what was counted is in the room all the same.
  }
}
