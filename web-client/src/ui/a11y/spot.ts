/** Where the focus was: the element, and what it was in, from the inside out. */
export interface Spot {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

const CONTROL = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

export function spotOf(element: Element | null): Spot | null {
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const around: HTMLElement[] = [];
  for (let parent = element.parentElement; parent !== null && parent !== document.body; parent = parent.parentElement) around.push(parent);
  return { element, around };
}

/** Puts the focus back, or, where that is gone and nothing else has it, on the nearest control to where it was. */
export function focusNear({ element, around }: Spot): void {
  if (element.isConnected) return element.focus({ preventScroll: true });
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const nearest = around.find((parent) => parent.isConnected && parent.querySelector(CONTROL) !== null);
  nearest?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true });
}
