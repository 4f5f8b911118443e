import { useMemo } from 'react';
import { useClient, useEntities, useReadable, useRoom } from '../../react';

/** How many comments of others in this room this person has not seen. */
export function useUnreadComments(): number {
  const room = useRoom();
  const { user } = useClient();
  const comments = useEntities().get('comment');
  const seen = useReadable(room.seen);
  return useMemo(() => {
    const all = [...(comments?.values() ?? [])];
    return all.filter(({ id, seq, fields: { author, thread } }) => {
      const since = Math.max(seen[typeof thread === 'string' ? thread : id] ?? 0, seen[''] ?? 0);
      return author !== undefined && author !== user && seq > since;
    }).length;
  }, [comments, seen, user]);
}
