import { type RefObject, useEffect } from 'react';
import { focusNear, type Spot, spotOf } from './spot';

/** Where what has the focus in an element is taken away, the focus stays in the element, near to where it was. */
export function useHeldFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let spot: Spot | null = null;
    const remember = ({ target }: FocusEvent) => {
      spot = target instanceof HTMLElement && element.contains(target) ? spotOf(target) : null;
    };
    const watch = new MutationObserver(() => {
      if (spot !== null && !spot.element.isConnected && element.isConnected) focusNear(spot);
    });
    document.addEventListener('focusin', remember);
    watch.observe(element, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, [ref]);
}
