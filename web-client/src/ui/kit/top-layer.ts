import { useSyncExternalStore } from 'react';

/** Modal dialogs that are open, the topmost last. All outside of that one is out of reach. */
let open: readonly HTMLElement[] = [];
const listeners = new Set<() => void>();

function change(next: readonly HTMLElement[]): void {
  open = next;
  for (const listener of listeners) listener();
}

/** From now on this dialog is above all else, until the answer is called. */
export function enterTop(dialog: HTMLElement): () => void {
  change([...open, dialog]);
  return () => change(open.filter((other) => other !== dialog));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The topmost modal dialog at this moment, or null for the page. */
export function top(): HTMLElement | null {
  return open.at(-1) ?? null;
}

/** Where messages have to be, so that they can be seen and reached: the topmost modal dialog, or null for the page. */
export function useTop(): HTMLElement | null {
  return useSyncExternalStore(subscribe, top);
}
