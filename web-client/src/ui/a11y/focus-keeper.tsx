import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

interface Place {
  element: HTMLElement;
  row: string;
  part: string;
  neighbours: readonly string[];
}

/**
 * Keeps the focus where the person left it when rows move or vanish under it. Rows carry `data-row` (an id), the controls
 * in them `data-part`. A control that was moved to another group gets the focus back; for a row that is gone the next one does.
 */
export function FocusKeeper({ children, onLost }: { children: ReactNode; onLost?: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  const place = useRef<Place | null>(null);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const remember = (event: FocusEvent) => {
      place.current = placeOf(element, event.target);
    };
    element.addEventListener('focusin', remember);
    return () => element.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const lost = place.current;
    if (lost === null || root.current === null || lost.element.isConnected) return;
    // The focus may be in a dialog: what it was opened from is looked for when the dialog is closed.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    place.current = null;
    restore(root.current, lost, onLost);
  });
  return <div ref={root}>{children}</div>;
}

function placeOf(root: HTMLElement, target: EventTarget | null): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const row = target.closest<HTMLElement>('[data-row]');
  const part = target.dataset.part;
  if (row?.dataset.row === undefined || part === undefined) return null;
  const order = [...root.querySelectorAll<HTMLElement>('[data-row]')].map((it) => it.dataset.row ?? '');
  const index = order.indexOf(row.dataset.row);
  return { element: target, row: row.dataset.row, part, neighbours: [...order.slice(index + 1), ...order.slice(0, index).toReversed()] };
}

function restore(root: HTMLElement, lost: Place, onLost?: () => void) {
  const find = (row: string) => root.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"] [data-part="${CSS.escape(lost.part)}"]`);
  const same = find(lost.row);
  if (same !== null) return same.focus({ preventScroll: true });
  for (const row of lost.neighbours) {
    const next = find(row);
    if (next === null) continue;
    next.focus({ preventScroll: true });
    onLost?.();
    return;
  }
}
