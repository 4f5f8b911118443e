import { useEffect } from 'react';

/** All notifications, as a list. */
export const INBOX = 'inbox';

const looked = new Map<string, number>();

/** Tells that this thread, or the inbox, is on the screen while the component is: what comes of it needs no message. */
export function useLookingAt(thread: string, shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    looked.set(thread, (looked.get(thread) ?? 0) + 1);
    return () => {
      const left = (looked.get(thread) ?? 1) - 1;
      if (left === 0) looked.delete(thread);
      else looked.set(thread, left);
    };
  }, [thread, shown]);
}

export function isLookedAt(thread: string): boolean {
  return looked.has(thread);
}
