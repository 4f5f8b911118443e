import { useEffect, useRef } from 'react';
import { useNotifications } from '../../react';

/** Who sees a thread has read what the inbox says of it. */
export function useReadAlong(thread: string, shown: boolean): void {
  const { items, read } = useNotifications();
  const tried = useRef(new Set<string>());
  useEffect(() => {
    const about = items.filter(({ id, read: done, data = {} }) => !done && !tried.current.has(id) && (data.thread ?? data.comment) === thread);
    if (!shown || about.length === 0) return;
    for (const { id } of about) tried.current.add(id);
    // Without a link they stay unread: nothing is lost by that.
    read(about.map(({ id }) => id)).catch(() => undefined);
  }, [thread, shown, items, read]);
}
