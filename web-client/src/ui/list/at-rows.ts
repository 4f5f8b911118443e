import { type RefObject, useEffect, useState } from 'react';

/** Whether a person is at the rows (`data-row`) in an element: the focus is in one or in what was opened from one, or a finger is down. */
export function useAtRows(ref: RefObject<HTMLElement | null>): boolean {
  const [focused, setFocused] = useState(false);
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    const look = () => {
      const active = document.activeElement;
      const row = active?.closest('[data-row]');
      if (row != null && ref.current?.contains(row)) setFocused(true);
      else if (active?.closest('dialog, [role="menu"], [data-rows-waiting]') == null) setFocused(false);
    };
    const press = (event: Event) => setPressed(event.target instanceof Node && ref.current?.contains(event.target) === true);
    // The click follows the release: what it hits must still be there.
    const release = () => setTimeout(() => setPressed(false), 0);
    const listen = { focusin: look, focusout: () => setTimeout(look, 0), pointerdown: press, pointerup: release, pointercancel: release };
    for (const [name, listener] of Object.entries(listen)) document.addEventListener(name, listener, true);
    return () => {
      for (const [name, listener] of Object.entries(listen)) document.removeEventListener(name, listener, true);
    };
  }, [ref]);
  return focused || pressed;
}
