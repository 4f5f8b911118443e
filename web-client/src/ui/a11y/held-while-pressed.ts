import { useEffect, useState } from 'react';

/** Keeps a value while a pointer is down, so that nothing moves under a finger between press and release. */
export function useHeldWhilePressed<T>(value: T): T {
  const [pressed, setPressed] = useState(false);
  const [held, setHeld] = useState(value);
  useEffect(() => {
    const press = () => setPressed(true);
    // The click follows the release: what it hits must still be there.
    const release = () => setTimeout(() => setPressed(false), 0);
    addEventListener('pointerdown', press, true);
    addEventListener('pointerup', release, true);
    addEventListener('pointercancel', release, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      removeEventListener('pointerup', release, true);
      removeEventListener('pointercancel', release, true);
    };
  }, []);
  if (!pressed && held !== value) setHeld(value);
  return pressed ? held : value;
}
