import { useEffect, useState } from 'react';
import { useClient, useRoom } from '../../react';

/** Up to which commit this person had seen the history on this device before it was opened this time; null where never. */
export function useLastLook(newest: number | undefined): number | null {
  const key = `tandem.looked.${useClient().user}.${useRoom().id}`;
  const [before] = useState(() => read(key));
  useEffect(() => {
    if (newest !== undefined && newest > (read(key) ?? 0)) write(key, newest);
  }, [key, newest]);
  return before;
}

function read(key: string): number | null {
  const stored = localStorage.getItem(key);
  return stored === null || !/^\d+$/.test(stored) ? null : Number(stored);
}

function write(key: string, seq: number): void {
  try {
    localStorage.setItem(key, String(seq));
  } catch {
    // A full storage loses the line between old and new, nothing else.
  }
}
