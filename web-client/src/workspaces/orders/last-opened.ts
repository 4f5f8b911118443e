import { useEffect, useState } from 'react';

/** The order that was open last on this page: its row gets the focus when one comes back to the list. */
let last: string | undefined;

export function opened(id: string): void {
  last = id;
}

export function useLastOpened(): string | undefined {
  const [at] = useState(() => last);
  useEffect(() => {
    last = undefined;
    if (at === undefined || (document.activeElement !== null && document.activeElement !== document.body)) return;
    // A long list puts the row in place after it was scrolled to.
    const frame = requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(at)}"] [data-part="open"]`)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [at]);
  return at;
}
